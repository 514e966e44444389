"""
What it does
    Finds values that match more than one of several forms of which the schema allows exactly one.

Why it matters
    The value is ambiguous: each form is read in a different way.

Evidence
    None in public repositories: the shipped schemas do not use it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"range": {"oneOf": [{"minimum": 3}, {"maximum": 9}]}}}

RULE = Rule(
    code="FM123",
    name="one-of-failed",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nrange: ⟦5⟧\n---\n", schema=_SCHEMA),
        Good("---\nrange: 12\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "one-of-failed")
