"""
What it does
    Finds a value of another type than the schema says, such as a list where one text belongs.

Why it matters
    A reader of the key expects one type and stumbles over, or drops, the other.

Fix safety
    Safe: it puts quotes around a number, or true or false, that is to be a text and is right as one.

Evidence
    35 in 14,580 pages of 2021: a list as asset id, in 7 articles of 5 locales.
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
