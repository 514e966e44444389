"""
What it does
    Finds whole pairs whose ids begin with another prefix than most ids of the page. One finding for each such prefix,
    at its first pair.

Why it matters
    A prefix belongs to one page. Another one means that text was pasted from a page that the next handoff will not look
    at.

Evidence
    None in 2.1 million segments of public repositories: a finding means that somebody, or some script, broke the page.
"""

from collections import Counter
from collections.abc import Iterator

from doclint.findings import Problem, Severity, shortened
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_PAIR = (
    '<span data-ttu-id="4be1c-103">Il est tard.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
)

RULE = Rule(
    code="TTU008",
    name="mixed-prefix",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            _PAIR + '⟦<span data-ttu-id="77aa0-104">⟧Le phare.</span>'
            '<span class="sxs-lookup"><span data-stu-id="77aa0-104">The beacon.</span></span>\n',
            says="77aa0",
        ),
        Good(
            _PAIR + '<span data-ttu-id="4be1c-104">Le phare.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-104">The beacon.</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if page.document.has_orderly_ids:
        return
    pairs = page.document.pairs
    counts = Counter(pair.id.partition("-")[0] for pair in pairs)
    # Of prefixes that are as frequent as each other the first one on the page counts as its own.
    own = max(counts, key=lambda prefix: counts[prefix])
    reported = {own}
    for pair in pairs:
        prefix = pair.id.partition("-")[0]
        if prefix not in reported:
            reported.add(prefix)
            number = f"{counts[prefix]} segments" if counts[prefix] > 1 else "A segment"
            yield Problem(
                f"{number} with the prefix {prefix} on a page whose ids begin with {shortened(own)}.",
                pair.target_tag,
                help="Take the pasted text out, or take the page from the last handoff again.",
                identity=prefix,
            )
