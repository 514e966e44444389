"""
What it does
    Finds a key that stands twice in front matter, or twice in one of its mappings.

Why it matters
    Which of the two counts depends on who reads the page: some parsers take the first, some the last, some none.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM003",
    name="duplicate-key",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad("---\ntitle: The beacon\nauthor: marisol\n⟦title⟧: The lamp\n---\n"),
        Good("---\ntitle: The beacon\ncontact:\n  title: Keeper\n---\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    front_matter = page.document.front_matter
    for duplicate in front_matter.duplicates:
        entry = duplicate.entry
        key = ".".join(str(part) for part in entry.route)
        yield Problem(
            f"The key {key} stands here already.",
            Span(front_matter.offset + entry.key.start, front_matter.offset + entry.key.end),
            help="Remove the one that is wrong.",
            identity=key,
        )
