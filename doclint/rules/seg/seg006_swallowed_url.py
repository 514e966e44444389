"""
What it does
    Finds bare URLs that have swallowed the text after them: `https://harbourlight.example/hornse continuez` instead of
    `https://harbourlight.example/horns and go on`.

Why it matters
    A bare URL ends at the next space. Text without a space before it becomes part of the link, and the link is dead.

Evidence
    None in a set of 14,580 pages in five locales, 2021. 281 on 46,702 pages of 16 locales, in languages that do not put a
    space after a URL. 6 in a set of 4,642 pages, 2019, all true.
"""

from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import find_broken
from doclint.rules.seg.urls import grown_urls, pairs_with_other_urls

RULE = Rule(
    code="SEG006",
    name="swallowed-url",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Visite ⟦https://harbourlight.examplee⟧ inicie.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Go to https://harbourlight.example and begin.</span></span>\n",
            says="https://harbourlight.example",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Visite https://harbourlight.example, luego inicie.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Go to https://harbourlight.example and begin.</span></span>\n"
        ),
    ),
)


def check(page: PairedPage) -> Iterator[Problem]:
    for pair in pairs_with_other_urls(page):
        if "://" in pair.target and not find_broken(pair):
            for url, source in grown_urls(pair):
                yield Problem(
                    f"URL includes the text after it; the source half has {source}.",
                    pair.in_target(url.span.start, url.span.end),
                    help=f"Add a space after {source}.",
                )
