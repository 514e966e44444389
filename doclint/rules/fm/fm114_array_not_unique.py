"""
What it does
    Finds a list with the same item twice, where its schema wants each item once.

Why it matters
    The second one does nothing, or counts the page twice; often another item was meant.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"ms.custom": {"uniqueItems": True}}}

RULE = Rule(
    code="FM114",
    name="array-not-unique",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nms.custom: ⟦[beacon, lamp, beacon]⟧\n---\n", schema=_SCHEMA),
        Good("---\nms.custom: [beacon, lamp]\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "array-not-unique")
