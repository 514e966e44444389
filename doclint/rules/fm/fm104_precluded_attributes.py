"""
What it does
    Finds a page that has more than one of several keys that exclude each other (docfx's `precludes`).

Why it matters
    The keys contradict each other, and which of them counts depends on who reads the page.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"precludes": [["ms.service", "ms.prod"]]}

RULE = Rule(
    code="FM104",
    name="precluded-attributes",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("⟦---⟧\nms.service: beacons\nms.prod: lamps\n---\n", schema=_SCHEMA),
        Good("---\nms.service: beacons\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "precluded-attributes")
