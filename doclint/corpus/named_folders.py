"""Finds the folders and repositories that are called like locales: `…/fr-fr/guides/a.md`, `docs.fr-fr/guides/a.md`.

A folder counts as a locale's if a locale data set knows its name, or the end of it, and another such folder beside it
has a page in common with it: `io`, `api` and `doc` pass the first test, never both. Of `docs.fr-fr` and `docs.uk-ua`
the folder `docs` is the source, and a folder whose build configuration tells its locale needs no such name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache

from doclint.corpus.git import repository_roots
from doclint.corpus.locale_codes import is_locale
from doclint.corpus.paths import folder_of
from doclint.corpus.told_locale import told_locale
from doclint.data_classes import dataclass

# Every repository has these, so that having them in common tells nothing.
_EVERYWHERE = frozenset(
    ["changelog", "code_of_conduct", "contributing", "license", "readme", "security", "support", "thirdpartynotices"]
)

Rests = dict[str, set[str]]
"""By folder name, the paths of pages below the folder."""

SharesPage = Callable[[set[str]], bool]
"""Whether some other place, which the configuration names, has one of these pages."""


TOLD_ONLY = "*"
"""The stem of folders whose names have nothing in common; their build configurations tell their locales."""


@dataclass(frozen=True, slots=True)
class Siblings:
    """Folders side by side that have articles in common.

    Attributes:
        parent: the absolute folder that they stand in.
        stem: `docs` of `docs.fr-fr`, empty where they are called like the locale.
        locales: by the name of the folder.
        has_configured_pages: whether some of their pages are in a place that the configuration names, too.
    """

    parent: str
    stem: str
    locales: dict[str, str]
    has_configured_pages: bool


def named_folders(pages: Iterable[str], source_locale: str, shares_page: SharesPage) -> list[Siblings]:
    """The locales' folders above absolute paths of pages, and those beside them, in order of parent and stem."""
    candidates = _Candidates()
    neighbours = _Neighbours(source_locale)
    found: dict[tuple[str, str], Rests] = {}
    unplaced: dict[str, list[str]] = {}
    last_folder, rests_above = None, list[tuple[int, set[str]]]()
    for page in pages:
        folder = folder_of(page)
        if folder != last_folder:
            last_folder = folder
            rests_above = [
                (len(os.path.join(parent, name, "")), found.setdefault((parent, stem), {}).setdefault(name, set()))
                for parent, name, stem in candidates.of(folder)
            ]
        for cut, its_rests in rests_above:
            its_rests.add(page[cut:])
        if not rests_above:
            unplaced.setdefault(folder, []).append(page)
    repositories = repository_roots(unplaced)
    for folder, its_pages in unplaced.items():
        for start in _starts(folder, repositories[folder]):
            shared_stem = neighbours.stem_for(start)
            if shared_stem is not None:
                parent, name = os.path.split(start)
                its_rests = found.setdefault((parent, shared_stem), {}).setdefault(name, set())
                its_rests.update(page[len(start) + 1 :] for page in its_pages)
    verified = []
    for (parent, stem), rests in sorted(found.items()):
        telling = {name: _telling(paths) if stem else paths for name, paths in rests.items()}
        configured = {name for name, paths in telling.items() if shares_page(paths)}
        called = neighbours.called(parent, stem, rests)
        # `docs` beside `docs.fr-fr` may also be something else, of which all translations would be missing.
        if stem in called and not neighbours.is_told(parent, stem) and not _has_most(parent, stem, telling):
            del called[stem]
        locales = _sharing(parent, called, telling, configured)
        if locales:
            verified.append(Siblings(parent, stem, locales, bool(configured)))
    return verified


class _Candidates:
    """Finds the folders of a path that are called like a locale."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[str, str, str], ...]] = {}

    def of(self, folder: str) -> tuple[tuple[str, str, str], ...]:
        """Parent, name and stem of each, outermost first."""
        chain = []
        while folder not in self._known:
            chain.append(folder)
            parent = os.path.dirname(folder)
            if parent == folder:
                break
            folder = parent
        known = self._known.get(folder, ())
        for inner in reversed(chain):
            parent, name = os.path.split(inner)
            named = split_name(name)
            known = (*known, (parent, name, named[0])) if named is not None else known
            self._known[inner] = known
        return known


def split_name(name: str) -> tuple[str, str] | None:
    """Stem and locale of a folder's name, `docs` and `fr-fr` of `docs.fr-fr`; None where it is not called so."""
    if is_locale(name):
        return "", name
    stem, _, end = name.rpartition(".")
    return (stem, end) if stem and is_locale(end) else None


