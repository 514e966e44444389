"""
What it does
    Compares the hash of the source page that a translation was made from with those of the article's newest handoff.
    Without hashes, a page is behind if its handoff is more than `lag-days` older than the newest sibling's. Silent
    where HND001 can judge by the source page itself.

Why it matters
    The other locales were made from another, newer version of the source. The date alone tells nothing: pages are
    handed off again without a change.

Evidence
    1,247 of 4,642 pages of a repository set whose locales stood on different days, 532 of 14,580 of one day. In 214 of
    477 articles the dates differ and the hashes do not.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article, Evidence, Freshness
from doclint.data_classes import dataclass
from doclint.document.facts import Facts
from doclint.findings import KeyPlace, Problem, RelatedPlace, Remedy, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    lag_days: how much older than the newest sibling's a handoff may be where there are no hashes to compare.
    """

    lag_days: int = 30


_NEW = "---\nms.openlocfilehash: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nms.lasthandoff: 04/02/2024\n---\n"

RULE = Rule(
    code="HND002",
    name="behind-siblings",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    options=Options,
    examples=(
        Bad(
            {
                "fr-FR/beacon.md": _NEW,
                "uk-UA/beacon.md": "---\nms.openlocfilehash: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nms.lasthandoff: ⟦02/12/2024⟧\n---\n",
            }
        ),
        Bad(
            {
                "fr-FR/beacon.md": "---\nms.lasthandoff: 04/02/2024\n---\n",
                "uk-UA/beacon.md": "---\nms.lasthandoff: ⟦02/12/2024⟧\n---\n",
            },
            says="50 days",
        ),
        Good({"fr-FR/beacon.md": _NEW, "uk-UA/beacon.md": _NEW.replace("04/02/2024", "02/12/2024")}),
        Good({"fr-FR/beacon.md": _NEW, "uk-UA/beacon.md": _NEW.replace("b" * 40, "c" * 64)}),
    ),
)


def check(article: Article, options: Options) -> Iterator[Problem]:
    for page in article.translations:
        judgement = article.judge(page)
        if judgement.freshness is not Freshness.BEHIND or judgement.evidence is Evidence.SOURCE:
            continue
        newest = max(
            (sibling for sibling in article.pages if sibling is not page and sibling.handoff is not None),
            key=lambda sibling: (sibling in article.reference_pages, sibling.handoff),
            default=None,
        )
        if newest is None:
            continue
        place = KeyPlace(article.roles.handoff_place)
        yield Problem(
            _message(page, newest, judgement.evidence),
            place,
            path=page.path,
            help="The next handoff brings this page up to date; there is nothing to edit here.",
            related=(RelatedPlace(newest.path, place, "the newest sibling"),),
            remedy=Remedy.HANDOFF,
            identity="",
            since=page.handoff,
        )


def _message(page: Facts, newest: Facts, evidence: Evidence) -> str:
    name = newest.locale or newest.path
    assert newest.handoff is not None
    if evidence is Evidence.DATES and page.handoff is not None:
        days = (newest.handoff - page.handoff).days
        return f"Behind its siblings: handed off {days} days before {name} ({newest.handoff.isoformat()})."
    since = f"handed off on {page.handoff.isoformat()}, " if page.handoff else ""
    return (
        f"Behind its siblings: {since}made from another version of the source than {name} "
        f"({newest.handoff.isoformat()})."
    )
