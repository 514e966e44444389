"""
What it does
    Finds a page whose front matter is opened by `---` and never closed.

Why it matters
    The whole block is then taken for text: readers see it, and every key in it is lost.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.findings import OPENING_FENCE, Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM001",
    name="missing-front-matter",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad("⟦---⟧\ntitle: The beacon\n\n# The beacon\n"),
        Good("---\ntitle: The beacon\n---\n# The beacon\n"),
        Good("---\n\nA page may begin with a thematic break.\n"),
        Good("# The beacon\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    front_matter = page.document.front_matter
    if front_matter.is_present and not front_matter.is_closed:
        yield Problem(
            "The front matter is never closed: everything below is taken for text.",
            OPENING_FENCE,
            help="Put a line with `---` alone behind the last key.",
            identity="",
        )
