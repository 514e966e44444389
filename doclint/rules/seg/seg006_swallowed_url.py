"""
What it does
    Finds a URL that stands in the text by itself and has swallowed the words behind it:
    `https://harbourlight.example/hornse continuez` for `https://harbourlight.example/horns and go on`.

Why it matters
    A URL in the text ends at the next space. What has grown onto it belongs to the link now, which leads nowhere.

Evidence
    A set of 14,580 pages in five locales, 2021: none; in languages that put words behind a URL without a space, 281 on
    46,702 pages of 16 locales. One of 4,642 pages, 2019: 6, all true.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import find_broken
from doclint.rules.seg.urls import grown_urls, pairs_with_other_urls

RULE = Rule(
    code="SEG006",
    name="swallowed-url",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
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


def check(page: Page) -> Iterator[Problem]:
    for pair in pairs_with_other_urls(page.document):
        if "://" in pair.target and not find_broken(pair):
            for url, source in grown_urls(pair):
                yield Problem(
                    f"The URL has swallowed the text behind it: the source half has {source}.",
                    pair.in_target(url.span.start, url.span.end),
                    help=f"Put a space behind {source}.",
                )
