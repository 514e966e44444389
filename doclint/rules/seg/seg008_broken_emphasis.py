r"""
What it does
    Finds `**` that readers see in the target half: escaped (`\*\*`), without a partner, or with a space on the inner
    side, where CommonMark takes it for text. The source half does not show as many.

Why it matters
    Readers see stars instead of bold text, and mostly its words have moved away from between them.

Evidence
    A set of 14,580 pages in five locales, 2021: 78, of them 64 in Chinese: 74 escaped, the others a colon or a
    quotation mark at the inner side. 50 were read, all true. One of 4,642 pages, 2019: 172, of them 99 in French;
    50 were read, all true. Where the source half shows as many stars nothing is reported.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.emphasis import may_have_visible_stars, visible_stars

RULE = Rule(
    code="SEG008",
    name="broken-emphasis",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
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


def check(page: Page) -> Iterator[Problem]:
    if not may_have_visible_stars(page.document.targets):
        return
    document = page.document
    for number, (_, target, source) in enumerate(document.halves):
        if "*" not in target:
            continue
        stars = visible_stars(target)
        if stars.count and stars.count > visible_stars(source).count:
            pair = document.pairs[number]
            first = (stars.escaped or stars.bare)[0]
            yield Problem(
                "The stars of bold text are escaped."
                if stars.escaped
                else "The stars of bold text are not read as such.",
                pair.in_target(first.start, first.end),
                help="Write `**words**` without a backslash, and without a space behind the first or before the last "
                "stars.",
            )
