"""
What it does
    Finds a page that has none of several keys of which its schema wants at least one (docfx's `either`).

Why it matters
    Any of the keys would do, and without one of them the page has nobody to ask, or belongs nowhere.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"either": [["ms.service", "ms.prod"]]}

RULE = Rule(
    code="FM103",
    name="missing-either-attribute",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("⟦---⟧\ntitle: The beacon\n---\n", schema=_SCHEMA),
        Good("---\nms.prod: beacons\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "missing-either-attribute")
