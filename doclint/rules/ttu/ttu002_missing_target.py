"""
What it does
    Finds a source half (`data-stu-id`) that has no target half (`data-ttu-id`) before it.

Why it matters
    A sentence of the source has lost its translation: readers of the page do not get it.

Evidence
    None in 2.1 million segments of public repositories: a finding means that somebody, or some script, broke the page.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="TTU002",
    name="missing-target",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">It is late.</span></span>\n'
            '<span class="sxs-lookup">⟦<span data-stu-id="4be1c-103">⟧The beacon lights up.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">It is late.</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for segment in page.document.broken_segments:
        if segment.target is None and segment.source is not None:
            yield Problem(
                f"The source half {segment.source.id} has no target half before it: its translation is lost.",
                segment.source.tag,
                help=f'Restore `<span data-ttu-id="{segment.source.id}">…</span>` before it, '
                "or take the page from the last handoff again.",
                identity=segment.source.id,
            )
