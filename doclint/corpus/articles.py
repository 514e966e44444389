"""`Article`: one page in all its locales, and what they say of each other. RULES: reference pages and freshness."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from doclint.config.presets import Roles
from doclint.corpus.history import Departure, Lag
from doclint.data_classes import dataclass, field
from doclint.document.facts import Facts

if TYPE_CHECKING:
    from doclint.schema import Schema


class Freshness(Enum):
    """How a page stands to its source."""

    SOURCE = "source"
    IN_SYNC = "in-sync"
    BEHIND = "behind"
    UNKNOWN = "unknown"
    MISSING = "missing"
    ORPHANED = "orphaned"


class Evidence(Enum):
    """What a freshness was judged by, the strongest first."""

    SOURCE = "the source page"
    SIBLINGS = "the hashes of the siblings"
    DATES = "the handoff dates"
    NONE = "nothing"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The freshness of a page and what tells it."""

    freshness: Freshness
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReferenceValue:
    """What most reference pages say of a key: the value as the first of them writes it, and who says so."""

    value: str
    pages: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """What rules about dates go by: the day of the run, and how many days of lag without hashes mean `behind`."""

    today: datetime.date
    lag_days: int = 30


class SourceHistory(Protocol):
    """What git tells of the source; None where it tells nothing of a page."""

    def is_changed(self, page: Facts) -> bool | None:
        """Whether the source page is another one now than at the commit that the page was made from."""

    def hashes_at_commit(self, page: Facts) -> tuple[str, str] | None:
        """SHA-1 and SHA-256 of the source page at that commit, as translations carry them."""

    def lag(self, page: Facts) -> Lag | None:
        """How many changes of its source a page misses."""

    def departure(self, page: Facts) -> Departure | None:
        """How the source page went away."""


class _NoHistory:
    """No repository is at hand."""

    def _nothing(self, page: Facts) -> None:
        return None

    is_changed = hashes_at_commit = lag = departure = _nothing


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article's layout and repository tell of it; the attributes are those of `Article`."""

    locales: tuple[str, ...] = ()
    is_orphaned: bool = False
    source_side: SourceHistory = field(default_factory=_NoHistory)


