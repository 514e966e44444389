"""
What it does
    Finds a pair whose target half and source half have different ids.

Why it matters
    The id is all that ties a translation to its sentence. A sentence shown beside the wrong source misleads whoever
    compares them.

Evidence
    None in 2.1 million segments of public repositories: a finding means that somebody, or some script, broke the page.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="TTU003",
    name="id-mismatch",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '⟦<span data-ttu-id="4be1c-102">⟧Il est tard.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-p101">Il est tard. Le phare s’allume.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-p101">It is late. The beacon lights up.</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for target, source in page.document.broken_segments:
        if target is not None and source is not None and target.id != source.id:
            yield Problem(
                f"The halves of a pair have different ids: target {target.id}, source {source.id}.",
                target.tag,
                help="Give both halves the id of the sentence: compare with the page as it was last handed off.",
                identity=f"{target.id} {source.id}",
            )
