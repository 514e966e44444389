"""
What it does
    Finds a link of the target half that leads where no link of the source half leads. A locale in the URL, `&amp;` for
    `&` and punctuation at its end may differ, and a rewritten URL (LNK001, LNK003) counts for its destination.

Why it matters
    The link was changed by hand or by a translation engine, and most likely leads nowhere.

Evidence
    A set of 14,580 pages in five locales, 2021: none. One of 4,642 pages, 2019: 2, a URL whose `<` was lost and a link
    that only the translation has.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity, shortened
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import find_broken
from doclint.rules.seg.urls import grown_urls, lost_urls, pairs_with_other_urls, urls_of_half

RULE = Rule(
    code="SEG005",
    name="changed-url",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Voir le ⟦[guide](https://harbourlight.example/cornes)⟧.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [guide](https://harbourlight.example/horns).</span></span>\n",
            says="https://harbourlight.example/horns",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Voir le [guide](https://harbourlight.example/fr-fr/horns?a=1&amp;b=2).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [guide](https://harbourlight.example/en-us/horns?a=1&b=2).</span></span>\n"
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for pair in pairs_with_other_urls(page.document):
        target, source = urls_of_half(pair.target), urls_of_half(pair.source)
        known = {url.key for url in source}
        changed = [url for url in target if url.key not in known]
        if not changed or find_broken(pair):
            continue
        grown = {url.span for url, _ in grown_urls(pair)}
        lost = lost_urls(pair)
        for url in changed:
            if url.span not in grown:
                yield Problem(
                    f"The URL is changed to {url.text}; the source half has {shortened(lost[0])}."
                    if lost
                    else f"The source half has no link to {url.text}.",
                    pair.in_target(url.span.start, url.span.end),
                    help="Link where the source half links to.",
                )
