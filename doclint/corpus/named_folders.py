"""Finds the folders and repositories that are called like locales: `…/fr-fr/guides/a.md`, `docs.fr-fr/guides/a.md`.

A folder counts as a locale's if a locale data set knows its name, or the end of it, and its pages are in another such
folder too, or in the folder around them all, which is then the source's. A short code (`io`, `os`, `it`) needs most of
its pages there, in a language that is not English. Of `docs.fr-fr` and `docs.uk-ua` the folder `docs` is the source,
and a folder whose build configuration names its locale needs no such name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache

from doclint.corpus.docset_locale import told_locale
from doclint.corpus.git import repository_roots
from doclint.corpus.locale_codes import fold_locale, is_locale
from doclint.corpus.locale_evidence import LocaleEvidence, is_bare, is_english_locale, is_page_there, is_subject
from doclint.corpus.locale_sets import PROJECT_FILES, key_of
from doclint.system.data_classes import dataclass
from doclint.system.paths import folder_of

_SHORT = 2
"""The length of the codes of the languages that most translations are in."""

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
        parent: the absolute folder that they are in.
        stem: `docs` of `docs.fr-fr`, empty where they are called like the locale.
        locales: by the name of the folder.
        has_configured_pages: whether some of their pages are in a place that the configuration names, too.
        has_source_around: whether the source's pages are in `parent` itself.
    """

    parent: str
    stem: str
    locales: dict[str, str]
    has_configured_pages: bool = False
    has_source_around: bool = False

    def folders(self) -> list[str]:
        """The absolute folders of the locales."""
        return [os.path.join(self.parent, name) for name in self.locales]


def named_folders(
    pages: Iterable[str], source_locale: str, shares_page: SharesPage, evidence: LocaleEvidence, root: str
) -> list[Siblings]:
    """The locales' folders above absolute paths of pages, and those beside them, in order of parent and stem."""
    candidates = _Candidates()
    neighbours = _Neighbours(source_locale)
    found: dict[tuple[str, str], Rests] = {}
    unplaced: dict[str, list[str]] = {}
    last_folder, rests_above = None, list[tuple[int, set[str]]]()
    for page in map(key_of, pages):
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
        for start in _starts(folder, repositories[folder], root):
            shared_stem = neighbours.stem_for(start)
            if shared_stem is not None:
                parent, name = os.path.split(start)
                its_rests = found.setdefault((parent, shared_stem), {}).setdefault(name, set())
                its_rests.update(page[len(start) + 1 :] for page in its_pages)
    verified = []
    for (parent, stem), rests in sorted(found.items()):
        if not stem:
            family = _verified_folders(parent, rests, neighbours, shares_page, evidence, source_locale)
        else:
            family = _verified_stem(parent, stem, rests, neighbours, shares_page)
        if family is not None:
            verified.append(family)
    return _without_nested(verified, found, root)


def _verified_stem(
    parent: str, stem: str, rests: Rests, neighbours: _Neighbours, shares_page: SharesPage
) -> Siblings | None:
    """Those of the folders `docs`, `docs.fr-fr`, … that are locales."""
    telling = {name: _telling(paths) for name, paths in rests.items()}
    configured = {name for name, paths in telling.items() if shares_page(paths)}
    called = neighbours.called(parent, stem, rests)
    # `docs` beside `docs.fr-fr` may also be something else, of which all translations would be missing.
    if stem in called and not neighbours.is_told(parent, stem) and not _has_most(parent, stem, telling):
        del called[stem]
    locales = _sharing(parent, called, telling, configured)
    return Siblings(parent, stem, locales, bool(configured)) if locales else None


def _verified_folders(
    parent: str,
    rests: Rests,
    neighbours: _Neighbours,
    shares_page: SharesPage,
    evidence: LocaleEvidence,
    source_locale: str,
) -> Siblings | None:
    """Those of the folders in `parent` that are called like locales and are locales."""
    configured = {name for name, paths in rests.items() if shares_page(paths)}
    called = neighbours.called(parent, "", rests)
    if len(called) > 1 or configured or _may_have_source_around(parent, rests, evidence):
        judge = _Judge(parent, called, rests, configured, evidence)
        locales = judge.locales()
        if locales:
            has_source = any(
                is_english_locale(locale) or fold_locale(locale) == fold_locale(source_locale)
                for locale in locales.values()
            )
            around = not has_source and not configured and judge.are_mostly_around(locales)
            if around or configured or len(locales) > 1:
                return Siblings(parent, "", locales, bool(configured), around)
    return None


def _may_have_source_around(parent: str, rests: Rests, evidence: LocaleEvidence) -> bool:
    return any(evidence.has(parent, rest) for paths in rests.values() for rest in sorted(_telling(paths))[:50])


