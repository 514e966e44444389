"""
What it does
    Finds keys that the page's schema requires and that the front matter lacks or leaves without a value. The shipped
    schema for localized pages requires `title` and the six keys that localization writes. If the page has the key under
    a misspelled name, FM005 reports it instead. Metadata that the docfx build gives to the page (`globalMetadata` and
    `fileMetadata` of `docfx.json`) counts, and fragments (`includes`, or what the build excludes) need no title.

Why it matters
    Without them the page has no title, or its source and source version are unknown.

Evidence
    None in 4,642 pages of 2019 and 14,580 of 2021: the six pages without `title` have `Title`.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.fm.schema_problems import LOCALIZED, problems_of_kind
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM101",
    name="missing-attribute",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    is_of_schema=True,
    examples=(
        Bad(LOCALIZED.replace("title: Le phare\n", "").replace("---\n", "⟦---⟧\n", 1)),
        Good(LOCALIZED),
        Good({"fr-fr/includes/lamp.md": LOCALIZED.replace("title: Le phare\n", "")}),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    return problems_of_kind(page, "missing-attribute")
