"""
What it does
    Finds line breaks in table rows that are in the target half and not in the source half.

Why it matters
    A row ends with its line. The text after the break is another row, or text below the table.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 0 | 0 | 0 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    21 on 46,702 pages of 16 locales; about nine of ten were true.
"""

import re
from collections.abc import Iterator

from doclint.document.pairs import Pair, PairedPage
from doclint.findings import Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="SEG019",
    name="broken-table-row",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            "| A |\n| --- |\n"
            '| <span data-ttu-id="4be1c-102">La lampe⟦\n⟧du port.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The harbour lamp.</span></span> |\n',
        ),
        Good(
            '<span data-ttu-id="4be1c-102">La lampe\ndu port.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The harbour lamp.</span></span>\n'
        ),
    ),
)

_BREAK = re.compile(r"[ \t\r]*\n\s*(?=\S)")

# A row that a segment stands in, or that begins with a target half.
_ROW = re.compile(r"[ \t>]*\|")


def check(page: PairedPage) -> Iterator[Problem]:
    if "\n" not in page.targets or "|" not in page.text:
        return
    for number, (_, target, source) in enumerate(page.halves):
        if "\n" not in target or "\n" in source.strip():
            continue
        pair = page.pairs[number]
        found = _BREAK.search(target, len(target) - len(target.lstrip()))
        if found and _is_in_row(page.text, pair):
            yield Problem(
                "Line break inside a table row.",
                pair.in_target(*found.span()),
                help="Put the row on one line, as in the source half.",
            )


def _is_in_row(text: str, pair: Pair) -> bool:
    """Whether the line that the target half begins in is a row of a table below other rows."""
    start = text.rfind("\n", 0, pair.start) + 1
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    is_row = _ROW.match(text, start, pair.target_start) or _ROW.match(pair.target)
    return is_row is not None and start > 0 and _ROW.match(text, before, start) is not None
