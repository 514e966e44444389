"""
What it does
    Finds a target half whose inline code is not that of the source half, white space aside.

Why it matters
    Code is typed as it stands. A command or a name that was translated does not work.

Evidence
    A set of 14,580 pages in five locales, 2021: none. One of 4,642 pages, 2019: none. 11 in 770,114 segments of four
    other repositories.
"""

from collections import Counter
from collections.abc import Iterator

from doclint.document.halves import read_half
from doclint.findings import Problem, Severity, shortened
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="SEG007",
    name="changed-code",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Tapez ⟦`corne --début`⟧ et validez.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Type `horn --start` and press Enter.</span></span>\n',
            says="horn --start",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Après `lamp on`, tapez `horn  --start`.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Type `horn --start` after `lamp on`.</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if "`" not in page.document.text:
        return
    for pair in page.document.pairs:
        if ("`" not in pair.target and "`" not in pair.source) or not pair.target.strip():
            continue
        code = read_half(pair.target).code
        wanted = {_squeezed(text): text for text, _ in read_half(pair.source).code}
        left = Counter(_squeezed(text) for text, _ in read_half(pair.source).code)
        changed = []
        for text, span in code:
            if left[_squeezed(text)]:
                left[_squeezed(text)] -= 1
            else:
                changed.append(span)
        missing = ", ".join(f"`{shortened(wanted[text])}`" for text in (+left).elements())
        if changed or missing:
            yield Problem(
                f"The inline code is changed; the source half has {missing}."
                if missing
                else "The source half has no such inline code.",
                pair.in_target(changed[0].start, changed[0].end) if changed else pair.target_content,
                help="Write it as the source half has it: code is not translated.",
                identity=f"{pair.id} {missing}",
            )


def _squeezed(code: str) -> str:
    return "".join(code.split())
