"""
What it does
    Finds a key that stands twice in front matter, or twice in one of its mappings.

Why it matters
    Which of the two counts depends on who reads the page: some parsers take the first, some the last, some none.

Fix safety
    Safe: it removes the second of two keys that have the same value.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity, Span
from doclint.rules.fm.front_matter_fixes import remove_duplicate
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM003",
    name="duplicate-key",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad("---\ntitle: The beacon\nauthor: marisol\n⟦title⟧: The lamp\n---\n"),
        Bad(
            "---\ntitle: The beacon # the name\nauthor: marisol\n⟦title⟧: 'The beacon'\n---\n",
            fixed="---\ntitle: The beacon # the name\nauthor: marisol\n---\n",
        ),
        Bad(
            "---\ncontact: {mail: keeper, phone: 7, ⟦mail⟧: keeper}\n---\n",
            fixed="---\ncontact: {mail: keeper, phone: 7}\n---\n",
        ),
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
            help="Remove one of the two." if duplicate.is_equal else "Remove the one that is wrong.",
            fix=remove_duplicate(front_matter, duplicate),
            identity=key,
        )
