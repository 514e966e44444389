"""Reads the pages of a run and puts them together: which article each belongs to, and what git tells of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from doclint.articles.grouping import Clock, Corpus, group_articles, surroundings_of
from doclint.articles.translation_versions import StampKeys, TranslationVersions
from doclint.cache.page_result import PageResult
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery
from doclint.corpus.layouts import Layout
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.corpus.placement import Placement, place_with_siblings
from doclint.corpus.reach import Reach
from doclint.corpus.source_side import SourceSide
from doclint.rules.registry import all_rules
from doclint.run.choosing import choose
from doclint.run.read_pages import open_page_cache, read_pages
from doclint.run.recognition import find_layout_of, recognize, systems_of, templates_of, without_templates
from doclint.run.stamp_search import with_side_files
from doclint.system.data_classes import dataclass, replace

if TYPE_CHECKING:
    from doclint.cache.page_cache import PageCache

Progress = Callable[[int, int], None]
"""Told how many of how many pages are read."""

Place = Callable[[Sequence[str], Layout, Library, Reach], Placement]
"""Where pages are, and which others are read beside them."""


def no_progress(done: int, total: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class LoadedCorpus:
    """The pages of a run, read and put together.

    Attributes:
        results: of all pages, in order of their absolute paths, with what counts of the problems on them.
        by_page: the same by the absolute paths of the pages, as the pages alone gave them, with where each is.
        settings: what is configured, with what was found where nobody said it.
        slugs: the documentation system whose heading ids the pages have; empty if unknown.
    """

    results: tuple[PageResult, ...]
    by_page: Mapping[str, tuple[PlacedPage | None, PageResult]]
    corpus: Corpus
    source_side: SourceSide
    versions: TranslationVersions
    settings: Settings
    library: Library
    slugs: str


@dataclass(frozen=True, slots=True)
class EarlierPages:
    """An earlier state of the pages.

    Attributes:
        instead: what pages held that are others now, by absolute path; None for those that were not there.
        by_page: the results of the others, as in `LoadedCorpus`.
    """

    instead: Mapping[str, bytes | None]
    by_page: Mapping[str, tuple[PlacedPage | None, PageResult]]

    def results(self, places: Mapping[str, PlacedPage | None]) -> dict[str, PageResult]:
        """The results of those of some pages that are what they were and where they were."""
        return {
            page: self.by_page[page][1]
            for page, placed in places.items()
            if page not in self.instead and page in self.by_page and _where(self.by_page[page][0]) == _where(placed)
        }


def _where(placed: PlacedPage | None) -> tuple[str, str] | None:
    return None if placed is None else (placed.locale, placed.article)


@contextmanager
def open_corpus(
    discovery: Discovery,
    settings: Settings,
    request: RunRequest,
    progress: Progress = no_progress,
    place: Place = place_with_siblings,
) -> Iterator[LoadedCorpus]:
    """The pages that were discovered and those that `place` adds to them, read and put together.

    Git can be asked about them as long as this is open.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    with Library(discovery.root) as library:
        placed = place_pages(discovery, settings, library, place)
        settings, placement = placed.settings, placed.placement
        pages = sorted(placement.places)
        with open_page_cache(settings, request, pages, library) as page_cache:
            results = read_pages(
                pages, placement, library, settings, request, page_cache, lambda done: progress(done, len(pages))
            )
            yield put_together(results, placed, library, page_cache)
            if page_cache is not None:
                page_cache.keep()


@dataclass(frozen=True, slots=True)
class PlacedPages:
    """Where the pages of a run are, and what it goes by.

    Attributes:
        discovery: what was discovered, without templates.
        settings: what is configured, with what was found where nobody said it.
        why: a line for people for each thing that was found.
        slugs: the documentation system whose heading ids the pages have; empty if unknown.
    """

    discovery: Discovery
    settings: Settings
    layout: Layout
    placement: Placement
    why: tuple[str, ...]
    slugs: str


def place_pages(
    discovery: Discovery, settings: Settings, library: Library, place: Place = place_with_siblings
) -> PlacedPages:
    """Where the pages of a run and those that `place` adds to them are, before any is read to be checked.

    Raises:
        ConfigurationError: a layout or a root that the settings name cannot be.
    """
    systems = systems_of(discovery, settings)
    discovery = without_templates(discovery, systems)
    layout = find_layout_of(discovery, settings, systems, library)
    reach = replace(settings.reach, templates=templates_of(systems))
    placement = place(discovery.pages, layout, library, reach)
    recognized = recognize(discovery, settings, systems, layout, placement, library)
    slugs = recognized.settings.preset.slugs if recognized.systems else ""
    return PlacedPages(discovery, recognized.settings, layout, placement, recognized.why, slugs)


def put_together(
    results: Mapping[str, PageResult],
    placed: PlacedPages,
    library: Library,
    page_cache: PageCache | None,
    chosen: Mapping[str, PageResult] | None = None,
) -> LoadedCorpus:
    """Group the pages of a run by their articles, and ask git about the source of those that name its commit.

    Args:
        results: by the absolute paths of the pages, before anything is chosen of them.
        page_cache: also remembers what history tells of the pages.
        chosen: those of other pages, of which was chosen before.
    """
    settings, placement = placed.settings, placed.placement
    places = placement.places
    everything = sorted(places)
    chosen = chosen or {}
    by_page = {page: chosen.get(page) or _chosen(results[page], settings) for page in everything}
    named = _name_articles_without_layout(list(by_page.values()), [places[page] for page in everything])
    facts = {page: each.facts for page, each in zip(everything, named, strict=True) if each.facts is not None}
    facts = with_side_files(facts, placement, settings.preset.stamp, library.root)
    source_side = SourceSide(library)
    origins = list(placement.origins(facts))
    source_side.look_up(origins)
    preset = settings.preset
    keys = StampKeys(preset.roles, preset.machine_keys, preset.no_update, preset.neutral)
    versions = TranslationVersions(library, keys, page_cache)
    versions.announce(origins)
    clock = Clock(settings.today, _lag_days(settings))
    around = surroundings_of(placement, source_side, versions)
    corpus = group_articles(facts.values(), settings.source_locale, settings.preset.roles, clock, around)
    return LoadedCorpus(
        tuple(named),
        {page: (places[page], by_page[page]) for page in everything},
        corpus,
        source_side,
        versions,
        settings,
        library,
        placed.slugs,
    )


def _chosen(result: PageResult, settings: Settings) -> PageResult:
    return result._replace(problems=choose(result.problems, settings)) if result.problems else result


def _lag_days(settings: Settings) -> int:
    options = settings.options.get("HND002") or all_rules()["HND002"].default_options
    return int(options.lag_days)


def _name_articles_without_layout(results: list[PageResult], places: list[PlacedPage | None]) -> list[PageResult]:
    """Name the pages that no layout places by their asset ids, so that pages of several locales come together.

    A GUID that two pages of one locale carry tells nothing.
    """
    loose = [result.facts for result, placed in zip(results, places, strict=True) if result.facts and placed is None]
    if not loose:
        return results
    carriers = Counter((facts.guid, facts.locale) for facts in loose)
    ambiguous = {guid for (guid, _), count in carriers.items() if count > 1}
    named = {facts.path: facts.guid for facts in loose if facts.locale and facts.guid not in ambiguous}
    return [
        result._replace(facts=result.facts._replace(article=guid))
        if result.facts is not None and (guid := named.get(result.path))
        else result
        for result in results
    ]
