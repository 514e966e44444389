"""
What it does
    Finds a link whose label is reduced to punctuation in the target half, `[ &amp; ](url)` or `[.](url)`, and has words
    in the source half.

Why it matters
    A reader can hardly see the link or click it, and nothing says where it leads.

Evidence
    A set of 14,580 pages in five locales, 2021: 46, of them 26 in Chinese (`[，](url)`). 26 were read, all true. One
    of 4,642 pages, 2019: 2, both true.
"""

import re
from collections.abc import Iterator

from doclint.document.halves import read_half
from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.labels import has_words, in_source, labels_in_source

# A label that may hold no word, entities aside: all that it has is bounded by the brackets.
_NO_WORD = re.compile(r"\[(?:&[A-Za-z]+;|[^\w\[\]])+\]\(")

RULE = Rule(
    code="SEG012",
    name="gutted-label",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Ouvrez le guide ⟦[.](https://harbourlight.example/horns)⟧</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Open the [horn guide](https://harbourlight.example/horns).</span></span>\n",
            says="horn guide",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Voir [→](https://harbourlight.example/horns).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See [→](https://harbourlight.example/horns).</span></span>\n"
        ),
        Good(
            '<span data-ttu-id="4be1c-102">[![](lampe.png)](https://harbourlight.example/lamps)</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "[![](lamp.png)](https://harbourlight.example/lamps)</span></span>\n"
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if not _NO_WORD.search(page.document.targets):
        return
    for pair in page.document.pairs:
        if not _NO_WORD.search(pair.target):
            continue
        for link in read_half(pair.target).links:
            if link.is_image or link.has_image or not link.label.strip() or has_words(link.label):
                continue
            labels = labels_in_source(pair, link)
            if labels is not None and labels.have_words:
                yield Problem(
                    f"The label of the link is mere punctuation{in_source(labels)}.",
                    pair.in_target(link.span.start, link.span.end),
                    help="Put the words of the link back between its brackets, or take the link out.",
                )
