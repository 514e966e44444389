"""
What it does
    Finds a date that is too far from today (`--today`) for its schema (docfx's `relativeMinDate` and
    `relativeMaxDate`). The day counts from midnight, UTC.

Why it matters
    A date in the future is a slip of the pen, and one long ago says that nobody has looked at the page since.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {
    "properties": {
        "ms.date": {"dateFormat": "MM/dd/yyyy", "relativeMinDate": "-365.00:00:00", "relativeMaxDate": "7.00:00:00"}
    }
}

RULE = Rule(
    code="FM110",
    name="date-out-of-range",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nms.date: ⟦07/14/2024⟧\n---\n", schema=_SCHEMA),
        Bad("---\nms.date: ⟦07/14/2021⟧\n---\n", schema=_SCHEMA),
        Good("---\nms.date: 06/08/2024\n---\n", schema=_SCHEMA),
        Good("---\nms.date: 06/02/2023\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "date-out-of-range")
