"""
What it does
    Finds a value that is not allowed beside the value of another key (docfx's `enumDependencies`).

Why it matters
    A page is found by the two together, and nobody looks for a pair that does not exist.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
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
