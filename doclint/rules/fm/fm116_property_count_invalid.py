"""
What it does
    Finds mappings that have fewer or more keys than the schema allows.

Why it matters
    A mapping with too few keys lacks information, and nothing reads surplus keys.

Evidence
    None in public repositories: the shipped schemas do not use it.
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
