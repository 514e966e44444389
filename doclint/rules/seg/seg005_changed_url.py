"""
What it does
    Finds links of the target half whose URL no link of the source half has. A locale in the URL, `&amp;` for `&`, and
    punctuation at the end may differ, and so may the case of the host. Silent on rewritten URLs, which LNK001, LNK003 and
    LNK004 report, and where the source half has no URL at all.

Why it matters
    The link was changed by hand or by a translation engine, and is most likely dead.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 1 | 1 | 1 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    A URL in a source half that has lost its markup was true in 1 of 72, so nothing is reported where the source
    half has no URL at all.
"""

from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Severity, shortened
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.link_syntax import find_broken
from doclint.rules.seg.urls import grown_urls, is_rewritten, lost_urls, pairs_with_other_urls, urls_of_half

RULE = Rule(
    code="SEG005",
    name="changed-url",
    severity=Severity.ERROR,
    scope=Scope.PAIR,
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


def check(page: PairedPage) -> Iterator[Problem]:
    for pair in pairs_with_other_urls(page):
        target, source = urls_of_half(pair.target), urls_of_half(pair.source)
        known = {url.key for url in source}
        changed = [url for url in target if url.key not in known and not is_rewritten(url)] if source else []
        if not changed or find_broken(pair):
            continue
        grown = {url.span for url, _ in grown_urls(pair)}
        lost = lost_urls(pair)
        for url in changed:
            if url.span not in grown:
                yield Problem(
                    f"URL changed to {url.text}; the source half has {shortened(lost[0])}."
                    if lost
                    else f"Added link: the source half has no link to {url.text}.",
                    pair.in_target(url.span.start, url.span.end),
                    help="Use the URL of the source half.",
                )
