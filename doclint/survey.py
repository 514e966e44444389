"""Reads all pages of a run and puts them together: which article each belongs to, and what the source side knows."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from doclint.config.settings import Settings
from doclint.corpus.articles import Clock, Corpus, group_articles
from doclint.corpus.discovery import Discovery
from doclint.corpus.git import repository_root
from doclint.corpus.layouts import Layout, find_layout
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.corpus.placement import Placement, place_with_siblings
from doclint.corpus.reach import Reach
from doclint.corpus.source_side import SourceSide
from doclint.data_classes import dataclass
from doclint.gathering import gather, memory_of
from doclint.reading import Reader, Reading
from doclint.rules.registry import all_rules

if TYPE_CHECKING:
    from doclint.memory import Memory

Progress = Callable[[int, int], None]
"""Told how many of how many pages are read."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The pages of a run, read and put together.

    Attributes:
        read: the readings by the absolute paths of their pages, as the pages alone gave them, with where they stand.
    """

    readings: tuple[Reading, ...]
    read: Mapping[str, tuple[PlacedPage | None, Reading]]
    corpus: Corpus
    layout: Layout
    source_side: SourceSide
    reader: Reader
    library: Library


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier state of the pages.

    Attributes:
        instead: what pages held that are others now, by absolute path; None for those that were not there.
        read: the readings of the others.
    """

    instead: Mapping[str, bytes | None]
    read: Mapping[str, tuple[PlacedPage | None, Reading]]

    def readings(self, places: Mapping[str, PlacedPage | None]) -> dict[str, Reading]:
        """The readings of those of some pages that are what they were and stand where they stood."""
        return {
            page: self.read[page][1]
            for page, placed in places.items()
            if page not in self.instead and page in self.read and _where(self.read[page][0]) == _where(placed)
        }


def _where(placed: PlacedPage | None) -> tuple[str, str] | None:
    return None if placed is None else (placed.locale, placed.article)


@contextmanager
def look(
    discovery: Discovery,
    settings: Settings,
    progress: Progress = lambda done, total: None,
    place: Callable[[Sequence[str], Layout, Library, Reach], Placement] = place_with_siblings,
    past: Past | None = None,
) -> Iterator[Survey]:
    """Read the pages that were discovered and those that `place` adds to them, as they are or as they were.

    Git can be asked about them as long as this is open.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    with lay_out(discovery, settings, place, past) as grounds:
        survey = grounds.survey(settings, progress, past)
        if grounds.memory is not None:
            grounds.memory.keep()
        yield survey


@contextmanager
def lay_out(
    discovery: Discovery,
    settings: Settings,
    place: Callable[[Sequence[str], Layout, Library, Reach], Placement] = place_with_siblings,
    past: Past | None = None,
) -> Iterator[Grounds]:
    """Find where the pages of a run stand, before any is read; the arguments are those of `look`.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    with Library(past.instead if past is not None else None) as library:
        layout = find_layout(
            discovery.pages,
            settings.locales,
            settings.source_locale,
            library,
            preset_layout=settings.preset.layout,
            is_partial=discovery.is_partial,
        )
        placement = place(discovery.pages, layout, library, settings.reach)
        with memory_of(settings, sorted(placement.places), library) as memory:
            yield Grounds(library, layout, placement, memory)


@dataclass(frozen=True)
class Grounds:
    """Where the pages of a run stand.

    Attributes:
        memory: what earlier runs read of them, None where nothing is remembered.
    """

    library: Library
    layout: Layout
    placement: Placement
    memory: Memory | None

    def known(self, discovery: Discovery) -> tuple[object, ...]:
        """What is known before a page is read, besides which pages there are, in a form whose `repr` tells it."""
        places = self.placement.places
        some = {placed.locale_set: placed for placed in places.values() if placed is not None}
        described = [(each.describe(), each.locales, placed.article) for each, placed in some.items()]
        asked = discovery.pages if len(discovery.pages) < len(places) else "all"
        return described, sorted(self.placement.orphans), repository_root(os.getcwd()), asked, discovery.is_partial

    def survey(self, settings: Settings, progress: Progress, past: Past | None = None) -> Survey:
        """Read the pages and put them together."""
        places = self.placement.places
        everything = sorted(places)
        known = past.readings(places) if past is not None else {}
        unknown = [page for page in everything if page not in known]
        gathered = gather(
            unknown, places, self.library, settings, self.memory, lambda done: progress(done, len(unknown))
        )
        reader = Reader(settings, self.library)
        readings = [known.get(page) or reader.choose(gathered[page]) for page in everything]
        read = {page: (places[page], one) for page, one in zip(everything, readings, strict=True)}
        readings = _name_articles_without_layout(readings, [places[page] for page in everything])
        facts = {page: one.facts for page, one in zip(everything, readings, strict=True) if one.facts is not None}
        source_side = SourceSide(self.library)
        source_side.look_up(self.placement.origins(facts))
        clock = Clock(settings.today, _lag_days(settings))
        around = self.placement.surroundings(source_side)
        corpus = group_articles(facts.values(), settings.source_locale, settings.preset.roles, clock, around)
        return Survey(tuple(readings), read, corpus, self.layout, source_side, reader, self.library)


def _lag_days(settings: Settings) -> int:
    options = settings.options.get("HND002") or all_rules()["HND002"].default_options
    return int(options.lag_days)


def _name_articles_without_layout(readings: list[Reading], places: list[PlacedPage | None]) -> list[Reading]:
    """Name the pages that no layout places by their asset ids, so that pages of several locales come together.

    A GUID that two pages of one locale carry tells nothing.
    """
    loose = [
        reading.facts for reading, placed in zip(readings, places, strict=True) if reading.facts and placed is None
    ]
    if not loose:
        return readings
    carriers = Counter((facts.guid, facts.locale) for facts in loose)
    ambiguous = {guid for (guid, _), count in carriers.items() if count > 1}
    named = {facts.path: facts.guid for facts in loose if facts.locale and facts.guid not in ambiguous}
    return [
        reading._replace(facts=reading.facts._replace(article=guid))
        if reading.facts is not None and (guid := named.get(reading.path))
        else reading
        for reading in readings
    ]
