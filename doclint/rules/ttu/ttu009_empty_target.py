"""
What it does
    Finds a pair whose target half is empty while its source half is not.

Why it matters
    A sentence of the source has lost its translation: readers of the page do not get it.

Evidence
    None in two sets of 135,868 and 42,170 segments. Empty source halves beside targets of mere punctuation are normal:
    where a merged sentence ends.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="TTU009",
    name="empty-target",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '⟦<span data-ttu-id="4be1c-103">⟧ </span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-103">.</span><span class="sxs-lookup"><span data-stu-id="4be1c-103"></span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-103"></span><span class="sxs-lookup"><span data-stu-id="4be1c-103"></span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    document = page.document
    for number, (id_, target, source) in enumerate(document.halves):
        if not target.strip() and source.strip():
            yield Problem(
                f"The target half {id_} is empty; the source half is not.",
                document.pairs[number].target_tag,
                help="Translate the source half again, or take the page from the last handoff.",
                identity=id_,
            )
