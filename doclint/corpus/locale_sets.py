"""Sets of locales that have the same articles, and where the page of an article is in each of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Protocol

from doclint.corpus.layout_pattern import ENDINGS
from doclint.corpus.locale_codes import fold_locale
from doclint.corpus.source_side import Origin
from doclint.system.data_classes import dataclass
from doclint.system.paths import relative_path, shown_path

PROJECT_FILES = frozenset(
    ["changelog", "code_of_conduct", "contributing", "license", "readme", "security", "support", "thirdpartynotices"]
)
"""The names, in lower case and without an ending, of files that every repository has."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where the page of an article in one locale is, if it exists.

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
    """Locales that have the same articles. An article has a key here, and a name that is the same in every layout.

    A key ends with `.md` whatever the ending of the page, so that `a.md` and `a.mdx` are one article.
    """

    @property
    def locales(self) -> tuple[str, ...]:
        """As they are written, in alphabetical order."""

    @property
    def source_locale(self) -> str:
        """The locale that the others are translated from."""

    def article(self, key: str) -> str:
        """The name of an article: its path below the locale, behind what is before the locale."""

    def candidates(self, key: str) -> Iterator[Candidate]:
        """Where its pages are in the locales that may be read, under the name that the key gives them."""

    def origins(self, key: str) -> Iterator[Origin]:
        """Where its source page may be, the likeliest place first; nothing where the source is not at hand."""

    def describe(self) -> str:
        """One line for people."""


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """Where a page is.

    Attributes:
        locale: as the folder, the file name or the configuration writes it.
        key: that of its article in its set of locales.
        ending: what the name of its article ends with; the ending of the source page, where there is one.
    """

    locale: str
    key: str
    locale_set: LocaleSet
    ending: str = ENDINGS[0]

    @property
    def article(self) -> str:
        """The name of its article."""
        name = self.locale_set.article(self.key)
        return name if self.ending == ENDINGS[0] else name.removesuffix(ENDINGS[0]) + self.ending


def split_ending(path: str) -> tuple[str, str]:
    """A path without the ending of a Markdown file, and that ending as it is written; empty where it has none."""
    stem, ending = os.path.splitext(path)
    return (stem, ending) if ending.lower() in ENDINGS else (path, "")


def key_of(path: str) -> str:
    """The key that the path of a page gives to its article."""
    if path.endswith(ENDINGS[0]):
        return path
    stem, ending = split_ending(path)
    return stem + ENDINGS[0] if ending.lower() in ENDINGS[1:] else path


def other_names(name: str) -> tuple[str, ...]:
    """The other names of a page of the same article: with the other endings."""
    stem, ending = split_ending(name)
    return tuple(stem + other for other in ENDINGS if other != ending) if ending else ()


@dataclass(frozen=True, slots=True)
class LocaleRoot:
    """The folder that the pages of a locale are in.

    Attributes:
        folder: absolute.
        is_readable: whether a run may read pages there that it was not asked for.
        is_configured: whether somebody wrote it down.
        is_around: whether the locale's folder is around those of the others, as where the source is in the root.
    """

    locale: str
    folder: str
    revision: str | None = None
    is_readable: bool = True
    is_configured: bool = False
    is_around: bool = False


class RootedLocales:
    """Locales with a folder or a repository each; the key of an article is its path below that."""

    def __init__(self, roots: Sequence[LocaleRoot], before: str, source_locale: str) -> None:
        """`before` is what is before the locale in articles' names, empty or with a slash at its end."""
        self.roots = tuple(sorted(roots, key=lambda root: (root.locale.casefold(), root.folder)))
        self.before = before
        self.source_locale = source_locale
        wanted = fold_locale(source_locale)
        # In the order in which they were given: the first that has the page is the source's.
        self.sources = tuple(root for root in roots if fold_locale(root.locale) == wanted)

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(root.locale for root in self.roots))

    def article(self, key: str) -> str:
        return self.before + key.replace(os.sep, "/")

    def candidates(self, key: str) -> Iterator[Candidate]:
        for root in self.roots:
            if root.is_readable:
                yield Candidate(root.locale, root.folder, key, root.revision)

    def origins(self, key: str) -> Iterator[Origin]:
        for root in self.sources:
            if root.is_readable:
                yield Origin(root.folder, root.revision, key)

    def describe(self) -> str:
        named = [f"{root.locale} in {_shown(root)}" for root in self.roots]
        return "; ".join(named)


