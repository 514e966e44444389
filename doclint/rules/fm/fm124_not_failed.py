"""
What it does
    Finds a value that is just what its schema says that it must not be.

Why it matters
    Mostly it is a placeholder of a template that nobody replaced.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"title": {"not": {"const": "TITLE"}}}}

RULE = Rule(
    code="FM124",
    name="not-failed",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\ntitle: ⟦TITLE⟧\n---\n", schema=_SCHEMA),
        Good("---\ntitle: The beacon\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "not-failed")
