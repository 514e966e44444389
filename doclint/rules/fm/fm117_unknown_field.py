"""
What it does
    Finds a key that the schema does not know. The shipped schemas do not close the list of keys: only a key that looks
    like an `ms.` key and is none is reported. A key that is nearly a known one is FM005 instead.

Why it matters
    Nothing reads the key, so what it says is lost.

Evidence
    3 in 4,642 pages of 2019, 5 in 14,580 of 2021: `ms.common`.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM117",
    name="unknown-field",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad(LOCALIZED.replace("title:", "⟦ms.common⟧: tofte\ntitle:")),
        Good(LOCALIZED.replace("title:", "ms.reviewer: tofte\nModule Name: lamps\ntitle:")),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "unknown-field")
