"""Finds a page's locale and article from where it is, and where the other pages of the article are.

What the configuration says comes first, then the layout of the documentation system, then what is found: folders and
repositories called like locales, then suffixes of file names.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from doclint.corpus.boundary import Boundary, home, is_inside
from doclint.corpus.configured_locales import LocaleSettings
from doclint.corpus.git import repository_root
from doclint.corpus.git_objects import find_repository
from doclint.corpus.layout_pattern import FolderPattern, SuffixPattern, parse_layout
from doclint.corpus.library import Library
from doclint.corpus.locale_codes import fold_locale
from doclint.corpus.locale_evidence import LocaleEvidence, is_bare, is_english_locale, is_subject
from doclint.corpus.locale_sets import (
    LocaleRoot,
    LocaleSet,
    PlacedPage,
    RootedLocales,
    SuffixedLocales,
    key_of,
    name_before,
)
from doclint.corpus.named_folders import TOLD_ONLY, named_folders
from doclint.corpus.suffixes import find_suffixes, suffixes_of_pattern
from doclint.corpus.systems import System
from doclint.errors import ConfigurationError
from doclint.system.data_classes import dataclass, replace
from doclint.system.paths import folder_of, shown_path


@dataclass(frozen=True, slots=True)
class _Above:
    """The locale's folder above the pages of a folder; `cut` is the length of its path with the separator."""

    locale: str
    cut: int
    locale_set: LocaleSet


class Layout:
    """The sets of locales of a run."""

    def __init__(self, rooted: Sequence[RootedLocales], suffixed: Sequence[SuffixedLocales]) -> None:
        self.rooted = tuple(rooted)
        self.suffixed = tuple(suffixed)
        self._roots: dict[str, tuple[LocaleRoot, RootedLocales]] = {}
        for locale_set in rooted:
            for root in locale_set.roots:
                self._roots.setdefault(root.folder, (root, locale_set))
        self._above: dict[str, _Above | None] = {}

    @property
    def sets(self) -> tuple[LocaleSet, ...]:
        """All sets of locales."""
        return (*self.rooted, *self.suffixed)

    def describe(self) -> tuple[str, ...]:
        """A line for people for each set of locales."""
        return tuple(locale_set.describe() for locale_set in self.sets)

    def place(self, page: str) -> PlacedPage | None:
        """Where an absolute path is, None where the layout does not say."""
        above = self._find_above(folder_of(page))
        if above is not None:
            return PlacedPage(above.locale, key_of(page[above.cut :]), above.locale_set)
        for suffixed in self.suffixed:
            split = suffixed.split(page)
            if split is not None:
                return PlacedPage(*split, suffixed)
        return None

    def has_folder(self, folder: str) -> bool:
        """Whether pages of an absolute folder are in a locale's folder."""
        return self._find_above(folder) is not None

    def _find_above(self, folder: str) -> _Above | None:
        """The innermost locale's folder that a folder is or lies in."""
        chain = []
        while folder not in self._above:
            chain.append(folder)
            if folder in self._roots:
                break
            parent = os.path.dirname(folder)
            if parent == folder:
                break
            folder = parent
        above = self._above.get(folder)
        if above is None and folder in self._roots:
            root, locale_set = self._roots[folder]
            above = _Above(root.locale, len(os.path.join(folder, "")), locale_set)
        for inner in chain:
            self._above[inner] = above
        return above


