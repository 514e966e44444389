"""
What it does
    Finds values whose type differs from the schema's, such as a list instead of a string. If the list follows a key
    that is empty, the message says that it slipped.

Why it matters
    Tools that read the key expect one type and fail on, or drop, another.

Fix safety
    Safe: the fix puts a number, `true` or `false` in quotes if a string is required and the quoted value is valid.

Evidence
    35 in 14,580 pages of 2021: a list as the asset ID, in 7 articles of 5 locales. All 35 were read and are true; 30
    are the list of an emptied `ms.custom`.
"""

from collections.abc import Iterator, Mapping

from doclint.document.block import JsonValue
from doclint.findings import KeyPlace, Problem, Severity
from doclint.rules.fm.front_matter_fixes import put_in_quotes
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.system.data_classes import replace

RULE = Rule(
    code="FM107",
    name="unexpected-type",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad(LOCALIZED.replace('"36559551"', "⟦36559551⟧"), fixed=LOCALIZED),
        Bad(LOCALIZED.replace("fr-FR", "⟦[fr-FR, fr-CA]⟧")),
        Bad(
            LOCALIZED.replace("title:", "ms.custom: ''\nms.assetid:\n⟦- lamp\n- wick⟧\ntitle:"),
            says="the list seems to belong to `ms.custom` above",
        ),
        Good(LOCALIZED),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    values = page.document.front_matter.values
    for problem in problems_of_kind(page, "unexpected-type", put_in_quotes):
        emptied = _emptied_before(values, problem)
        yield problem if emptied is None else _slipped(problem, emptied)


def _emptied_before(values: Mapping[str, JsonValue], problem: Problem) -> str | None:
    """The key above a list whose own list this may be: it has no value."""
    route = problem.place.route if isinstance(problem.place, KeyPlace) else ()
    if len(route) != 1 or not isinstance(values.get(str(route[0])), list):
        return None
    keys = list(values)
    above = keys.index(str(route[0])) - 1
    return keys[above] if above >= 0 and values[keys[above]] in (None, "") else None


def _slipped(problem: Problem, emptied: str) -> Problem:
    return replace(
        problem,
        message=f"{problem.message.removesuffix('.')}: the list seems to belong to `{emptied}` above, which is empty.",
        help=f"Move the list up to `{emptied}`, and give this key its own value.",
    )
