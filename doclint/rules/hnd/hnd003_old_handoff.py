"""
What it does
    Finds a page whose handoff is older than `max-age-days`, counted from today (`--today`). Silent on a page that the
    source page itself proves in sync.

Why it matters
    Nothing is proven by age, but where no source is at hand it is the only hint: a page that nobody handed off for a
    year may well tell what was so a year ago.

Evidence
    By its nature the most frequent of all; so it is an `info` and folded in the report.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from doclint.corpus.articles import Article, Evidence, Freshness
from doclint.findings import KeyPlace, Problem, Remedy, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    max_age_days: how old a handoff may be.
    """

    max_age_days: int = 365


RULE = Rule(
    code="HND003",
    name="old-handoff",
    severity=Severity.INFO,
    scope=Scope.ARTICLE,
    options=Options,
    examples=(
        Bad("---\nms.lasthandoff: ⟦04/02/2023⟧\n---\n", today="2024-06-01", says="426 days"),
        Bad("---\nms.lasthandoff: ⟦04/02/2024⟧\n---\n", today="2024-06-01", options={"max_age_days": 30}),
        Good("---\nms.lasthandoff: 06/02/2023\n---\n", today="2024-06-01"),
    ),
)


def check(article: Article, options: Options) -> Iterator[Problem]:
    for page in article.translations:
        if page.handoff is None:
            continue
        age = (article.clock.today - page.handoff).days
        if age <= options.max_age_days:
            continue
        judgement = article.judge(page)
        if judgement.freshness is Freshness.IN_SYNC and judgement.evidence is Evidence.SOURCE:
            continue
        yield Problem(
            f"Handed off on {page.handoff.isoformat()}, {age} days ago (more than {options.max_age_days}).",
            KeyPlace(article.roles.handoff_place),
            path=page.path,
            help="Ask for a new handoff if the source has changed since.",
            remedy=Remedy.HANDOFF,
            identity="",
        )
