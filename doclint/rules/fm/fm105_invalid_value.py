"""
What it does
    Finds a value that is none of those that the schema allows, such as an `ms.translationtype` that is not `MT`, `HT`
    or `Auto`.

Why it matters
    Whoever reads the key knows only those values; the page falls out of what they select.

Fix safety
    Safe: it removes spaces around a value that is right without them.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.front_matter_fixes import trim
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM105",
    name="invalid-value",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad(LOCALIZED.replace("ms.translationtype: MT", "ms.translationtype: ⟦Machine⟧")),
        Bad(
            LOCALIZED.replace("ms.translationtype: MT", "ms.translationtype: ⟦'MT '⟧ # since May"),
            fixed=LOCALIZED.replace("ms.translationtype: MT", "ms.translationtype: 'MT' # since May"),
        ),
        Good(LOCALIZED),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "invalid-value", trim)
