"""
What it does
    Finds links that a translation engine has taken apart in the target half: a space between `]` and `(`, a space
    before the URL, or a backslash before the parenthesis or the bracket. The source half does not have the same.

Why it matters
    Readers see brackets and a bare URL instead of a link.

Fix safety
    Safe: only spaces and backslashes between `](` and the URL go, and only where the links of the target half are then
    exactly those of the source half.

Evidence
    A set of 14,580 pages in five locales, 2021: 15, three segments in each locale. All are true, and in all of them the
    source half has no link either, broken in another way, so that none is mended. One of 4,642 pages, 2019: 4, all
    true.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Proposal, Replacement, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import can_be_mended, find_broken, is_broken_in_source, may_be_broken

RULE = Rule(
    code="SEG003",
    name="broken-link-syntax",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Voir le [guide⟦] ( ⟧https://harbourlight.example/horns).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [guide](https://harbourlight.example/horns).</span></span>\n",
            fixed='<span data-ttu-id="4be1c-102">Voir le [guide](https://harbourlight.example/horns).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [guide](https://harbourlight.example/horns).</span></span>\n",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Voir le [guide⟦\\](⟧https://harbourlight.example/horns).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [guide](https://harbourlight.example/horns).</span></span>\n",
            fixed='<span data-ttu-id="4be1c-102">Voir le [guide](https://harbourlight.example/horns).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [guide](https://harbourlight.example/horns).</span></span>\n",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Voir le guide⟦] (⟧https://harbourlight.example/horns).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the guide](https://harbourlight.example/horns).</span></span>\n",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Touche [Entrée] (facultatif).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Key [Enter] (optional).</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Touche [Entrée] (facultatif).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The optional key [Enter].</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if not may_be_broken(page.document.targets):
        return
    for pair in page.document.pairs:
        found = find_broken(pair)
        if not found:
            continue
        what = "A link is taken apart" if len(found) == 1 else f"{len(found)} links are taken apart"
        help_ = "Write `[label](url)` without spaces or backslashes between the brackets."
        if is_broken_in_source(pair):
            help_ += " The source half has no link there either: mend the source page as well."
        replacements = tuple(Replacement(pair.in_target(span.start, span.end), "](") for span in found)
        yield Problem(
            f"{what}: spaces or backslashes between `]` and the URL.",
            pair.in_target(found[0].start, found[0].end),
            help=help_,
            fix=Proposal("Put the link together", replacements) if can_be_mended(pair, found) else None,
        )
