"""
What it does
    Finds values where the schema allows none.

Why it matters
    The key does not belong there and has no effect.

Evidence
    None in public repositories: the shipped schemas do not use it.
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