def find_layout(
    pages: Sequence[str],
    settings: LocaleSettings,
    source_locale: str | None,
    library: Library,
    *,
    systems: Sequence[System] = (),
    is_partial: bool = False,
) -> Layout:
    """The layout of the absolute paths of pages.

    Args:
        source_locale: None to find out.
        systems: the documentation systems of the pages.

    Raises:
        ConfigurationError: the configured layout or a root cannot be, or may not be read.
    """
    configured = _ConfiguredRoots(settings, library)
    base = settings.base or library.root
    folders = {folder_of(page) for page in pages}
    evidence = LocaleEvidence(pages, is_partial=is_partial)
    patterns = _Patterns(library.root, settings.allowed_roots, source_locale, evidence)

    rooted: list[RootedLocales] = []
    suffixed: list[SuffixedLocales] = []
    for text in settings.layout:
        pattern = parse_layout(text)
        found: Sequence[LocaleSet]
        if isinstance(pattern, SuffixPattern):
            found = by_suffix = suffixes_of_pattern(
                pages, base, pattern, source_locale, library.root, is_partial=is_partial
            )
            suffixed += by_suffix
        else:
            found = by_folder = patterns.sets(base, pattern, configured.roots, is_configured=True)
            rooted += [configured.merged(each, pattern) for each in by_folder]
        if not found and not is_partial and not configured.roots:
            raise ConfigurationError(f"{settings.layout_said_at}layout {text!r} matches no page below {_shown(base)}")
    if not settings.layout:
        rooted, suffixed = _find(
            pages, source_locale, systems, configured, patterns, evidence, settings, folders, library.root
        )
    if configured.roots and not any(root.is_configured for each in rooted for root in each.roots):
        rooted.insert(0, RootedLocales(configured.roots, "", source_locale or _source_among(configured.locales)))
    return Layout(rooted, suffixed)


def _find(
    pages: Sequence[str],
    source_locale: str | None,
    systems: Sequence[System],
    configured: _ConfiguredRoots,
    patterns: _Patterns,
    evidence: LocaleEvidence,
    settings: LocaleSettings,
    folders: Iterable[str],
    root: str,
) -> tuple[list[RootedLocales], list[SuffixedLocales]]:
    """What the layouts of the systems place, and what of the rest is called like locales."""
    rooted: list[RootedLocales] = []
    suffixed: list[SuffixedLocales] = []
    for system in systems:
        for text in system.layout:
            pattern = parse_layout(text)
            if isinstance(pattern, FolderPattern) and not _is_found_by_names(pattern, system):
                found = patterns.sets(system.base, pattern, configured.roots, is_configured=False)
                rooted += [configured.merged(each, pattern) for each in found if not _is_known(each, rooted)]
    layout = Layout(rooted, ())
    boundary = Boundary(set(folders), root, settings.allowed_roots)
    own = [root.folder for root in configured.roots]
    loose = [page for page in pages if not layout.has_folder(folder_of(page)) and not is_inside_any(page, own)]
    rooted += _find_rooted(loose, source_locale, configured, boundary, evidence, root)
    if configured.roots and not any(root.is_configured for each in rooted for root in each.roots):
        rooted.insert(0, RootedLocales(configured.roots, "", source_locale or _source_among(configured.locales)))
    layout = Layout(rooted, ())
    outside = {folder for folder in map(folder_of, loose) if not layout.has_folder(folder)}
    left = [page for page in loose if folder_of(page) in outside] if outside else []
    if left:
        suffixed = find_suffixes(left, source_locale, evidence, root)
    return rooted, suffixed


def _is_found_by_names(pattern: FolderPattern, system: System) -> bool:
    """Whether folders that are called like locales are all that a pattern says; more evidence tells which are some."""
    segments = pattern.translation.segments
    return not pattern.sources and segments[-1] == "{locale}" and (bool(system.marker) or len(segments) == 1)


def _is_known(found: RootedLocales, rooted: Iterable[RootedLocales]) -> bool:
    """Whether the folders of a set are in one that an earlier pattern gave."""
    known = {root.folder for each in rooted for root in each.roots}
    translations = [root for root in found.roots if root not in found.sources] or found.roots
    return all(root.folder in known for root in translations)


def is_inside_any(path: str, folders: Iterable[str]) -> bool:
    """Whether an absolute path is below one of the absolute folders, links not followed."""
    return any(path.startswith(os.path.join(folder, "")) for folder in folders)


def _shown(folder: str) -> str:
    return shown_path(folder)


def _source_among(locales: Collection[str]) -> str:
    """The locale that the others are translated from by default: en-us, en, or another English one."""
    english = sorted(locale for locale in locales if is_english_locale(locale))
    for wanted in ("en-us", "en"):
        for locale in english:
            if fold_locale(locale) == wanted:
                return locale
    return english[0] if english else "en-us"


