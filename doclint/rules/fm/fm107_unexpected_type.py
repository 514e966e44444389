"""
What it does
    Finds values whose type differs from the schema's, such as a list instead of a string.

Why it matters
    Tools that read the key expect one type and fail on, or drop, another.

Fix safety
    Safe: the fix puts a number, `true` or `false` in quotes if a string is required and the quoted value is valid.

Evidence
    35 in 14,580 pages of 2021: a list as the asset ID, in 7 articles of 5 locales.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.front_matter_fixes import put_in_quotes
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM107",
    name="unexpected-type",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad(LOCALIZED.replace('"36559551"', "⟦36559551⟧"), fixed=LOCALIZED),
        Bad(LOCALIZED.replace("fr-FR", "⟦[fr-FR, fr-CA]⟧")),
        Good(LOCALIZED),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "unexpected-type", put_in_quotes)
