"""Tells a page's locale and article by where it stands, and where the other pages of the article stand.

What the configuration says comes first, then the preset's layout if it fits, then what is found: folders and
repositories called like locales, then suffixes of file names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from doclint.config.locales import LocaleSettings
from doclint.config.settings import ConfigurationError
from doclint.corpus.boundary import Boundary, home, is_inside
from doclint.corpus.git import repository_root
from doclint.corpus.git_objects import find_repository
from doclint.corpus.layout_pattern import FolderPattern, SuffixPattern, parse_layout
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import (
    LocaleRoot,
    LocaleSet,
    PlacedPage,
    RootedLocales,
    SuffixedLocales,
    shown_before,
)
from doclint.corpus.named_folders import TOLD_ONLY, named_folders
from doclint.corpus.paths import folder_of
from doclint.corpus.suffixes import find_suffixes
from doclint.data_classes import dataclass, replace


@dataclass(frozen=True, slots=True)
class _Above:
    """The locale's folder above the pages of a folder; `cut` is the length of its path with the separator."""

    locale: str
    cut: int
    locale_set: LocaleSet


class Layout:
    """The sets of locales of a run."""

    def __init__(self, rooted: Sequence[RootedLocales], suffixed: SuffixedLocales | None) -> None:
        self.rooted = tuple(rooted)
        self._suffixed = suffixed
        self._roots: dict[str, tuple[LocaleRoot, RootedLocales]] = {}
        for locale_set in rooted:
            for root in locale_set.roots:
                self._roots.setdefault(root.folder, (root, locale_set))
        self._above: dict[str, _Above | None] = {}

    @property
    def sets(self) -> tuple[LocaleSet, ...]:
        """All sets of locales."""
        return (*self.rooted, self._suffixed) if self._suffixed is not None else self.rooted

    def describe(self) -> tuple[str, ...]:
        """A line for people for each set of locales."""
        return tuple(locale_set.describe() for locale_set in self.sets)

    def place(self, page: str) -> PlacedPage | None:
        """Where an absolute path stands, None where the layout does not tell."""
        above = self._find_above(folder_of(page))
        if above is not None:
            return PlacedPage(above.locale, page[above.cut :], above.locale_set)
        split = self._suffixed.split(page) if self._suffixed is not None else None
        return PlacedPage(*split, self._suffixed) if split is not None and self._suffixed is not None else None

    def has_folder(self, folder: str) -> bool:
        """Whether pages of an absolute folder stand in a locale's folder."""
        return self._find_above(folder) is not None

    def _find_above(self, folder: str) -> _Above | None:
        """The outermost locale's folder that a folder is or lies in, or the innermost one that is configured."""
        chain = []
        while folder not in self._above:
            chain.append(folder)
            parent = os.path.dirname(folder)
            if parent == folder:
                break
            folder = parent
        above = self._above.get(folder)
        for inner in reversed(chain):
            if inner in self._roots and (above is None or self._roots[inner][0].is_configured):
                root, locale_set = self._roots[inner]
                above = _Above(root.locale, len(os.path.join(inner, "")), locale_set)
            self._above[inner] = above
        return above


def find_layout(
    pages: Sequence[str],
    settings: LocaleSettings,
    source_locale: str,
    library: Library,
    *,
    preset_layout: str | None = None,
    is_partial: bool = False,
) -> Layout:
    """The layout of the absolute paths of pages.

    Raises:
        ConfigurationError: the configured layout or a root cannot be, or may not be read.
    """
    configured = _ConfiguredRoots(settings, library)
    base = settings.base or repository_root(os.getcwd()) or os.getcwd()
    folders = {folder_of(page) for page in pages}
    boundary = Boundary(folders, settings.allowed_roots)
    pattern = parse_layout(settings.layout or preset_layout or "") if settings.layout or preset_layout else None

    rooted: list[RootedLocales] = []
    if isinstance(pattern, FolderPattern):
        roots = _roots_by_pattern(base, pattern, settings.allowed_roots)
        if roots or configured.roots:
            rooted = [RootedLocales(configured.instead_of(roots, pattern), pattern.before, source_locale)]
    if not rooted and settings.layout is None:
        rooted = _find_rooted(pages, source_locale, configured, boundary)
    if configured.roots and not rooted:
        rooted = [RootedLocales(configured.instead_of([], None), "", source_locale)]

    layout = Layout(rooted, None)
    suffixed = None
    if isinstance(pattern, SuffixPattern) or settings.layout is None:
        outside = {folder for folder in folders if not layout.has_folder(folder)}
        loose = [page for page in pages if folder_of(page) in outside] if outside else []
        suffixed = find_suffixes(loose, source_locale, is_partial=is_partial)
    return Layout(rooted, suffixed)


