"""
What it does
    Finds target halves with fewer links than their source half, including bare URLs. A link that SEG003 reports as
    broken is not lost.

Why it matters
    Readers of the translation do not get the link.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 3 | 3 | 3 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 1 | 1 | 1 |

    A link that another rule explains (broken, swallowed) is not counted.
"""

from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import find_broken
from doclint.rules.seg.urls import lost_urls, pairs_with_other_urls, swallowed, urls_of_half

RULE = Rule(
    code="SEG004",
    name="lost-link",
    severity=Severity.ERROR,
    scope=Scope.PAIR,
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


def check(page: PairedPage) -> Iterator[Problem]:
    for pair in pairs_with_other_urls(page):
        target, source = urls_of_half(pair.target), urls_of_half(pair.source)
        if len(target) + swallowed(target) >= len(source) or find_broken(pair):
            continue
        lost = lost_urls(pair)
        others = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        yield Problem(
            f"Lost link: the source half has {len(source)} link{'s' * (len(source) > 1)}, the target half {len(target) or 'none'}; "
            f"{lost[0]}{others} {'are' if others else 'is'} missing.",
            pair.target_content,
            help="Restore the link around the words that are its label.",
            identity=f"{pair.id} {' '.join(lost)}",
        )
