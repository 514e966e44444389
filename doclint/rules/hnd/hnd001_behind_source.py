"""
What it does
    Compares the source hash that a translation records with the hash of the current source page. The hash is the SHA-1
    or SHA-256 of the source page's bytes with CRLF line endings. A translation that records only a source commit is
    behind if the source page has changed since that commit. If git has the commit, the message says how many commits
    and days the page is behind.

Why it matters
    The source has changed since, so readers of this locale get outdated information. A hash proves it; dates are only a
    hint.

Evidence
    Verified on 200 of 200 pages of two repositories, each at the commit that it records. Of 150 translations compared
    with a later source, 8 were behind.
"""

from collections.abc import Iterator

from doclint.articles.grouping import Article, Evidence, Freshness
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
        if judgement.freshness is Freshness.BEHIND and judgement.evidence.is_of_source:
            yield Problem(
                f"Behind the source: {source.path} changed {_since(article, page)}{_blocks(article, page)}.",
                KeyPlace(article.roles.handoff_place),
                path=page.path,
                help=f"No edit needed: the next {update_of(page)} updates this page.",
                related=(RelatedPlace(source.path, OPENING_FENCE, "the current source page"),),
                remedy=Remedy.HANDOFF,
                identity="",
                severity=None if judgement.evidence.is_proof else Severity.INFO,
                since=page.handoff,
            )


def update_of(page: Facts) -> str:
    """What brings a page up to date: terminals of Learn call it a handoff."""
    return "handoff" if page.handoff is not None or page.source_hash is not None else "translation update"


def _since(article: Article, page: Facts) -> str:
    made_from = "the version that this page was made from"
    evidence = article.judge(page).evidence
    if page.handoff is not None:
        made_from = f"the handoff of {page.handoff.isoformat()}"
    elif evidence is Evidence.COMMIT and page.source_commit is not None:
        made_from = f"commit {page.source_commit[:10]}"
    elif evidence in (Evidence.HISTORY, Evidence.CONTENT):
        version = article.versions.version(page)
        day = f" of {version.date.isoformat()}" if version is not None and version.date is not None else ""
        made_from = f"the last update of this page{day}"
        if evidence is Evidence.CONTENT:
            made_from = f"the version{day} that this page agrees with"
    lag = article.lag(page)
    if lag is None:
        return f"since {made_from}"
    days = max((article.clock.today - lag.since).days, 0)
    commits = "1 commit" if lag.commits == 1 else f"{lag.commits} commits"
    return f"since {made_from}: {commits} behind, {_days(days)} since the first ({lag.since.isoformat()})"


def _blocks(article: Article, page: Facts) -> str:
    """How much of a page is behind, where its source version is at hand."""
    drift = article.versions.drift(page)
    if drift is None:
        return ""
    if not drift.blocks:
        return "; no block of this page is affected"
    words = "1 word" if drift.words == 1 else f"{drift.words} words"
    minor = ""
    if drift.minor:
        minor = f", {drift.minor} needs no translator" if drift.minor == 1 else f", {drift.minor} need no translator"
    blocks = "1 block" if drift.total == 1 else f"{drift.total} blocks"
    return f"; {len(drift.blocks)} of {blocks} ({words}){minor}"


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
