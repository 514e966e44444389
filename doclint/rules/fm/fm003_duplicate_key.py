"""
What it does
    Finds keys that occur twice in the front matter, or twice in one of its mappings.

Why it matters
    Which of the two values counts depends on the parser: some take the first, some the last, some neither.

Fix safety
    Safe: the fix removes the second of two keys that have the same value.

Evidence
    None in public repositories.
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
        Bad("---\ntitle: The beacon\nauthor: marisol\n⟦title⟧: The lamp\n---\n", says="(first on line 2)"),
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
        line = page.document.lines.position(front_matter.offset + duplicate.first.start).line
        yield Problem(
            f"Duplicate key `{key}` (first on line {line}).",
            Span(front_matter.offset + entry.key.start, front_matter.offset + entry.key.end),
            help="Remove one of the two." if duplicate.is_equal else "Remove the wrong one.",
            fix=remove_duplicate(front_matter, duplicate),
            identity=key,
        )
