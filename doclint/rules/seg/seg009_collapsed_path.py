"""
What it does
    Finds a menu path in the target half that has lost a step: `> >`. The source half has none of these.

Why it matters
    Readers cannot follow the path: a step is missing, and mostly stands as a word somewhere else in the sentence.

Evidence
    A set of 14,580 pages in five locales, 2021: 217; 50 chosen at random were read, all true. One of 4,642 pages, 2019:
    5, all true.
"""

import re
from collections.abc import Iterator

from doclint.findings import Problem, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SIGN = r"(?:\\?>|&gt;)"
_COLLAPSED = re.compile(rf"{_SIGN}\s{{1,40}}{_SIGN}")
# The same and more, and looked for more quickly.
_MAY_BE_COLLAPSED = re.compile(rf"[>;]\s{{1,40}}{_SIGN}")
_NO_TEXT = re.compile(r"</?[A-Za-z][^<>]*>|`[^`]*`")

RULE = Rule(
    code="SEG009",
    name="collapsed-path",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Choisissez **Réglages Cornes**  ⟦>    >⟧  **Volume**.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Choose **Settings** > **Horns** > **Volume**.</span></span>\n",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Choisissez **Réglages** > **Cornes** > **Volume**.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Choose **Settings** > **Horns** > **Volume**.</span></span>\n"
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Après <b>Cornes</b> > <b>Volume</b>, `a > > b`.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "After <b>Horns</b> > <b>Volume</b>, `a > > b`.</span></span>\n"
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    targets = page.document.targets
    if (">" not in targets and "&" not in targets) or not _MAY_BE_COLLAPSED.search(targets):
        return
    for pair in page.document.pairs:
        if ">" not in pair.target and "&gt;" not in pair.target:
            continue
        found = _collapsed(pair.target)
        if found is not None and _collapsed(pair.source) is None:
            yield Problem(
                "A step of the menu path is lost.",
                pair.in_target(found.start, found.end),
                help="Put the step back between the two `>`, as the source half has it.",
            )


def _collapsed(half: str) -> Span | None:
    """The first place in the text of a half, tags and code left out."""
    if not _COLLAPSED.search(half):
        return None
    text = _NO_TEXT.sub(lambda match: "x" * len(match[0]), half)
    found = _COLLAPSED.search(text)
    return Span(*found.span()) if found else None
