r"""
What it does
    Finds `**` that readers see in the target half: escaped (`\*\*`), unmatched, or with a space on the inner side, where
    CommonMark reads it as text. Does not report halves whose source half shows as many.

Why it matters
    Readers see asterisks instead of bold text, and the words between them have usually moved away.

Evidence
    78 in a set of 14,580 pages in five locales, 2021, of them 64 in Chinese: 74 are escaped, the others have a colon or
    a quotation mark on the inner side. 50 were read, all true. 172 in a set of 4,642 pages, 2019, of them 99 in French;
    50 were read, all true.
"""

from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.emphasis import may_have_visible_stars, visible_stars

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
    if not may_have_visible_stars(page.targets):
        return
    for number, (_, target, source) in enumerate(page.halves):
        if "*" not in target:
            continue
        stars = visible_stars(target)
        if stars.count and stars.count > visible_stars(source).count:
            pair = page.pairs[number]
            first = (stars.escaped or stars.bare)[0]
            yield Problem(
                "Asterisks of bold text are escaped."
                if stars.escaped
                else "Asterisks of bold text are not read as bold.",
                pair.in_target(first.start, first.end),
                help="Write `**words**` without backslashes and without spaces inside the asterisks.",
            )
