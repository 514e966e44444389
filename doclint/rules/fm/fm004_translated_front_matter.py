"""
What it does
    Finds front matter that went through translation like a body, with segments (`data-ttu-id`) inside the block. It is
    the only finding about the front matter of its page.

Why it matters
    Keys, authors and dates are "translated": none of them can be read any more.

Evidence
    One article in 16 locales of a public repository of 2021.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM004",
    name="translated-front-matter",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '---\n⟦<span data-ttu-id="4be1c-101">⟧auteur : marisol</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-101">author: marisol</span></span>\n---\n'
        ),
        Good("---\nauthor: marisol\n---\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    front_matter = page.document.front_matter
    if front_matter.is_closed and front_matter.first_segment is not None:
        yield Problem(
            "The front matter was translated as if it were text: its keys cannot be read.",
            front_matter.first_segment,
            help="Restore the block from the source page, with the translated title in it.",
            origin="translated",
            identity="",
        )
