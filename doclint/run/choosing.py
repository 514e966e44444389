"""What counts of the problems that were found: those of the selected rules, as severe as the configuration says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from doclint.config.settings import Settings
from doclint.document.regions import Regions
from doclint.findings import LocatedProblem
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope
from doclint.system.data_classes import replace


def choose(problems: Iterable[LocatedProblem], settings: Settings) -> tuple[LocatedProblem, ...]:
    """What counts of the problems of a page: those of the selected rules that no other one says better."""
    rules = all_rules()
    select = settings.select
    chosen = [
        with_severity(problem, settings)
        for problem in problems
        if (problem.unfinished or problem.code) in select
        or (rules[problem.code].scope is Scope.RUN and problem.unfinished is None)
    ]
    return without_repeated(chosen) if chosen else ()


def with_severity(problem: LocatedProblem, settings: Settings) -> LocatedProblem:
    """A problem with the severity that it has itself, or else the configuration gives to its rule."""
    configured = settings.severities.get(problem.code)
    if configured is None or problem.has_own_severity:
        return problem
    return replace(problem, severity=configured)


def without_repeated(problems: Sequence[LocatedProblem]) -> tuple[LocatedProblem, ...]:
    """Those problems which no rule that they give way to says already, with a fix for the very place."""
    rules = all_rules()
    fixed = {
        code: Regions(
            edit
            for problem in problems
            if problem.code == code and problem.fix is not None
            for edit in problem.fix.edits
        )
        for code in {code for problem in problems for code in rules[problem.code].gives_way_to}
    }
    return tuple(
        problem
        for problem in problems
        if not any(fixed[code].hold(problem.start) for code in rules[problem.code].gives_way_to)
    )
