"""
What it does
    Finds a text that is shorter or longer than the schema allows, in code points.

Why it matters
    An empty title leaves search results and the browser's tab without a name.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"properties": {"title": {"minLength": 4, "maxLength": 20}}}

RULE = Rule(
    code="FM111",
    name="string-length-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\ntitle: ⟦The beacon and the fog horn⟧\n---\n", schema=_SCHEMA),
        Bad("---\ntitle: ⟦''⟧\n---\n", schema=_SCHEMA),
        Good("---\ntitle: The beacon\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "string-length-invalid")
