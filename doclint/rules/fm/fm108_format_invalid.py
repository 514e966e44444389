"""
What it does
    Finds a text that is not made as the schema says, such as an asset id that is no GUID.

Why it matters
    What looks up the value by its form finds nothing.

Fix safety
    Safe: it removes spaces around a value that is right without them.

Evidence
    13 in 4,642 pages of 2019, 10 in 14,580 of 2021: placeholders and typing errors as asset ids.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.front_matter_fixes import trim
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM108",
    name="format-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad(LOCALIZED.replace("---\n# ", "ms.assetid: ⟦beacon-7⟧\n---\n# ")),
        Bad(
            LOCALIZED.replace("fr-FR", '⟦"fr-FR "⟧'),
            fixed=LOCALIZED.replace("fr-FR", '"fr-FR"'),
        ),
        Good(LOCALIZED.replace("---\n# ", "ms.assetid: ''\n---\n# ")),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "format-invalid", trim)
