"""
What it does
    Finds a target half (`data-ttu-id`) that has no source half (`data-stu-id`) behind it.

Why it matters
    The page shows a reader of the translation the source of each sentence. Without its source half the sentence
    cannot be compared, and the next handoff does not know which sentence it was made from.

Evidence
    None in 2.1 million segments of public repositories: a finding means that somebody, or some script, broke the page.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="TTU001",
    name="missing-source",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '⟦<span data-ttu-id="4be1c-102">⟧Le phare s’allume.</span> '
            '<span data-ttu-id="4be1c-103">Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Le phare s’allume.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The beacon lights up.</span></span>\n'
        ),
        Good('`<span data-ttu-id="4be1c-102">` is what a target half begins with.\n'),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for segment in page.document.broken_segments:
        if segment.source is None and segment.target is not None:
            yield Problem(
                f"The target half {segment.target.id} has no source half behind it.",
                segment.target.tag,
                help=f'Restore `<span class="sxs-lookup"><span data-stu-id="{segment.target.id}">…</span></span>` '
                "behind it, or take the page from the last handoff again.",
                identity=segment.target.id,
            )
