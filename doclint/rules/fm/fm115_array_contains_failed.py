"""
What it does
    Finds lists that lack the item that the schema requires in them.

Why it matters
    The list lacks the one value that tools look for.

Evidence
    None in public repositories: the shipped schemas do not use it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"audience": {"contains": {"const": "keeper"}}}}

RULE = Rule(
    code="FM115",
    name="array-contains-failed",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\naudience: ⟦[pilot, tourist]⟧\n---\n", schema=_SCHEMA),
        Good("---\naudience: [pilot, keeper]\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "array-contains-failed")
