"""
What it does
    Finds a number that is too small, too large, or not a multiple of what its schema says.

Why it matters
    What reads the key takes the number as it is: a waiting time of zero, a position that no list has.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"weight": {"minimum": 1}}}

RULE = Rule(
    code="FM112",
    name="number-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nweight: ⟦0⟧\n---\n", schema=_SCHEMA),
        Good("---\nweight: 1\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "number-invalid")
