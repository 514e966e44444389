"""
What it does
    Finds a page whose handoff is older than `max-age-days`, counted from today (`--today`). A type of translation
    (`ms.translationtype`) can have its own limit: `max-age-days-by-type = { MT = 180 }`. Silent on a page that the
    source page itself proves in sync.

Why it matters
    Nothing is proven by age, but where no source is at hand it is the only hint: a page that nobody handed off for a
    year may well tell what was so a year ago.

Evidence
    By its nature the most frequent of all; so it is an `info` and folded in the report.
"""

from collections.abc import Iterator, Mapping

from doclint.corpus.articles import Article, Evidence, Freshness
from doclint.data_classes import dataclass, field
from doclint.document.facts import Facts
from doclint.findings import KeyPlace, Problem, Remedy, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    max_age_days: how old a handoff may be.
    max_age_days_by_type: the same for one type of translation, in either case.
    """

    max_age_days: int = 365
    max_age_days_by_type: Mapping[str, int] = field(default_factory=dict)


RULE = Rule(
    code="HND003",
    name="old-handoff",
    severity=Severity.INFO,
    scope=Scope.ARTICLE,
    options=Options,
    examples=(
        Bad("---\nms.lasthandoff: ⟦04/02/2023⟧\n---\n", today="2024-06-01", says="426 days"),
        Bad("---\nms.lasthandoff: ⟦04/02/2024⟧\n---\n", today="2024-06-01", options={"max_age_days": 30}),
        Bad(
            "---\nms.translationtype: MT\nms.lasthandoff: ⟦04/02/2024⟧\n---\n",
            today="2024-06-01",
            says="60 days ago (more than 30, for MT)",
            options={"max_age_days_by_type": {"mt": 30}},
        ),
        Good(
            "---\nms.translationtype: HT\nms.lasthandoff: 04/02/2023\n---\n",
            today="2024-06-01",
            options={"max_age_days_by_type": {"HT": 730}},
        ),
        Good("---\nms.lasthandoff: 06/02/2023\n---\n", today="2024-06-01"),
    ),
)


def check(article: Article, options: Options) -> Iterator[Problem]:
    for page in article.translations:
        if page.handoff is None:
            continue
        limit, for_type = _limit(page, options)
        age = (article.clock.today - page.handoff).days
        if age <= limit:
            continue
        judgement = article.judge(page)
        if judgement.freshness is Freshness.IN_SYNC and judgement.evidence is Evidence.SOURCE:
            continue
        yield Problem(
            f"Handed off on {page.handoff.isoformat()}, {age} days ago (more than {limit}{for_type}).",
            KeyPlace(article.roles.handoff_place),
            path=page.path,
            help="Ask for a new handoff if the source has changed since.",
            remedy=Remedy.HANDOFF,
            identity="",
            since=page.handoff,
        )


def _limit(page: Facts, options: Options) -> tuple[int, str]:
    """How old the handoff of a page may be in days, and words for whom."""
    kind = (page.translation_type or "").casefold()
    for name, days in options.max_age_days_by_type.items():
        if name.casefold() == kind:
            return days, f", for {page.translation_type}"
    return options.max_age_days, ""
