"""
What it does
    Finds a value where its schema allows none at all.

Why it matters
    The key has no place there; whoever wrote it expects something of it that does not happen.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"layout": False}}

RULE = Rule(
    code="FM122",
    name="boolean-schema-failed",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nlayout: ⟦wide⟧\n---\n", schema=_SCHEMA),
        Good("---\ntitle: The beacon\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "boolean-schema-failed")
