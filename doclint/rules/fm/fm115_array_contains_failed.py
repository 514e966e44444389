"""
What it does
    Finds a list without any item of the kind that its schema wants in it.

Why it matters
    The list says much, and not the one thing that it is read for.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
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
