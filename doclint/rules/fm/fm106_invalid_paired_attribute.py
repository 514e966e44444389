"""
What it does
    Finds values that the schema does not allow together with the value of another key (docfx's `enumDependencies`).

Why it matters
    Tools look pages up by both values, and nothing looks for a pair that does not exist.

Evidence
    None in public repositories: the shipped schemas do not use it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"enumDependencies": {"ms.service": {"beacons": {"ms.subservice": {"lamps": None, "lenses": None}}}}}

RULE = Rule(
    code="FM106",
    name="invalid-paired-attribute",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nms.service: beacons\nms.subservice: ⟦fog horns⟧\n---\n", schema=_SCHEMA),
        Good("---\nms.service: beacons\nms.subservice: lamps\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "invalid-paired-attribute")