class _Judge:
    """Which folders that are called like locales are some."""

    def __init__(
        self, parent: str, called: dict[str, str], rests: Rests, configured: set[str], evidence: LocaleEvidence
    ) -> None:
        self._parent = parent
        self._called = called
        self._rests = rests
        self._configured = configured
        self._evidence = evidence
        self._samples: dict[str, list[str]] = {}

    def locales(self) -> dict[str, str]:
        """Them, by the name of the folder, in order of these."""
        left = dict(self._called)
        # Who shares pages with a folder that is none of them loses these.
        while True:
            kept = {name: locale for name, locale in left.items() if self._shares_enough(name, left)}
            kept = {name: locale for name, locale in kept.items() if self._is_in_its_language(name, kept)}
            if len(kept) == len(left):
                break
            left = kept
        if not any(map(_is_likely, left.values())):
            return {}
        # With a region or script a name can hardly be anything else, even before its first page has a sibling.
        certain = {name for name, locale in self._called.items() if not is_bare(locale)} if left else set()
        return {name: self._called[name] for name in sorted(left.keys() | certain)}

    def are_mostly_around(self, locales: Iterable[str]) -> bool:
        """Whether most pages of the locales are in the folder around them, too."""
        count = shared = 0
        for name in locales:
            sample = _telling(self._sample(name))
            count += len(sample)
            shared += sum(self._evidence.has(self._parent, rest) for rest in sample)
        return bool(count) and shared * 2 >= count

    def _sample(self, name: str) -> list[str]:
        if name not in self._samples:
            known = self._rests.get(name, ())
            self._samples[name] = self._evidence.pages_below(os.path.join(self._parent, name), known)
        return self._samples[name]

    def _shares_enough(self, name: str, others: dict[str, str]) -> bool:
        if name in self._configured:
            return True
        beside = others.keys() - {name}
        if not is_bare(self._called[name]):
            if any(_have_in_common(self._parent, name, other, self._rests) for other in sorted(beside)):
                return True
            return self._is_around(name)
        if len(self._called[name]) != _SHORT and not any(map(_is_likely, others.values())):
            return False
        sample = self._sample(name)
        elsewhere = [rest for rest in sample if self._is_beside(rest, beside)]
        if sample and len(elsewhere) * 2 >= len(sample):
            return True
        # The source has more pages than any translation.
        return self._is_around(name) or any(self._has_most_of(name, other) for other in sorted(beside))

    def _has_most_of(self, name: str, other: str) -> bool:
        """Whether a folder has most pages of another one."""
        sample = self._sample(other)
        return bool(sample) and sum(self._is_beside(rest, [name]) for rest in sample) * 2 >= len(sample)

    def _is_beside(self, rest: str, names: Iterable[str]) -> bool:
        known = self._rests
        if any(rest in known.get(name, ()) for name in names):
            return True
        unknown = (name for name in sorted(names) if self._evidence.is_partial or name not in known)
        return any(self._evidence.has(os.path.join(self._parent, name), rest) for name in unknown)

    def _is_around(self, name: str) -> bool:
        """Whether most of its pages are in the folder around it, too."""
        sample = _telling(self._sample(name))
        return bool(sample) and sum(self._evidence.has(self._parent, rest) for rest in sample) * 2 >= len(sample)

    def _is_in_its_language(self, name: str, others: dict[str, str]) -> bool:
        locale = self._called[name]
        if not is_bare(locale) or is_english_locale(locale) or name in self._configured:
            return True
        is_english = self._evidence.is_english(os.path.join(self._parent, name), self._sample(name))
        if is_english is None:
            others_tell = any(other != name and not is_subject(others[other]) for other in others)
            return others_tell or not is_subject(locale)
        return not is_english


def _is_likely(locale: str) -> bool:
    """Whether a code is more than three letters, which most words of English are."""
    return not is_bare(locale) or len(locale) == _SHORT


def _without_nested(families: list[Siblings], found: dict[tuple[str, str], Rests], root: str) -> list[Siblings]:
    """Families of which none is in a locale's folder of another.

    The outer one is meant, `fr-fr/io/` beside `de-de/io/`, unless it is a repository that happens to be called like a
    locale, or the inner one has a source: `cs/en-us/` and `cs/fr-fr/` beside `id/en-us/`.
    """
    inside_root = os.path.join(root, "")
    left = list(families)
    for outer in families:
        for name, folder in zip(outer.locales, outer.folders(), strict=True):
            inner = [one for one in left if one is not outer and f"{one.parent}{os.sep}".startswith(folder + os.sep)]
            if not inner or outer not in left:
                continue
            covered = sum(len(found[one.parent, one.stem].get(each, ())) for one in inner for each in one.locales)
            is_repository = inside_root.startswith(folder + os.sep) or os.path.lexists(os.path.join(folder, ".git"))
            has_source = any(is_english_locale(locale) for one in inner for locale in one.locales.values())
            whole = len(found[outer.parent, outer.stem].get(name, ()))
            if covered * 2 >= whole and (is_repository or has_source):
                left.remove(outer)
            else:
                left = [one for one in left if one not in inner]
    return left


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


def _starts(folder: str, repository: str | None, root: str) -> list[str]:
    """The folders above pages that may be a locale's though they are not called so.

    These are the repository, the root of the run, and the folder in it that leads to the pages.
    """
    starts = [repository] if repository is not None else []
    if folder == root or folder.startswith(os.path.join(root, "")):
        starts.append(root)
        if folder != root:
            starts.append(os.path.join(root, folder[len(root) :].lstrip(os.sep).split(os.sep)[0]))
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
    missing = sum(rest not in mine and not is_page_there(os.path.join(parent, name, rest)) for rest in others)
    return missing * 2 <= len(others)


def _telling(rests: Iterable[str]) -> set[str]:
    return {rest for rest in rests if os.path.splitext(rest)[0].casefold() not in PROJECT_FILES}


def _have_in_common(parent: str, name: str, other: str, found: Rests) -> bool:
    """Whether two locales' folders have a page in common."""
    mine, theirs = found.get(name), found.get(other)
    if mine is not None and theirs is not None and not mine.isdisjoint(theirs):
        return True
    pages = mine if mine is not None else theirs
    if pages is None:
        return False
    folder = other if mine is not None else name
    return any(is_page_there(os.path.join(parent, folder, rest)) for rest in pages)
