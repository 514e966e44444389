"""
What it does
    Finds a list that has fewer or more items than its schema allows, of all kinds or of one (docfx's `minItemsWhen`
    and `maxItemsWhen`).

Why it matters
    Readers of the key take the first items and drop the others, or find none where they count on one.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"ms.custom": {"maxItems": 2}}}

RULE = Rule(
    code="FM113",
    name="array-length-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nms.custom: ⟦[beacon, lamp, horn]⟧\n---\n", schema=_SCHEMA),
        Bad("---\nms.custom:\n  ⟦- beacon\n  - lamp\n  - horn⟧\n---\n", schema=_SCHEMA),
        Good("---\nms.custom: [beacon, lamp]\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "array-length-invalid")
