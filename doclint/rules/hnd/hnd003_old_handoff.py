"""
What it does
    Finds pages whose handoff is more than `max-age-days` days before today (`--today`). Each translation type
    (`ms.translationtype`) can have its own limit: `max-age-days-by-type = { MT = 180 }`. Reports nothing if the source
    page proves that the page is in sync, or if the page is behind. A whole run has one finding per locale, at the
    oldest page, unless `per-page = true`; a run on named files has one per page.

Why it matters
    Age proves nothing, but without the source it is the only hint: a page that was not handed off for a year may
    describe what was true a year ago.

Evidence
    One finding per page was 94 % of all findings on eleven products. Now a whole run has one per locale: 5 on 14,580
    pages of 2021, 5 on 4,642 of 2019. All were read and are true.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from doclint.articles.grouping import Article, Corpus, Freshness
from doclint.document.facts import Facts
from doclint.findings import KeyPlace, Problem, Remedy, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.system.data_classes import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    max_age_days: maximum age of a handoff in days.
    max_age_days_by_type: maximum age in days per translation type. Types are case-insensitive.
    per_page: report each page in a whole run too, instead of one finding per locale.
    """

    max_age_days: int = 365
    max_age_days_by_type: Mapping[str, int] = field(default_factory=dict)
    per_page: bool = False


RULE = Rule(
    code="HND003",
    name="old-handoff",
    severity=Severity.INFO,
    scope=Scope.ARTICLE,
    options=Options,
    examples=(
        Bad(
            {
                "fr-fr/beacon.md": "---\nms.lasthandoff: 05/02/2023\n---\n",
                "fr-fr/horn.md": "---\nms.lasthandoff: ⟦04/02/2023⟧\n---\n",
                "fr-fr/lamp.md": "---\nms.lasthandoff: 05/02/2024\n---\n",
                "nb-no/beacon.md": "---\nms.lasthandoff: 05/02/2023\n---\n".replace("05/02/2023", "05/02/2024"),
            },
            today="2024-06-01",
            says="of fr-fr",
        ),
        Bad(
            "---\nms.lasthandoff: ⟦04/02/2023⟧\n---\n",
            today="2024-06-01",
            options={"per_page": True},
            says="426 days ago",
        ),
        Bad("---\nms.lasthandoff: ⟦04/02/2024⟧\n---\n", today="2024-06-01", options={"max_age_days": 30}),
        Bad(
            "---\nms.translationtype: MT\nms.lasthandoff: ⟦04/02/2024⟧\n---\n",
            today="2024-06-01",
            says="60 days ago (more than 30, for MT)",
            options={"max_age_days_by_type": {"mt": 30}, "per_page": True},
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
        if not _is_old(article, page, options) or article.judge(page).freshness is Freshness.BEHIND:
            continue
        assert page.handoff is not None
        limit, for_type = _limit(page, options)
        age = (article.clock.today - page.handoff).days
        yield _problem(
            article, page, f"Handed off on {page.handoff.isoformat()}, {age} days ago (more than {limit}{for_type})."
        )


def corpus_check(options: Options) -> Callable[[Corpus], Iterator[Problem]] | None:
    """What finds one problem per locale, in place of one per page; None where each page keeps its own."""
    return None if options.per_page else lambda corpus: _by_locale(corpus, options)


def _by_locale(corpus: Corpus, options: Options) -> Iterator[Problem]:
    sizes: Counter[str] = Counter()
    old: dict[str, list[tuple[Article, Facts]]] = {}
    for article in corpus.articles:
        for page in article.translations:
            locale = page.locale or ""
            sizes[locale] += 1
            if _is_old(article, page, options):
                old.setdefault(locale, []).append((article, page))
    for locale, pages in sorted(old.items()):
        # What is behind is reported as that, and the next handoff makes it new.
        judged = [each for each in pages if each[0].judge(each[1]).freshness is not Freshness.BEHIND]
        if not judged:
            continue
        article, page = min(judged, key=lambda each: (each[1].handoff, each[1].path))
        oldest = min(each.handoff for _, each in pages if each.handoff is not None)
        of = f" of {locale}" if locale else ""
        were = "was" if len(pages) == 1 else "were"
        message = (
            f"{len(pages):,} of {sizes[locale]:,} pages{of} {were} handed off {_age_words(options)} ago, "
            f"the oldest on {oldest.isoformat()}."
        )
        yield _problem(article, page, message)


def _age_words(options: Options) -> str:
    if options.max_age_days_by_type:
        return "longer than their limit"
    return "more than a year" if options.max_age_days == 365 else f"more than {options.max_age_days} days"


def _problem(article: Article, page: Facts, message: str) -> Problem:
    return Problem(
        message,
        KeyPlace(article.roles.handoff_place),
        path=page.path,
        help="Request a new handoff if the source has changed since.",
        remedy=Remedy.HANDOFF,
        identity="",
        since=page.handoff,
    )


def _is_old(article: Article, page: Facts, options: Options) -> bool:
    """Whether the handoff of a page is over its limit, and the source page does not prove it in sync."""
    if page.handoff is None or (article.clock.today - page.handoff).days <= _limit(page, options)[0]:
        return False
    judgement = article.judge(page)
    return not (judgement.freshness is Freshness.IN_SYNC and judgement.evidence.is_proof)


def _limit(page: Facts, options: Options) -> tuple[int, str]:
    """How old the handoff of a page may be in days, and words for whom."""
    kind = (page.translation_type or "").casefold()
    for name, days in options.max_age_days_by_type.items():
        if name.casefold() == kind:
            return days, f", for {page.translation_type}"
    return options.max_age_days, ""
