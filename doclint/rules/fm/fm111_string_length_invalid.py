"""
What it does
    Finds a text that is shorter or longer than the schema allows, in code points.

Why it matters
    An empty title leaves search results and the browser's tab without a name.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Good, Rule, Scope

RULE = Rule(
    code="FM111",
    name="string-length-invalid",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(Good(LOCALIZED),),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "string-length-invalid")
