r"""
What it does
    Finds `**` that readers see in the target half: escaped (`\*\*`), unmatched, or with a space on the inner side, where
    CommonMark reads it as text. Also finds `_` and `__` that readers see because letters touch them. Does not report
    halves whose source half shows as many.

Why it matters
    Readers see asterisks instead of bold text, and the words between them have usually moved away.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 24 | 24 | 24 |
    | 14,580 pages in five locales, 2021 | 78 | 50 | 50 |
    | 4,642 pages in five locales, 2019 | 173 | 50 | 50 |

    Two of the first set and one of the last are underscores.
"""

from collections.abc import Iterator

from doclint.document.pairs import Pair, PairedPage
from doclint.findings import Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.emphasis import (
    Stars,
    may_have_visible_stars,
    may_have_visible_underscores,
    visible_stars,
    visible_underscores,
)

RULE = Rule(
    code="SEG008",
    name="broken-emphasis",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Choisissez ⟦\\*\\*⟧Lampes\\*\\*.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Choose **Lamps**.</span></span>\n',
            says="escaped",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Choisissez ⟦**⟧ Lampes**.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Choose **Lamps**.</span></span>\n',
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Choisissez ⟦**⟧Lampes.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Choose **Lamps**.</span></span>\n',
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">⟦_⟧Lampe_表示灯。</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">_Lamp_ means the lamp.</span></span>\n',
            says="Underscores",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Le motif `**/*.md` et 2 ** 3.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The pattern `**/*.md` and 2 ** 3.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Choisissez **Lampes** puis **Cornes**.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Choose **Lamps**, then Horns.</span></span>\n'
        ),
    ),
)


def check(page: PairedPage) -> Iterator[Problem]:
    targets = page.targets
    has_stars = may_have_visible_stars(targets)
    has_underscores = "_" in targets and "_" in page.both
    if not has_stars and not has_underscores:
        return
    for number, (_, target, source) in enumerate(page.halves):
        if has_stars and "*" in target:
            stars = visible_stars(target)
            if stars.count and stars.count > visible_stars(source).count:
                yield _stars_problem(page.pairs[number], stars)
                continue
        if has_underscores and may_have_visible_underscores(target, source):
            underscores = visible_underscores(target)
            if len(underscores) > len(visible_underscores(source)):
                first = underscores[0]
                yield Problem(
                    "Underscores of emphasis are visible as text.",
                    page.pairs[number].in_target(first.start, first.end),
                    help="Write `*words*` or `**words**`: underscores next to letters are not markup.",
                )


def _stars_problem(pair: Pair, stars: Stars) -> Problem:
    first = (stars.escaped or stars.bare)[0]
    return Problem(
        "Asterisks of bold text are escaped." if stars.escaped else "Asterisks of bold text are not read as bold.",
        pair.in_target(first.start, first.end),
        help="Write `**words**` without backslashes and without spaces inside the asterisks.",
    )
