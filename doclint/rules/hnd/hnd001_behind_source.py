"""
What it does
    Compares the hash of the source page that a translation was made from with the source page at hand. The hash is
    that of the source page's bytes with CRLF line endings, SHA-1 or SHA-256. A translation that names only the commit
    it was made from is behind if git has another version of the source page there than now. Where git has the commit,
    the message says how many commits and days the page is behind.

Why it matters
    The source has changed since: readers of this locale are told what is no longer so. This is proof, where dates are
    only a hint.

Evidence
    Verified on 200 of 200 pages of two repositories at the commit that each names. Of 150 translations compared with
    the source of a later day, 8 were behind.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article, Evidence, Freshness
from doclint.document.facts import Facts
from doclint.findings import OPENING_FENCE, KeyPlace, Problem, RelatedPlace, Remedy, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "# The beacon\n"
_CURRENT = "---\nms.openlocfilehash: abc2e950662b9234fa7117b0b6d206b4fe7260ad\nms.lasthandoff: 04/02/2024\n---\n"

_COMMIT = "eefc4e05766288b3579c976117f5231c1b5ab024"

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
        Bad(
            {
                "en-us/beacon.md": "# The beacon of today\n",
                "fr-fr/beacon.md": _CURRENT.replace("---\n", f"---\nms.sourcegitcommit: {_COMMIT}\n", 1).replace(
                    "04/02/2024", "⟦04/02/2024⟧"
                ),
            },
            history=({"en-us/beacon.md": _SOURCE}, {"en-us/beacon.md": "# The beacon of today\n"}),
            says="1 commit behind, 151 days since the first (2024-01-02)",
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
            yield Problem(
                f"Behind its source: {source.path} has changed {_since(article, page)}.",
                KeyPlace(article.roles.handoff_place),
                path=page.path,
                help="The next handoff brings this page up to date; there is nothing to edit here.",
                related=(RelatedPlace(source.path, OPENING_FENCE, "the source page as it is now"),),
                remedy=Remedy.HANDOFF,
                identity="",
                since=page.handoff,
            )


def _since(article: Article, page: Facts) -> str:
    made_from = "its version of it"
    if page.handoff is not None:
        made_from = f"its handoff of {page.handoff.isoformat()}"
    elif page.source_hash is None and page.source_commit is not None:
        made_from = f"commit {page.source_commit[:10]}, which it was made from"
    lag = article.source_side.lag(page)
    if lag is None:
        return f"since {made_from}"
    days = max((article.clock.today - lag.since).days, 0)
    commits = "1 commit" if lag.commits == 1 else f"{lag.commits} commits"
    return f"since {made_from}: {commits} behind, {_days(days)} since the first ({lag.since.isoformat()})"


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
