"""The pages that a run looks at: those it was asked for, and their siblings in the other locales."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from doclint.corpus.articles import SourceHistory, Surroundings
from doclint.corpus.boundary import home, is_inside
from doclint.corpus.discovery import walk
from doclint.corpus.layouts import Layout
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import LocaleSet, PlacedPage
from doclint.corpus.reach import Reach
from doclint.corpus.source_side import Origin
from doclint.data_classes import dataclass
from doclint.document.facts import Facts


@dataclass(frozen=True, slots=True)
class Placement:
    """Where every page of a run stands.

    Attributes:
        places: by absolute path; None for pages that the layout does not place.
        orphans: names of the articles that the source, which is at hand, does not have.
        strays: siblings that are not read, for they are symbolic links that lead out of their repository.
    """

    places: Mapping[str, PlacedPage | None]
    orphans: frozenset[str]
    strays: frozenset[str] = frozenset()

    def origins(self, pages: Mapping[str, Facts]) -> Iterator[tuple[Facts, Origin]]:
        """The translations among pages, by absolute path, with the places of their source pages."""
        for path, facts in pages.items():
            placed = self.places[path]
            origin = placed.locale_set.origin(placed.key) if placed is not None else None
            if origin is not None and origin.path != path and origin.path not in self.strays:
                yield facts, origin

    def surroundings(self, source_side: SourceHistory) -> dict[str, Surroundings]:
        """What stands around each article, by its name."""
        known: dict[tuple[LocaleSet, bool], Surroundings] = {}
        found = {}
        for placed in self.places.values():
            if placed is not None:
                name = placed.article
                key = placed.locale_set, name in self.orphans
                if key not in known:
                    known[key] = Surroundings(placed.locale_set.locales, key[1], source_side)
                found[name] = known[key]
        return found


def place_with_siblings(pages: Sequence[str], layout: Layout, library: Library, reach: Reach) -> Placement:
    """Where the absolute paths of pages stand, and those of their siblings that exist and are not excluded.

    Raises:
        ConfigurationError: a configured revision cannot be read.
    """
    places: dict[str, PlacedPage | None] = {page: layout.place(page) for page in pages}
    articles = {(placed.locale_set, placed.key): None for placed in places.values() if placed is not None}
    orphans, strays = set(), set()
    home_of = cache(home)
    allowed = [os.path.realpath(folder) for folder in reach.allowed_roots]
    for locale_set, key in articles:
        origin = locale_set.origin(key)
        has_source = origin is None
        for candidate in locale_set.candidates(key):
            path = candidate.path
            if path not in places:
                if not library.has(candidate.folder, candidate.revision, candidate.name):
                    continue
                if candidate.revision is None and not is_inside(path, [home_of(candidate.folder), *allowed]):
                    strays.add(path)
                    continue
                if not reach.excludes(path):
                    places[path] = PlacedPage(candidate.locale, key, locale_set)
            has_source = has_source or (origin is not None and path == origin.path)
        if not has_source:
            orphans.add(locale_set.article(key))
    return Placement(places, frozenset(orphans), frozenset(strays))


def place_everything(pages: Sequence[str], layout: Layout, library: Library, reach: Reach) -> Placement:
    """The same, with all other pages in the locales' folders that may be read.

    Raises:
        ConfigurationError: a configured revision cannot be read.
    """
    others = (page for page in _all_pages(layout, library, reach) if not reach.excludes(page))
    return place_with_siblings(sorted({*pages, *others}), layout, library, reach)


def _all_pages(layout: Layout, library: Library, reach: Reach) -> Iterator[str]:
    for locale_set in layout.rooted:
        for root in locale_set.roots:
            if root.revision is not None:
                for name in library.files(root.folder, root.revision):
                    path = os.path.join(root.folder, name)
                    if reach.is_page(path) and library.has(root.folder, root.revision, name):
                        yield path
            elif root.is_readable:
                yield from walk(root.folder, reach)
