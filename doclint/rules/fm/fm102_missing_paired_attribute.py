"""
What it does
    Finds a key that is there without another one that its schema wants beside it (docfx's `dependencies` and
    `dependentSchemas`, `dependentRequired` elsewhere).

Why it matters
    The one says nothing without the other: a subservice without its service, a reviewer without a date.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"dependencies": {"ms.subservice": ["ms.service"]}}

RULE = Rule(
    code="FM102",
    name="missing-paired-attribute",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("⟦---⟧\nms.subservice: lamps\n---\n", schema=_SCHEMA, says="you must also specify 'ms.service'"),
        Good("---\nms.service: beacons\nms.subservice: lamps\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "missing-paired-attribute")
