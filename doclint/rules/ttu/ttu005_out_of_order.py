"""
What it does
    Finds a pair whose number is lower than the one before it. Plain numbers (`102`) and merged paragraphs (`p101`) are
    two series, each ascending; gaps are normal, for a merged paragraph stands for as many numbers as it has sentences.

Why it matters
    Sentences are numbered in the order of the source page. A number that goes back means that text was moved in one
    locale only: the translation no longer tells what the source tells, in its order.

Evidence
    None in 2.1 million segments of public repositories: a finding means that somebody, or some script, broke the page.
"""

from collections.abc import Iterator

from doclint.document.segments import parse_id
from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="TTU005",
    name="out-of-order",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-103">Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
            '⟦<span data-ttu-id="4be1c-102">⟧Le phare s’allume.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The beacon lights up.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">It is late.</span></span>\n'
            '<span data-ttu-id="4be1c-p101">Bonne nuit. À demain.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-p101">Good night. See you.</span></span>\n'
            '<span data-ttu-id="4be1c-106">Le phare s’allume.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-106">The beacon lights up.</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if page.document.has_orderly_ids:
        return
    previous: dict[tuple[str, bool], int] = {}
    seen: set[str] = set()
    for pair in page.document.pairs:
        if pair.id in seen:
            continue
        seen.add(pair.id)
        parts = parse_id(pair.id)
        if parts is None:
            continue
        series = (parts.prefix, parts.merged)
        before = previous.get(series)
        if before is not None and parts.number < before:
            marker = "p" if parts.merged else ""
            yield Problem(
                f"The segment {pair.id} comes after {marker}{before}: it is out of order.",
                pair.target_tag,
                help="Put the pairs back into the order of the source page, or take the page from the last handoff.",
                identity=pair.id,
            )
        previous[series] = parts.number
