"""
What it does
    Finds an id that stands on two whole pairs of a page.

Why it matters
    An id names one sentence of the page. With two of them, one is a copy that the next handoff will not know.

Evidence
    None in 2.1 million segments of public repositories: a finding means that somebody, or some script, broke the page.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="TTU004",
    name="duplicate-id",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">It is late.</span></span>\n'
            '⟦<span data-ttu-id="4be1c-102">⟧Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">It is late.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">It is late.</span></span>\n'
            '<span data-ttu-id="4be1c-p102">Bonne nuit. À demain.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-p102">Good night. See you.</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if page.document.has_orderly_ids:
        return
    first: dict[str, int] = {}
    for pair in page.document.pairs:
        if pair.id in first:
            line = page.document.lines.position(first[pair.id]).line
            yield Problem(
                f"The id {pair.id} stands on this page already, in line {line}.",
                pair.target_tag,
                help="Remove the pair that was copied, or restore its own id.",
                identity=pair.id,
            )
        else:
            first[pair.id] = pair.start
