"""
What it does
    Finds values that the schema does not allow, such as an `ms.translationtype` other than `MT`, `HT` or `Auto`.

Why it matters
    Tools that read the key know only the allowed values and skip the page.

Fix safety
    Safe: the fix removes spaces around a value that is valid without them.

Evidence
    None in public repositories.
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
        Bad(
            "---\nversion: ⟦1.10⟧\n---\n",
            schema={"properties": {"version": {"enum": ["1.9", "2.0"]}}},
            says="'version': '1.10'",
        ),
        Good(LOCALIZED),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "invalid-value", trim)