def _roots_by_pattern(base: str, pattern: FolderPattern, allowed: Iterable[str]) -> list[LocaleRoot]:
    try:
        names = sorted(os.listdir(os.path.join(base, *pattern.before.split("/"))))
    except OSError:
        return []
    found = ((locale, os.path.join(base, *path.split("/"))) for locale, path in pattern.locale_folders(names).items())
    open_ = [home(base), *map(os.path.realpath, allowed)]
    return [
        LocaleRoot(locale, folder, is_readable=is_inside(folder, open_))
        for locale, folder in found
        if os.path.isdir(folder)
    ]


def _find_rooted(
    pages: Iterable[str], source_locale: str, configured: _ConfiguredRoots, boundary: Boundary
) -> list[RootedLocales]:
    found = named_folders(pages, source_locale, configured.have_one_of)
    parents = [family.parent for family in found]
    rooted = []
    for family in found:
        roots = [
            LocaleRoot(locale, folder, is_readable=boundary.may_read(folder))
            for name, locale in family.locales.items()
            for folder in (os.path.join(family.parent, name),)
        ]
        before = shown_before(family.parent)
        if family.stem not in ("", TOLD_ONLY) and parents.count(family.parent) > 1:
            before += family.stem + "/"
        if family.has_configured_pages:
            if configured.names_all(roots):
                continue
            roots = list(configured.instead_of(roots, None))
        rooted.append(RootedLocales(tuple(roots), before, source_locale))
    return rooted


class _ConfiguredRoots:
    """`[locales.roots]`, checked: each exists and may be read."""

    def __init__(self, settings: LocaleSettings, library: Library) -> None:
        self._library = library
        self._allowed = settings.allowed_roots
        self.roots = tuple(
            LocaleRoot(locale, os.path.abspath(root.path), root.revision, is_configured=True)
            for locale, root in settings.roots.items()
        )
        here = settings.base or os.getcwd()
        home = repository_root(here) or here
        allowed = [os.path.realpath(folder) for folder in settings.allowed_roots]
        for root, said in zip(self.roots, settings.roots.values(), strict=True):
            _check_root(root, said.said_at, os.path.realpath(home), allowed, library)

    def names_all(self, found: Iterable[LocaleRoot]) -> bool:
        """Whether they leave nothing to be found."""
        return {root.locale.casefold() for root in found} <= {root.locale.casefold() for root in self.roots}

    def instead_of(self, found: Iterable[LocaleRoot], pattern: FolderPattern | None) -> tuple[LocaleRoot, ...]:
        """These roots, and those of the other locales that were found."""
        locales = {root.locale.casefold() for root in self.roots}
        kept = [root for root in found if root.locale.casefold() not in locales]
        return (*(self._at_layout(root, pattern) for root in self.roots), *kept)

    def _at_layout(self, root: LocaleRoot, pattern: FolderPattern | None) -> LocaleRoot:
        """The root, or the folder in it that the layout names if it has one: MDN's `files/en-us` in `../content`."""
        if pattern is None:
            return root
        if root.revision is None:
            found = _roots_by_pattern(root.folder, pattern, self._allowed)
        else:
            shelf = self._library.shelf(root.folder, root.revision)
            assert shelf is not None
            names = shelf.objects.folders(shelf.tip, shelf.path(pattern.before).rstrip("/"))
            inner = pattern.locale_folders(names)
            found = [LocaleRoot(locale, os.path.join(root.folder, *path.split("/"))) for locale, path in inner.items()]
        inside = next((each for each in found if each.locale.casefold() == root.locale.casefold()), None)
        return replace(root, folder=inside.folder, is_readable=inside.is_readable) if inside is not None else root

    def have_one_of(self, rests: set[str]) -> bool:
        """Whether one of these pages is in one of the roots."""
        return any(self._library.has(root.folder, root.revision, rest) for root in self.roots for rest in sorted(rests))


def _check_root(root: LocaleRoot, said_at: str, home: str, allowed: list[str], library: Library) -> None:
    shown = os.path.relpath(root.folder).replace(os.sep, "/")
    name = f"{said_at}locales.roots.{root.locale}"
    if not is_inside(root.folder, [home, *allowed]):
        raise ConfigurationError(
            f"{name}: {shown} is outside the repository; if it may be read, say so with --allow-root {shown}"
        )
    if root.revision is None:
        if not os.path.isdir(root.folder):
            raise ConfigurationError(f"{name}: there is no folder {shown}; correct its path, or name a revision of it")
        return
    repository = find_repository(root.folder)
    if repository is not None and repository[0].is_bare and not is_inside(root.folder, allowed):
        # A bare repository that a pull request brings could have its own settings.
        raise ConfigurationError(f"{name}: {shown} is a bare repository; if you trust it, use --allow-root {shown}")
    try:
        library.shelf(root.folder, root.revision)
    except ConfigurationError as error:
        raise ConfigurationError(f"{name}: {error}") from None