class _Patterns:
    """Finds the folders that patterns describe."""

    def __init__(self, root: str, allowed: Iterable[str], source_locale: str | None, evidence: LocaleEvidence) -> None:
        self._root = root
        self._allowed = [*map(os.path.realpath, allowed)]
        self._source_locale = source_locale
        self._evidence = evidence
        self._folders_in = cache(_folders_in)

    def sets(
        self, base: str, pattern: FolderPattern, own: Sequence[LocaleRoot], *, is_configured: bool
    ) -> list[RootedLocales]:
        """The sets of locales below an absolute folder, one for each value of the free names."""
        open_ = [home(base, self._root), *self._allowed]
        by_names: dict[tuple[tuple[str, str], ...], list[tuple[dict[str, str], str]]] = {}
        for values, folder in pattern.translation.find(base, self._folders_in):
            if os.path.isdir(folder):
                names = tuple(sorted((name, value) for name, value in values.items() if name != "locale"))
                by_names.setdefault(names, []).append((values, folder))
        found = []
        for names, places in sorted(by_names.items()):
            roots = [
                LocaleRoot(values["locale"], folder, is_readable=is_inside(folder, open_)) for values, folder in places
            ]
            source = self._source_locale or _source_among([*(root.locale for root in (*roots, *own)), "en"])
            sources: list[LocaleRoot] = []
            for side in pattern.sources:
                folder = side.fill(base, {**dict(names), "locale": source})
                if os.path.isdir(folder) and folder not in (each.folder for each in sources):
                    is_around = any(is_inside_any(root.folder, [folder]) for root in roots)
                    sources.append(
                        LocaleRoot(source, folder, is_readable=is_inside(folder, open_), is_around=is_around)
                    )
            taken = {each.folder for each in sources}
            roots = [root for root in roots if root.folder not in taken]
            if pattern.sources and not sources:
                continue
            around = [each.folder for each in sources if each.is_around]
            roots = [root for root in roots if self._is_locale(root, around, is_configured=is_configured)]
            if not roots or (len(roots) == 1 and not sources and not own and not is_configured):
                continue
            if pattern.sources:
                named = sources[0].folder
            else:
                named = os.path.join(base, pattern.translation.before_locale(dict(names)))
            before = name_before(named, base if is_configured else self._root)
            found.append(RootedLocales([*sources, *roots], before, source))
        return found

    def _is_locale(self, root: LocaleRoot, around: Sequence[str], *, is_configured: bool) -> bool:
        """Whether a folder is a locale's, where the pages around it are the source's: `css` is none of these."""
        if not around or (is_configured and not is_subject(root.locale)):
            return True
        sample = self._evidence.pages_below(root.folder)
        shared = sum(any(self._evidence.has(folder, rest) for folder in around) for rest in sample)
        if is_configured or not is_bare(root.locale):
            return bool(shared)
        is_english = self._evidence.is_english(root.folder, sample)
        return shared * 2 >= len(sample) and (not is_english or is_english_locale(root.locale))


def _folders_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir())
    except OSError:
        return []


