"""
What it does
    Finds a date that is not written as the schema says, `MM/DD/YYYY` for `ms.lasthandoff`.

Why it matters
    Day and month are easily exchanged, and tools that sort pages by their handoff leave this one out.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM109",
    name="date-format-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad(LOCALIZED.replace("08/22/2019", "⟦2019-08-22⟧")),
        Good(LOCALIZED),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "date-format-invalid")