def _shown(root: LocaleRoot) -> str:
    shown = shown_path(root.folder)
    if root.revision is not None:
        return f"{shown} at {root.revision}"
    return shown if root.is_readable else f"{shown}, outside the repository: use --allow-root to read it"


class SuffixedLocales:
    """Locales side by side, `a.fr-fr.md` and `a.uk-ua.md`; the key of an article is the absolute path of `a.md`.

    The page without a suffix is the source's, if it is known that there are any.
    """

    def __init__(
        self,
        suffixes: Sequence[str],
        scope: str,
        source_locale: str,
        root: str,
        *,
        has_bare_source: bool,
        separator: str = ".",
        stems: frozenset[str] | None = None,
    ) -> None:
        """`scope` is the absolute folder that the pages are below, `stems` the only names that have suffixes.

        Names of articles count from `root`, that of the run.
        """
        self._root = root
        self._scope = os.path.join(scope, "")
        self._suffixes = tuple(sorted(suffixes, key=str.casefold))
        self.source_locale = source_locale
        self._has_bare_source = has_bare_source
        self._separator = separator
        self._stems = stems
        folded = fold_locale(source_locale)
        self._source_suffix = next((suffix for suffix in suffixes if fold_locale(suffix) == folded), None)
        self._names: dict[str, str] = {}

    @property
    def locales(self) -> tuple[str, ...]:
        if self._has_bare_source and self._source_suffix is None:
            return tuple(sorted((*self._suffixes, self.source_locale), key=str.casefold))
        return self._suffixes

    def split(self, path: str) -> tuple[str, str] | None:
        """The locale and the article's key of a page, None where its name has no suffix and that means nothing."""
        if not path.startswith(self._scope):
            return None
        stem, ending = split_ending(path)
        for bare, suffix in split_suffix(stem, self._separator):
            if suffix in self._suffixes and self._may_be(bare):
                return suffix, key_of(bare + ending)
        return (self.source_locale, key_of(path)) if self._has_bare_source and self._may_be(stem) else None

    def _may_be(self, stem: str) -> bool:
        return self._stems is None or os.path.basename(stem) in self._stems

    def article(self, key: str) -> str:
        folder, name = os.path.split(key)
        if folder not in self._names:
            self._names[folder] = name_before(folder, self._root)
        return self._names[folder] + name

    def candidates(self, key: str) -> Iterator[Candidate]:
        folder, name = os.path.split(key)
        stem, ending = split_ending(name)
        for suffix in self._suffixes:
            yield Candidate(suffix, folder, f"{stem}{self._separator}{suffix}{ending}", None)
        if self._has_bare_source:
            yield Candidate(self.source_locale, folder, name, None)

    def origins(self, key: str) -> Iterator[Origin]:
        folder, name = os.path.split(key)
        if self._source_suffix is not None:
            stem, ending = split_ending(name)
            yield Origin(folder, None, f"{stem}{self._separator}{self._source_suffix}{ending}")
        if self._has_bare_source:
            yield Origin(folder, None, name)

    def describe(self) -> str:
        bare = f", and {self.source_locale} without one" if self._has_bare_source else ""
        return f"{', '.join(self._suffixes)} by file name suffix{bare}"


def split_suffix(stem: str, separator: str) -> Iterator[tuple[str, str]]:
    """What may be the name of an article and the locale behind it, the longest locale first.

    With `_` between them there are several: `a_zh_CN` is `a` in `zh_CN`, or `a_zh` in `CN`.
    """
    start = stem.rfind(os.sep) + 1
    cuts = []
    cut = len(stem)
    for _ in range(3 if separator != "." else 1):
        cut = stem.rfind(separator, start, cut)
        if cut <= start:
            break
        cuts.append(cut)
    for cut in reversed(cuts):
        yield stem[:cut], stem[cut + 1 :]


def name_before(folder: str, base: str) -> str:
    """An absolute folder as it is before the path below a locale in articles' names, which count from another one."""
    parts = relative_path(folder, base).split("/")
    return "".join(part + "/" for part in parts if part not in (".", ".."))
