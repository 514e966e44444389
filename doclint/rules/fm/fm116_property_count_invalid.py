"""
What it does
    Finds a mapping that has fewer or more keys than its schema allows.

Why it matters
    A mapping without keys says nothing, and one with too many says more than anybody reads.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"contact": {"maxProperties": 1}}}

RULE = Rule(
    code="FM116",
    name="property-count-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\ncontact: ⟦{mail: keeper, phone: 7}⟧\n---\n", schema=_SCHEMA),
        Good("---\ncontact: {mail: keeper}\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "property-count-invalid")
