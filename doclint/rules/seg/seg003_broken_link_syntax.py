"""
What it does
    Finds links that a translation engine broke in the target half: a space between `]` and `(`, a space before the URL,
    or a backslash before the parenthesis or bracket. Does not report what the source half has too.

Why it matters
    Readers see brackets and a bare URL instead of a link.

Fix safety
    Safe: the fix removes only spaces and backslashes between `](` and the URL, and only if the links of the target half
    are then exactly those of the source half.

Evidence
    15 in a set of 14,580 pages in five locales, 2021, three segments in each locale. All are true, but the source half
    of each is broken in another way, so none has a fix. 4 in a set of 4,642 pages, 2019, all true.
"""

from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Proposal, Replacement, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import can_be_mended, find_broken, is_broken_in_source, may_be_broken

RULE = Rule(
    code="SEG003",
    name="broken-link-syntax",
    severity=Severity.ERROR,
    scope=Scope.PAIR,
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


def check(page: PairedPage) -> Iterator[Problem]:
    if not may_be_broken(page.targets):
        return
    for pair in page.pairs:
        found = find_broken(pair)
        if not found:
            continue
        what = "Broken link" if len(found) == 1 else f"{len(found)} broken links"
        help_ = "Write `[label](url)` without spaces or backslashes between the brackets."
        if is_broken_in_source(pair):
            help_ += " The link is broken in the source half too: also fix the source page."
        replacements = tuple(Replacement(pair.in_target(span.start, span.end), "](") for span in found)
        yield Problem(
            f"{what}: spaces or backslashes between `]` and the URL.",
            pair.in_target(found[0].start, found[0].end),
            help=help_,
            fix=Proposal("Repair the link", replacements) if can_be_mended(pair, found) else None,
        )
