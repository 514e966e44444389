"""Runs rules on what they look at; a rule that crashes or finds too much is a finding of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from doclint.articles.grouping import Article, Corpus
from doclint.config.settings import Settings
from doclint.document.pairs import PairedPage
from doclint.findings import LocatedProblem, Position, Problem, Remedy
from doclint.rules.page import Page
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule, Scope
from doclint.run.locating import Places, locate
from doclint.system.data_classes import replace

if TYPE_CHECKING:
    from doclint.articles.translated_page import TranslatedPage

MOST_FINDINGS = 10_000
"""How many findings of a rule on one page or article are kept; on 19,000 real pages no rule has more than 10."""

Checks = list[tuple[RegisteredRule, Callable[[Any], Iterable[Problem]]]]
"""Rules, and what finds the problems of each in a page, its pairs, an article or the corpus."""


class Subject(NamedTuple):
    """What rules look at, and what they have found.

    Attributes:
        path: of the page that a finding is on where it does not say so itself.
    """

    subject: Page | PairedPage | TranslatedPage | Article | Corpus
    path: str
    places: Places
    found: list[LocatedProblem]


def bind_checks(settings: Settings, scope: Scope, *, of_schema: bool = False, with_unselected: bool = False) -> Checks:
    """The checks of a scope, with their options; their modules are imported now."""
    return [
        (registered, registered.bind(settings.options.get(code)))
        for code, registered in all_rules().items()
        if registered.scope is scope
        and registered.is_of_schema is of_schema
        and (with_unselected or code in settings.select)
    ]


def bind_corpus_checks(settings: Settings) -> Checks:
    """The checks of article rules that speak of a whole corpus at once, with their options."""
    bound = (
        (registered, registered.bind_corpus(settings.options.get(code)))
        for code, registered in all_rules().items()
        if registered.scope is Scope.ARTICLE and code in settings.select
    )
    return [(registered, check) for registered, check in bound if check is not None]


def run_checks(checks: Checks, subjects: Sequence[Subject], *, is_debugging: bool) -> None:
    """Note what rules find in subjects, each rule in turn on all of them.

    A processor that does one thing many times does it in two thirds of the time. Nearly all rules find nothing on
    nearly all pages, so nothing but the rule's own code stands between it and that.
    """
    for rule, check in checks:
        for subject, path, places, found in subjects:
            most = len(found) + MOST_FINDINGS
            try:
                for problem in check(subject):
                    if len(found) == most and not isinstance(subject, Corpus):
                        found.append(_too_many(rule.code, path))
                        break
                    found.append(locate(problem, rule, problem.path or path, places))
            except Exception as error:
                if is_debugging:
                    raise
                found.append(_crashed(rule.code, path, error))


def problem_of_run(code: str, path: str, start: Position, message: str, help_: str) -> LocatedProblem:
    """What the run itself has to say of a page, by one of the rules that have no check."""
    rule = all_rules()[code]
    return LocatedProblem(
        code=code,
        name=rule.name,
        severity=rule.severity,
        message=message,
        help=help_,
        path=path,
        start=start,
        end=start,
        fix=None,
        related=(),
        remedy=Remedy.EDIT,
        cause=(),
        identity=message,
        origin=None,
        has_own_severity=True,
    )


def _too_many(code: str, path: str) -> LocatedProblem:
    message = f"Page exceeds a limit: {code} has more than {MOST_FINDINGS:,} findings."
    help_ = "Fix the reported findings, then run doclint again."
    return replace(problem_of_run("DOC002", path, Position(1, 1), message, help_), unfinished=code)


def _crashed(code: str, path: str, error: Exception) -> LocatedProblem:
    problem = problem_of_run(
        "DOC003",
        path,
        Position(1, 1),
        f"Rule {code} crashed: {type(error).__name__}: {error!s:.200}.",
        "Report this defect of doclint with the traceback that --debug prints.",
    )
    return replace(problem, unfinished=code)
