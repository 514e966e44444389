"""
What it does
    Finds links that a translation engine broke in the target half: a space between `]` and `(`, a space before the URL,
    a backslash before the parenthesis or bracket, a title without plain quotation marks (`(url «Title»)`), swapped
    brackets (`(label)[url]`), full-width punctuation, an image without its `!`, text before the URL (`[label]text(url)`)
    or the label of a reference that nothing defines. Does not report what the source half has too.

Why it matters
    Readers see brackets and a bare URL instead of a link.

Fix safety
    Safe: the fix changes only the punctuation of links and the labels of references, and only if the links of the target
    half are then exactly those of the source half.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 2 | 2 | 2 |
    | 14,580 pages in five locales, 2021 | 15 | 15 | 15 |
    | 4,642 pages in five locales, 2019 | 4 | 4 | 4 |

    In the second set three segments of each locale, whose source half is broken in another way, so that none has a
    fix.
"""

from collections.abc import Iterator

from doclint.document.pairs import Pair, PairedPage
from doclint.findings import Problem, Proposal, Replacement, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import (
    BrokenLink,
    can_be_mended,
    find_broken,
    is_broken_in_source,
    may_be_broken,
    may_have_broken_titles,
    may_have_joints,
)
from doclint.rules.seg.urls import pairs_with_other_urls

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
        Bad(
            '<span data-ttu-id="4be1c-102">Voir le [guide⟦](https://harbourlight.example/horns «Cornes»)⟧.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            'See the [guide](https://harbourlight.example/horns "Horns").</span></span>\n',
            fixed='<span data-ttu-id="4be1c-102">Voir le [guide](https://harbourlight.example/horns "Cornes").</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            'See the [guide](https://harbourlight.example/horns "Horns").</span></span>\n',
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">⟦[Une lampe](lamp.png)⟧</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">![A lamp](lamp.png)</span></span>\n',
            fixed='<span data-ttu-id="4be1c-102">![Une lampe](lamp.png)</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">![A lamp](lamp.png)</span></span>\n',
            says="image",
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
    for pair in _worth_a_look(page):
        found = find_broken(pair, page.text)
        if found:
            yield _problem(pair, found)


def _worth_a_look(page: PairedPage) -> Iterator[Pair]:
    """The pairs that may have broken links, in their order."""
    targets, both = page.targets, page.both
    have_joints = may_have_joints(targets)
    # One character is found five times as fast as two.
    have_fewer_images = "!" in both and both.count("![") > 2 * targets.count("![")
    if have_joints or have_fewer_images or "][" in targets or may_have_broken_titles(targets):
        for number, (_, target, source) in enumerate(page.halves):
            if (have_joints and may_have_joints(target)) or may_be_broken(target, source):
                yield page.pairs[number]
        return
    for pair in pairs_with_other_urls(page):
        if may_be_broken(pair.target, pair.source):
            yield pair


def _problem(pair: Pair, found: list[BrokenLink]) -> Problem:
    what = "Broken link" if len(found) == 1 else f"{len(found)} broken links"
    help_ = "Write `[label](url)`, as the source half does."
    if is_broken_in_source(pair):
        help_ += " The link is broken in the source half too: also fix the source page."
    edits = [edit for broken in found for edit in broken.edits]
    replacements = tuple(Replacement(pair.in_target(span.start, span.end), text) for span, text in edits)
    return Problem(
        f"{what}: {found[0].what}.",
        pair.in_target(found[0].span.start, found[0].span.end),
        help=help_,
        fix=Proposal("Repair the link", replacements) if can_be_mended(pair, found) else None,
    )
