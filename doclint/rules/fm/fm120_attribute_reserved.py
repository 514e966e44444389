"""
What it does
    Finds a key that only the build may write (docfx's `reserved`).

Why it matters
    The build overwrites it, so that what stands in the page is never true for long.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"reserved": ["canonical_url"]}

RULE = Rule(
    code="FM120",
    name="attribute-reserved",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\n⟦canonical_url⟧: https://harbourlight.example/beacon\n---\n", schema=_SCHEMA),
        Good("---\ntitle: The beacon\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "attribute-reserved")
