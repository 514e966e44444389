"""
What it does
    Finds a key that is not to be used any more, and names the one that takes its place (docfx's `replacedBy`).

Why it matters
    Sooner or later nothing reads the key, and what it says is lost without a word.

Fix safety
    Safe: it renames the key, where the page has not got the other one already, as the schema says.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.front_matter_fixes import replace_key
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"ms.prod": {"replacedBy": "ms.service"}}}

RULE = Rule(
    code="FM118",
    name="attribute-deprecated",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\n⟦ms.prod⟧: beacons\n---\n", fixed="---\nms.service: beacons\n---\n", schema=_SCHEMA),
        Bad("---\n⟦ms.prod⟧: beacons\nms.service: lamps\n---\n", schema=_SCHEMA),
        Good("---\nms.service: beacons\n---\n", schema=_SCHEMA),
        Good("---\nms.prod: ''\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "attribute-deprecated", replace_key)