def _starts(folder: str, repository: str | None) -> list[str]:
    """The folders above pages that may be a locale's though they are not called so.

    These are the repository, the working directory, and the folder in it that leads to the pages.
    """
    here = os.getcwd()
    starts = [repository] if repository is not None else []
    if folder == here or folder.startswith(os.path.join(here, "")):
        starts.append(here)
        if folder != here:
            starts.append(os.path.join(here, folder[len(here) :].lstrip(os.sep).split(os.sep)[0]))
    return list(dict.fromkeys(starts))


class _Neighbours:
    """Looks beside a folder; each folder is looked at once."""

    def __init__(self, source_locale: str) -> None:
        self._source_locale = source_locale
        self._folders_in = cache(_folders_in)
        self._told = cache(told_locale)
        self.stem_for = cache(self._find_stem)

    def _find_stem(self, folder: str) -> str | None:
        """The stem that a folder shares with others beside it, though it is not called like a locale.

        None where it shares none.
        """
        parent, name = os.path.split(folder)
        others = [other for other in self._folders_in(parent) if other != name]
        stems = {named[0] for named in map(split_name, others) if named is not None} - {""}
        if name in stems:
            return name
        if self._told(folder) is None:
            return None
        if stems:
            return min(stems)
        return TOLD_ONLY if any(self._told(os.path.join(parent, other)) for other in others) else None

    def called(self, parent: str, stem: str, found: Iterable[str]) -> dict[str, str]:
        """The folders in `parent` that may be locales of this stem, with their locales."""
        locales = {name: self._locale(parent, name, stem) for name in found}
        for name in self._folders_in(parent):
            named = split_name(name)
            if named is not None and named[0] == stem:
                locales[name] = named[1]
            elif stem and (name == stem or self._told(os.path.join(parent, name))):
                locales[name] = self._locale(parent, name, stem)
        return locales

    def is_told(self, parent: str, name: str) -> bool:
        """Whether a folder's build configuration tells its locale."""
        return self._told(os.path.join(parent, name)) is not None

    def _locale(self, parent: str, name: str, stem: str) -> str:
        named = split_name(name)
        if named is not None and named[0] == stem:
            return named[1]
        return self._told(os.path.join(parent, name)) or self._source_locale


def _folders_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir())
    except OSError:
        return []


def _sharing(parent: str, locales: dict[str, str], found: Rests, configured: set[str]) -> dict[str, str]:
    """Those of the folders that have articles in common, given the pages that a run looks at."""
    sharing = configured | {
        name
        for name in locales
        if any(_have_in_common(parent, name, other, found) for other in sorted(locales.keys() - {name}))
    }
    sharing &= locales.keys()
    if not any("-" in locales[name] or len(locales[name]) == 2 for name in sharing):
        return {}
    # With a region or script a name can hardly be anything else, even before its first page has a sibling.
    certain = {name for name in locales if (named := split_name(name)) is not None and "-" in named[1]}
    return {name: locales[name] for name in sorted(sharing | certain)}


def _has_most(parent: str, name: str, found: Rests) -> bool:
    """Whether a folder has at least half of the pages that a run looks at in the others."""
    mine = found.get(name, set())
    others = set().union(*(rests for other, rests in found.items() if other != name))
    missing = sum(rest not in mine and not os.path.isfile(os.path.join(parent, name, rest)) for rest in others)
    return missing * 2 <= len(others)


def _telling(rests: set[str]) -> set[str]:
    return {rest for rest in rests if os.path.splitext(rest)[0].casefold() not in _EVERYWHERE}


def _have_in_common(parent: str, name: str, other: str, found: Rests) -> bool:
    """Whether two locales' folders have a page in common."""
    mine, theirs = found.get(name), found.get(other)
    if mine is not None and theirs is not None and not mine.isdisjoint(theirs):
        return True
    pages = mine if mine is not None else theirs
    if pages is None:
        return False
    folder = other if mine is not None else name
    return any(os.path.isfile(os.path.join(parent, folder, rest)) for rest in pages)
