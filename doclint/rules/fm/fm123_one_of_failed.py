"""
What it does
    Finds a value that fits more than one of the forms of which its schema wants exactly one.

Why it matters
    Nobody can tell which of the forms is meant, and each is read in its own way.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
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
