"""The pages that a run looks at: those it was asked for, and their siblings in the other locales."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from doclint.corpus.boundary import home, is_inside
from doclint.corpus.discovery import walk
from doclint.corpus.layout_pattern import ENDINGS
from doclint.corpus.layouts import Layout
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import Candidate, PlacedPage, other_names, split_ending
from doclint.corpus.out_of_sight import pages_out_of_sight
from doclint.corpus.reach import Reach
from doclint.corpus.source_side import Origin
from doclint.document.facts import Facts
from doclint.system.data_classes import dataclass, replace


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
            if placed is None:
                continue
            origin = self.origin(placed)
            if origin is not None and origin.path != path and origin.path not in self.strays:
                yield facts, origin

    def origin(self, placed: PlacedPage) -> Origin | None:
        """Where the source page of an article is, or would be; None where the source is not at hand."""
        first = None
        for origin in placed.locale_set.origins(placed.key):
            for one in (origin, *(replace(origin, name=name) for name in other_names(origin.name))):
                if one.path in self.places:
                    return one
            first = first or origin
        if first is None or placed.ending == ENDINGS[0]:
            return first
        return replace(first, name=split_ending(first.name)[0] + placed.ending)


def place_with_siblings(pages: Sequence[str], layout: Layout, library: Library, reach: Reach) -> Placement:
    """Where the absolute paths of pages are, and those of their siblings that exist and are not excluded.

    Raises:
        ConfigurationError: a configured revision cannot be read.
    """
    places: dict[str, PlacedPage | None] = {page: layout.place(page) for page in pages}
    articles = {(placed.locale_set, placed.key): None for placed in places.values() if placed is not None}
    has_other_endings = not all(page.endswith(ENDINGS[0]) for page in pages)
    orphans: set[str] = set()
    absent: dict[str, list[str]] = {}
    left = _Left(library, reach)
    for locale_set, key in articles:
        sources = [origin.path for origin in locale_set.origins(key)]
        found = {path for path in sources if path in places}
        others = []
        for candidate in locale_set.candidates(key):
            path = candidate.path
            if path in places and not has_other_endings:
                continue
            page = next((page for page in _paths(candidate) if page in places), None) or left.find(candidate)
            if page is None:
                continue
            if page not in places and left.may_read(candidate, page):
                places[page] = PlacedPage(candidate.locale, key, locale_set)
            others.append(page)
            if path in sources:
                found.add(page)
        if sources and not found:
            orphans.add(locale_set.article(key))
            absent[locale_set.article(key)] = sources
        ending = next((split_ending(page)[1] for page in (*sorted(found), *others)), ENDINGS[0])
        if ending != ENDINGS[0]:
            for page in (page for candidate in locale_set.candidates(key) for page in _paths(candidate)):
                placed = places.get(page)
                if placed is not None:
                    places[page] = replace(placed, ending=ending)
            if locale_set.article(key) in orphans:
                orphans.remove(locale_set.article(key))
                orphans.add(PlacedPage("", key, locale_set, ending).article)
                absent[PlacedPage("", key, locale_set, ending).article] = sources
    if orphans:
        there = pages_out_of_sight(path for name in orphans for path in absent[name])
        orphans = {name for name in orphans if there.isdisjoint(absent[name])}
    return Placement(places, frozenset(orphans), frozenset(left.strays))


class _Left:
    """Pages that nobody asked for: which there are, and which may be read."""

    def __init__(self, library: Library, reach: Reach) -> None:
        self.strays: set[str] = set()
        self._library = library
        self._reach = reach
        self._home_of = cache(partial(home, root=library.root))
        self._allowed = [os.path.realpath(folder) for folder in reach.allowed_roots]

    def find(self, candidate: Candidate) -> str | None:
        """The absolute path of the page, whatever its ending."""
        for name in (candidate.name, *other_names(candidate.name)):
            if self._library.has(candidate.folder, candidate.revision, name):
                return os.path.join(candidate.folder, name)
        return None

    def may_read(self, candidate: Candidate, page: str) -> bool:
        """Whether a page is none of those that are excluded or lead out of their repository."""
        if candidate.revision is None and not is_inside(page, [self._home_of(candidate.folder), *self._allowed]):
            self.strays.add(page)
            return False
        return not self._reach.excludes(page)


def _paths(candidate: Candidate) -> Iterator[str]:
    yield candidate.path
    for name in other_names(candidate.name):
        yield f"{candidate.folder}{os.sep}{name}"


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
                yield from walk(root.folder, reach, library.root)
