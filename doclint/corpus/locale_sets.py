"""Sets of locales that have the same articles, and where the page of an article stands in each of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Protocol

from doclint.corpus.source_side import Origin
from doclint.data_classes import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where the page of an article in one locale stands, if it exists.

    Attributes:
        folder: absolute; `name` is the path of the page below it.
        revision: None for a file.
    """

    locale: str
    folder: str
    name: str
    revision: str | None

    @property
    def path(self) -> str:
        """The absolute path of the page."""
        return f"{self.folder}{os.sep}{self.name}"


class LocaleSet(Protocol):
    """Locales that have the same articles. An article has a key here, and a name that is the same in every layout."""

    @property
    def locales(self) -> tuple[str, ...]:
        """As they are written, in alphabetical order."""

    def article(self, key: str) -> str:
        """The name of an article: its path below the locale, behind what stands before the locale."""

    def candidates(self, key: str) -> Iterator[Candidate]:
        """Where its pages stand in the locales that may be read."""

    def origin(self, key: str) -> Origin | None:
        """Where its source page stands, None where the source is not at hand."""

    def describe(self) -> str:
        """One line for people."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """Where a page stands.

    Attributes:
        locale: as the folder, the file name or the configuration writes it.
        key: that of its article in its set of locales.
    """

    locale: str
    key: str
    locale_set: LocaleSet

    @property
    def article(self) -> str:
        """The name of its article."""
        return self.locale_set.article(self.key)


@dataclass(frozen=True, slots=True)
class LocaleRoot:
    """The folder that the pages of a locale stand in.

    Attributes:
        folder: absolute.
        is_readable: whether a run may read pages there that it was not asked for.
        is_configured: whether somebody wrote it down; then it may stand inside another one.
    """

    locale: str
    folder: str
    revision: str | None = None
    is_readable: bool = True
    is_configured: bool = False


class RootedLocales:
    """Locales with a folder or a repository each; the key of an article is its path below that."""

    def __init__(self, roots: tuple[LocaleRoot, ...], before: str, source_locale: str) -> None:
        """`before` is what stands before the locale in articles' names, empty or with a slash at its end."""
        self.roots = tuple(sorted(roots, key=lambda root: (root.locale.casefold(), root.folder)))
        self.before = before
        wanted = source_locale.casefold()
        self.source = next((root for root in self.roots if root.locale.casefold() == wanted), None)

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(root.locale for root in self.roots))

    def article(self, key: str) -> str:
        return self.before + key.replace(os.sep, "/")

    def candidates(self, key: str) -> Iterator[Candidate]:
        for root in self.roots:
            if root.is_readable:
                yield Candidate(root.locale, root.folder, key, root.revision)

    def origin(self, key: str) -> Origin | None:
        if self.source is None or not self.source.is_readable:
            return None
        return Origin(self.source.folder, self.source.revision, key)

    def describe(self) -> str:
        named = [f"{root.locale} in {_shown(root)}" for root in self.roots]
        return "; ".join(named)


def _shown(root: LocaleRoot) -> str:
    shown = os.path.relpath(root.folder).replace(os.sep, "/")
    if root.revision is not None:
        return f"{shown} at {root.revision}"
    return shown if root.is_readable else f"{shown}, outside the repository: --allow-root lets it be read"


class SuffixedLocales:
    """Locales side by side, `a.fr-fr.md` and `a.uk-ua.md`; the key of an article is the absolute path of `a.md`.

    The page without a suffix is the source's, if it is known that there are any.
    """

    def __init__(self, suffixes: tuple[str, ...], scope: str, source_locale: str, *, has_bare_source: bool) -> None:
        """`scope` is the absolute folder that the pages stand below."""
        self._scope = os.path.join(scope, "")
        self._suffixes = tuple(sorted(suffixes, key=str.casefold))
        self._source_locale = source_locale
        self._has_bare_source = has_bare_source
        folded = source_locale.casefold()
        self._source_suffix = next((suffix for suffix in suffixes if suffix.casefold() == folded), None)
        self._names: dict[str, str] = {}

    @property
    def locales(self) -> tuple[str, ...]:
        if self._has_bare_source and self._source_suffix is None:
            return tuple(sorted((*self._suffixes, self._source_locale), key=str.casefold))
        return self._suffixes

    def split(self, path: str) -> tuple[str, str] | None:
        """The locale and the article's key of a page, None where its name has no suffix and that means nothing."""
        stem, ending = os.path.splitext(path)
        bare, dot, suffix = stem.rpartition(".")
        if dot and suffix in self._suffixes:
            return suffix, bare + ending
        return (self._source_locale, path) if self._has_bare_source and path.startswith(self._scope) else None

    def article(self, key: str) -> str:
        folder, name = os.path.split(key)
        if folder not in self._names:
            self._names[folder] = shown_before(folder)
        return self._names[folder] + name

    def candidates(self, key: str) -> Iterator[Candidate]:
        folder, name = os.path.split(key)
        stem, ending = os.path.splitext(name)
        for suffix in self._suffixes:
            yield Candidate(suffix, folder, f"{stem}.{suffix}{ending}", None)
        if self._has_bare_source:
            yield Candidate(self._source_locale, folder, name, None)

    def origin(self, key: str) -> Origin | None:
        folder, name = os.path.split(key)
        if self._source_suffix is not None:
            stem, ending = os.path.splitext(name)
            return Origin(folder, None, f"{stem}.{self._source_suffix}{ending}")
        return Origin(folder, None, name) if self._has_bare_source else None

    def describe(self) -> str:
        bare = f", and {self._source_locale} without one" if self._has_bare_source else ""
        return f"{', '.join(self._suffixes)} by the suffix of file names{bare}"


def shown_before(folder: str) -> str:
    """An absolute folder as it stands before the path below a locale in articles' names."""
    parts = os.path.relpath(folder).replace(os.sep, "/").split("/")
    return "".join(part + "/" for part in parts if part not in (".", ".."))
