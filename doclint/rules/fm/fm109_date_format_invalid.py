"""
What it does
    Finds a date that is not written as the schema says, `MM/DD/YYYY` for `ms.lasthandoff`.

Why it matters
    Day and month are easily exchanged, and tools that sort pages by their handoff leave this one out.

Fix safety
    Safe where the date can only be one day, in whatever order day, month and year are read: `2/28/19`. Unsafe where it
    may be several, such as `3/4/19`: it is then read in the order that the schema has.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.front_matter_fixes import rewrite_date
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM109",
    name="date-format-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad(LOCALIZED.replace("08/22/2019", "⟦2019-08-22⟧"), fixed=LOCALIZED),
        Bad(
            LOCALIZED.replace("08/22/2019", "⟦'2/28/19'⟧ # spring"),
            fixed=LOCALIZED.replace("08/22/2019", "'02/28/2019' # spring"),
        ),
        Bad(LOCALIZED.replace("08/22/2019", "⟦3/4/19⟧"), fixed=LOCALIZED.replace("08/22/2019", "03/04/2019")),
        Bad(LOCALIZED.replace("08/22/2019", "⟦soon⟧")),
        Good(LOCALIZED),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "date-format-invalid", rewrite_date)
