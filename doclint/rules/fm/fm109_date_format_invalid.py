"""
What it does
    Finds dates that are not in the format that the schema requires, `MM/DD/YYYY` for `ms.lasthandoff`.

Why it matters
    Day and month are easily swapped, and tools that sort pages by handoff skip this one.

Fix safety
    Safe if the date means the same day in every order of day, month and year: `2/28/19`. Unsafe if it can mean several
    days, such as `3/4/19`: the fix then reads it in the order of the schema's format.

Evidence
    None in public repositories.
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