class Article:
    """The pages of one article, one a locale.

    Attributes:
        name: the path below the locale, or the asset id where there is no layout.
        pages: in order of their paths.
        source: the page of the source locale, if the corpus has it.
        locales: those that its layout has, as they are written, whether they have a page of it or not.
        is_orphaned: whether the source is at hand and has no such page.
        source_side: what git tells of the source.
    """

    def __init__(
        self,
        name: str,
        pages: Iterable[Facts],
        source_locale: str,
        roles: Roles,
        clock: Clock,
        surroundings: Surroundings | None = None,
    ) -> None:
        self.name = name
        self.pages = tuple(sorted(pages, key=lambda page: page.path))
        self.roles = roles
        self.clock = clock
        surroundings = surroundings or Surroundings()
        self.locales = surroundings.locales
        self.is_orphaned = surroundings.is_orphaned
        self.source_side = surroundings.source_side
        self._judged: dict[str, Judgement] = {}
        wanted = source_locale.casefold()
        self.source = next((page for page in self.pages if page.locale and page.locale.casefold() == wanted), None)

    @cached_property
    def translations(self) -> tuple[Facts, ...]:
        """Every page but the source."""
        return tuple(page for page in self.pages if page is not self.source)

    @cached_property
    def reference_pages(self) -> tuple[Facts, ...]:
        """The source page if the corpus has it, else the pages of the newest handoff.

        A handoff after today is a slip of somebody's pen, not the newest one (unless there is no other).
        """
        if self.source is not None:
            return (self.source,)
        dated = [page for page in self.pages if page.handoff is not None]
        possible = [page for page in dated if page.handoff is not None and page.handoff <= self.clock.today] or dated
        newest = max((page.handoff for page in possible if page.handoff is not None), default=None)
        return tuple(page for page in possible if page.handoff == newest)

    def reference_author(self, key: str) -> ReferenceValue | None:
        """What most reference pages say of an author key, None where they all are silent."""
        return self._reference_value([page.authors.get(key) for page in self.reference_pages])

    @cached_property
    def reference_guid(self) -> ReferenceValue | None:
        """The asset id of most reference pages; what is no GUID does not count."""
        return self._reference_value([page.guid for page in self.reference_pages])

    def _reference_value(self, said: list[str | None]) -> ReferenceValue | None:
        """What most of the reference pages say, from what each of them says."""
        values = [(value, page) for value, page in zip(said, self.reference_pages, strict=True) if value]
        counts = Counter(value.casefold() for value, _ in values)
        if not counts:
            return None
        best = min(counts, key=lambda folded: (-counts[folded], folded))
        carriers = [(value, page) for value, page in values if value.casefold() == best]
        return ReferenceValue(carriers[0][0], tuple(page for _, page in carriers))

    def is_made_from_the_source_of(self, page: Facts, others: Iterable[Facts]) -> bool:
        """Whether a page has the hash of one of the others: a difference between them is then a hand edit."""
        return page.source_hash is not None and any(page.source_hash in _hashes(other) for other in others)

    @property
    def missing_locales(self) -> tuple[str, ...]:
        """The locales that have no page of it though the source has one, or most of the locales."""
        present = {page.locale.casefold() for page in self.pages if page.locale}
        absent = tuple(locale for locale in self.locales if locale.casefold() not in present)
        if self.source is None and (self.is_orphaned or len(present) * 2 <= len(self.locales)):
            return ()
        return absent

    def judge(self, page: Facts) -> Judgement:
        """The freshness of a page of it, from the strongest evidence there is; judged once for all who ask."""
        known = self._judged.get(page.path)
        if known is None:
            known = self._judged[page.path] = self._judge(page)
        return known

    def _judge(self, page: Facts) -> Judgement:
        if page is self.source:
            return Judgement(Freshness.SOURCE, Evidence.SOURCE)
        if self.is_orphaned:
            return Judgement(Freshness.ORPHANED, Evidence.SOURCE)
        if page.source_hash is not None:
            evidence = Evidence.SIBLINGS if self.source is None else Evidence.SOURCE
            known = self._reference_hashes
            if page.source_hash in known:
                return Judgement(Freshness.IN_SYNC, evidence)
            if any(len(page.source_hash) == len(other) for other in known):
                return Judgement(Freshness.BEHIND, evidence)
            if known:
                return Judgement(Freshness.UNKNOWN, Evidence.NONE)
        elif (is_changed := self.source_side.is_changed(page)) is not None:
            return Judgement(Freshness.BEHIND if is_changed else Freshness.IN_SYNC, Evidence.SOURCE)
        return self._judge_by_dates(page)

    @cached_property
    def _reference_hashes(self) -> frozenset[str]:
        return frozenset(known for reference in self.reference_pages for known in _hashes(reference))

    def _judge_by_dates(self, page: Facts) -> Judgement:
        dates = [sibling.handoff for sibling in self.pages if sibling.handoff and sibling.handoff <= self.clock.today]
        if page.handoff is None or not dates:
            return Judgement(Freshness.UNKNOWN, Evidence.NONE)
        if (max(dates) - page.handoff).days > self.clock.lag_days:
            return Judgement(Freshness.BEHIND, Evidence.DATES)
        return Judgement(Freshness.UNKNOWN, Evidence.NONE)


def _hashes(page: Facts) -> tuple[str, ...]:
    """The hashes that a translation of the same source as this page carries."""
    if page.content_hashes is not None:
        return page.content_hashes
    return (page.source_hash,) if page.source_hash is not None else ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every article of a run, in order of their names.

    Attributes:
        schemas: those that apply to some of its pages, by their names.
    """

    articles: tuple[Article, ...]
    roles: Roles
    schemas: Mapping[str, Schema] = field(default_factory=dict)


def group_articles(
    pages: Iterable[Facts],
    source_locale: str,
    roles: Roles,
    clock: Clock,
    surroundings: Mapping[str, Surroundings] | None = None,
) -> Corpus:
    """Put the pages of each article together; in order of the articles' names, by which `surroundings` are given."""
    by_name: dict[str, list[Facts]] = {}
    for page in pages:
        by_name.setdefault(page.article, []).append(page)
    around = surroundings or {}
    articles = tuple(
        Article(name, by_name[name], source_locale, roles, clock, around.get(name)) for name in sorted(by_name)
    )
    return Corpus(articles, roles)
