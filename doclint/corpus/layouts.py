"""Tells a page's locale and article by where it stands: a folder per locale, `…/fr-fr/guides/a.md`.

A folder counts as a locale's if a locale data set knows its name and another such folder beside it has a page in
common with it: `io`, `api` and `doc` pass the first test, never both.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doclint.corpus.locale_codes import is_locale


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """Where a page stands in a layout.

    Attributes:
        locale: as the folder writes it.
        prefix: the absolute folder that the locales' folders stand in.
        rest: the path below the locale's folder.
    """

    locale: str
    prefix: str
    rest: str

    @property
    def article(self) -> str:
        """The article's name: what stands before the locale, relative to the working directory, and the path below."""
        before = os.path.relpath(self.prefix).replace(os.sep, "/")
        parts = [part for part in before.split("/") if part not in (".", "..")]
        return "/".join([*parts, self.rest.replace(os.sep, "/")])


class FolderLayout:
    """The folders per locale that were found around some pages."""

    def __init__(self, pages: Iterable[str]) -> None:
        """Look for locales' folders in the absolute paths of pages and, where the pages leave it open, beside them."""
        rests: dict[str, dict[str, set[str]]] = {}
        self._candidates: dict[str, tuple[tuple[str, str], ...]] = {}
        for page in pages:
            folder, _ = os.path.split(page)
            for prefix, locale in self._candidates_of(folder):
                rest = page[len(prefix) + len(locale) + 2 :]
                rests.setdefault(prefix, {}).setdefault(locale, set()).add(rest)
        self._locales = {}
        for prefix, found in rests.items():
            locales = _locales_in(prefix, found)
            if locales:
                self._locales[prefix] = locales

    def _candidates_of(self, folder: str) -> tuple[tuple[str, str], ...]:
        """Prefix and name of every folder of a path that is called like a locale, outermost first."""
        known = self._candidates.get(folder)
        if known is None:
            parent, name = os.path.split(folder)
            outer = () if parent == folder else self._candidates_of(parent)
            known = (*outer, (parent, name)) if is_locale(name) else outer
            self._candidates[folder] = known
        return known

    @property
    def locales(self) -> dict[str, tuple[str, ...]]:
        """The names of the locales' folders, by the folder they stand in."""
        return {prefix: tuple(sorted(names)) for prefix, names in sorted(self._locales.items())}

    def place(self, page: str) -> PlacedPage | None:
        """Where a page stands, None where no locale's folder is above it."""
        for prefix, locale in self._candidates_of(os.path.dirname(page)):
            if locale in self._locales.get(prefix, ()):
                return PlacedPage(locale, prefix, page[len(prefix) + len(locale) + 2 :])
        return None

    def siblings(self, page: str) -> Iterator[str]:
        """The pages of the same article in the other locales that exist."""
        placed = self.place(page)
        if placed is None:
            return
        for locale in sorted(self._locales[placed.prefix] - {placed.locale}):
            path = os.path.join(placed.prefix, locale, placed.rest)
            if os.path.isfile(path):
                yield path


def _locales_in(prefix: str, found: dict[str, set[str]]) -> set[str]:
    """The folders in `prefix` that are locales' folders, given the pages below those that a run looks at."""
    beside = {name for name in _folders_in(prefix) if is_locale(name)} | set(found)
    if len(beside) < 2:
        return set()
    sharing: set[str] = set()
    for name in sorted(beside):
        others = beside - {name}
        if any(_have_in_common(prefix, name, other, found) for other in sorted(others)):
            sharing.add(name)
    if not any("-" in name or len(name) == 2 for name in sharing):
        return set()
    # With a region or script a name can hardly be anything else, even before its first page has a sibling.
    return sharing | {name for name in beside if "-" in name} if sharing else set()


def _folders_in(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry.name for entry in entries if entry.is_dir())
    except OSError:
        return


def _have_in_common(prefix: str, name: str, other: str, found: dict[str, set[str]]) -> bool:
    """Whether two locales' folders have a page in common."""
    mine, theirs = found.get(name), found.get(other)
    if mine is not None and theirs is not None and not mine.isdisjoint(theirs):
        return True
    pages = mine if mine is not None else theirs
    if pages is None:
        return False
    folder = other if mine is not None else name
    return any(os.path.isfile(os.path.join(prefix, folder, rest)) for rest in pages)
