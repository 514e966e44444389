"""
What it does
    Finds a target half with fewer links than its source half, URLs that stand in the text by themselves included. A
    link that SEG003 finds taken apart is not lost.

Why it matters
    Readers of the translation do not get the link.

Evidence
    A set of 14,580 pages in five locales, 2021: none. One of 4,642 pages, 2019: 1, true. A link that another rule
    explains (taken apart, swallowed) is not counted: by brackets alone it would be 13 and 7.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import find_broken
from doclint.rules.seg.urls import lost_urls, pairs_with_other_urls, swallowed, urls_of_half

RULE = Rule(
    code="SEG004",
    name="lost-link",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">⟦Voir le guide des cornes.⟧</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [horn guide](https://harbourlight.example/horns).</span></span>\n",
            says="https://harbourlight.example/horns",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Voir https://harbourlight.example/horns.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See <https://harbourlight.example/horns>.</span></span>\n"
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Voir le guide et [le plan](https://harbourlight.example/plan).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the guide and [the plan](https://harbourlight.example/plan).</span></span>\n"
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for pair in pairs_with_other_urls(page.document):
        target, source = urls_of_half(pair.target), urls_of_half(pair.source)
        if len(target) + swallowed(target) >= len(source) or find_broken(pair):
            continue
        lost = lost_urls(pair)
        others = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        yield Problem(
            f"The source half has {len(source)} link{'s' * (len(source) > 1)}, the target half {len(target) or 'none'}: "
            f"{lost[0]}{others} {'are' if others else 'is'} lost.",
            pair.target_content,
            help="Put it back, around the words that stand for its label now.",
            identity=f"{pair.id} {' '.join(lost)}",
        )
