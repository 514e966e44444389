"""
What it does
    Finds pairs whose target half and source half have different IDs.

Why it matters
    Only the ID connects a translation with its sentence. A sentence shown next to the wrong source misleads anyone who
    compares them.

Evidence
    None in 2.1 million segments of public repositories: a finding means that somebody or a script broke the page.
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
                f"Halves of a pair have different IDs: target {target.id}, source {source.id}.",
                target.tag,
                help="Give both halves the same ID; compare with the page's last handoff.",
                identity=f"{target.id} {source.id}",
            )