def _find_rooted(
    pages: Iterable[str],
    source_locale: str | None,
    configured: _ConfiguredRoots,
    boundary: Boundary,
    evidence: LocaleEvidence,
    root: str,
) -> list[RootedLocales]:
    found = named_folders(pages, source_locale or "en-us", configured.have_one_of, evidence, root)
    parents = [family.parent for family in found]
    rooted = []
    for family in found:
        roots = [
            LocaleRoot(locale, folder, is_readable=boundary.may_read(folder))
            for name, locale in family.locales.items()
            for folder in (os.path.join(family.parent, name),)
        ]
        before = name_before(family.parent, root)
        if family.stem not in ("", TOLD_ONLY) and parents.count(family.parent) > 1:
            before += family.stem + "/"
        if family.has_configured_pages:
            if configured.names_all(roots):
                continue
            roots = list(configured.instead_of(roots, None))
        source = source_locale or _source_among(family.locales.values())
        if family.has_source_around:
            source = source_locale or "en"
            may_read = boundary.may_read(family.parent)
            roots.insert(0, LocaleRoot(source, family.parent, is_readable=may_read, is_around=True))
        rooted.append(RootedLocales(roots, before, source))
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
        here = settings.base or library.root
        home = repository_root(here) or here
        allowed = [os.path.realpath(folder) for folder in settings.allowed_roots]
        for root, said in zip(self.roots, settings.roots.values(), strict=True):
            _check_root(root, said.said_at, os.path.realpath(home), allowed, library)

    def names_all(self, found: Iterable[LocaleRoot]) -> bool:
        """Whether they leave nothing to be found."""
        return {root.locale.casefold() for root in found} <= {root.locale.casefold() for root in self.roots}

    @property
    def locales(self) -> list[str]:
        """Those that have one."""
        return [root.locale for root in self.roots]

    def merged(self, found: RootedLocales, pattern: FolderPattern) -> RootedLocales:
        """A set in which these roots are in place of those of the same locales."""
        if not self.roots:
            return found
        return RootedLocales(self.instead_of(found.roots, pattern), found.before, found.source_locale)

    def instead_of(self, found: Iterable[LocaleRoot], pattern: FolderPattern | None) -> tuple[LocaleRoot, ...]:
        """These roots, and those of the other locales that were found."""
        locales = {root.locale.casefold() for root in self.roots}
        kept = [root for root in found if root.locale.casefold() not in locales]
        return (*(self._at_layout(root, pattern) for root in self.roots), *kept)

    def _at_layout(self, root: LocaleRoot, pattern: FolderPattern | None) -> LocaleRoot:
        """The root, or the folder in it that the layout names if it has one: MDN's `files/en-us` in `../content`."""
        if pattern is None:
            return root
        found: list[LocaleRoot] = []
        if root.revision is None:
            list_folders = _folders_in
        else:
            shelf = self._library.shelf(root.folder, root.revision)
            assert shelf is not None

            def list_folders(folder: str) -> list[str]:
                inner = os.path.relpath(folder, root.folder).replace(os.sep, "/")
                return shelf.objects.folders(shelf.tip, shelf.path("" if inner == "." else inner).rstrip("/"))

        open_ = [home(root.folder, self._library.root), *map(os.path.realpath, self._allowed)]
        for values, folder in pattern.translation.find(root.folder, list_folders):
            if root.revision is not None or os.path.isdir(folder):
                is_readable = root.revision is not None or is_inside(folder, open_)
                found.append(LocaleRoot(values["locale"], folder, is_readable=is_readable))
        inside = next((each for each in found if each.locale.casefold() == root.locale.casefold()), None)
        return replace(root, folder=inside.folder, is_readable=inside.is_readable) if inside is not None else root

    def have_one_of(self, rests: set[str]) -> bool:
        """Whether one of these pages is in one of the roots."""
        return any(self._library.has(root.folder, root.revision, rest) for root in self.roots for rest in sorted(rests))


def _check_root(root: LocaleRoot, said_at: str, home: str, allowed: list[str], library: Library) -> None:
    shown = shown_path(root.folder)
    name = f"{said_at}locales.roots.{root.locale}"
    if not is_inside(root.folder, [home, *allowed]):
        raise ConfigurationError(
            f"{name}: {shown} is outside the repository; to allow reading it, use --allow-root {shown}"
        )
    if root.revision is None:
        if not os.path.isdir(root.folder):
            raise ConfigurationError(f"{name}: no such folder {shown}; correct its path, or set a revision")
        return
    repository = find_repository(root.folder)
    if repository is not None and repository[0].is_bare and not is_inside(root.folder, allowed):
        # A bare repository that a pull request brings could have its own settings.
        raise ConfigurationError(f"{name}: {shown} is a bare repository; if you trust it, use --allow-root {shown}")
    try:
        library.shelf(root.folder, root.revision)
    except ConfigurationError as error:
        raise ConfigurationError(f"{name}: {error}") from None
