"""
What it does
    Finds a page that has a key and is not what its schema wants of pages with that key (docfx's
    `dependentSchemas`).

Why it matters
    The key changes what the page is, and with it what else the page must say.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SCHEMA = {"dependentSchemas": {"ms.topic": {"properties": {"level": {"const": "beginner"}}}}}

RULE = Rule(
    code="FM121",
    name="dependent-schemas-failed",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad("---\nms.topic: ⟦tutorial⟧\nlevel: expert\n---\n", schema=_SCHEMA),
        Good("---\nms.topic: tutorial\nlevel: beginner\n---\n", schema=_SCHEMA),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "dependent-schemas-failed")
