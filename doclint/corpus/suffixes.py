"""Finds locales in names of files: `a.fr-fr.md` beside `a.uk-ua.md`, or beside `a.md`, the source; also `a_fr.md`."""

from __future__ import annotations

import os
from collections.abc import Iterable

from doclint.corpus.layout_pattern import SuffixPattern
from doclint.corpus.locale_codes import fold_locale, is_locale
from doclint.corpus.locale_evidence import LocaleEvidence, is_bare, is_english_locale
from doclint.corpus.locale_sets import PROJECT_FILES, SuffixedLocales, key_of, split_ending, split_suffix
from doclint.system.paths import folder_of

_SEPARATORS = (".", "_", "-")


def find_suffixes(
    pages: Iterable[str], source_locale: str | None, evidence: LocaleEvidence, root: str
) -> list[SuffixedLocales]:
    """The locales that absolute paths of pages have as suffixes.

    A suffix counts if a locale data set knows it and another one, or none, names the same article; one without a
    region (`index.ts.md`) only if that is so for half of its pages. Behind `_` or `-` there must be a page without a
    suffix, and what a short code names must not be English. Where only some files are named, the files beside them are
    looked at too.
    """
    left = sorted(_with_neighbors(pages) if evidence.is_partial else pages)
    found = []
    for separator in _SEPARATORS:
        one = _find(left, source_locale, evidence, separator, root)
        if one is not None:
            found.append(one)
            left = [page for page in left if one.split(page) is None]
    return found


def suffixes_of_pattern(
    pages: Iterable[str], base: str, pattern: SuffixPattern, source_locale: str | None, root: str, *, is_partial: bool
) -> list[SuffixedLocales]:
    """The locales that pages have as the pattern says, below an absolute folder."""
    scope = pattern.folders.fill(base, {})
    inside = os.path.join(scope, "")
    below = [page for page in (_with_neighbors(pages) if is_partial else pages) if page.startswith(inside)]
    by_key = _by_key(below, pattern.separator, pattern.stem)
    suffixes = {suffix for its in by_key.values() for suffix in its if suffix}
    if not suffixes:
        return []
    articles = [its for its in by_key.values() if its != {""}]
    has_bare = pattern.has_bare_source
    if has_bare is None:
        has_bare = sum("" in its for its in articles) * 2 >= len(articles)
    source = source_locale or _source_among(suffixes, has_bare_source=has_bare)
    stems = None if pattern.stem is None else frozenset([pattern.stem])
    return [
        SuffixedLocales(
            tuple(suffixes), scope, source, root, has_bare_source=has_bare, separator=pattern.separator, stems=stems
        )
    ]


def _find(
    pages: list[str], source_locale: str | None, evidence: LocaleEvidence, separator: str, root: str
) -> SuffixedLocales | None:
    by_key = _by_key(pages, separator, None)
    suffixed: dict[str, int] = {}
    sharing: dict[str, list[str]] = {}
    for key, suffixes in by_key.items():
        for suffix in suffixes - {""}:
            suffixed[suffix] = suffixed.get(suffix, 0) + 1
            if len(suffixes) > 1 if separator == "." else "" in suffixes:
                sharing.setdefault(suffix, []).append(key)
    found = set()
    for suffix, keys in sharing.items():
        has_most = len(keys) * 2 >= suffixed[suffix]
        if is_bare(suffix):
            is_english = _is_english(keys, suffix, separator, evidence)
            is_locales = has_most and (is_english is False or (separator == "." and is_english is None))
        else:
            is_locales = has_most or separator == "."
        if is_locales:
            found.add(suffix)
    if not any(not is_bare(suffix) or len(suffix) == 2 for suffix in found):
        return None
    if separator == ".":
        found |= {suffix for suffix in suffixed if not is_bare(suffix)}
    articles = {key: suffixes for key, suffixes in by_key.items() if not found.isdisjoint(suffixes)}
    with_bare = sum("" in suffixes for suffixes in articles.values())
    scope = os.path.commonpath([os.path.dirname(key) for key in articles])
    # One README without a suffix makes no source of which all other pages would be missing.
    has_bare = with_bare * 2 >= len(articles)
    stems = frozenset(os.path.splitext(os.path.basename(key))[0] for key in articles)
    source = source_locale or _source_among(found, has_bare_source=has_bare)
    is_only_readme = all(stem.casefold() in PROJECT_FILES for stem in stems)
    return SuffixedLocales(
        tuple(found),
        scope,
        source,
        root,
        has_bare_source=has_bare,
        separator=separator,
        stems=stems if is_only_readme else None,
    )


def _by_key(pages: Iterable[str], separator: str, stem: str | None) -> dict[str, set[str]]:
    """The suffixes of each article, by its key; empty for the page without one."""
    by_key: dict[str, set[str]] = {}
    for page in pages:
        name, ending = split_ending(page)
        for bare, suffix in split_suffix(name, separator):
            if is_locale(suffix) and (stem is None or os.path.basename(bare) == stem):
                by_key.setdefault(key_of(bare + ending), set()).add(suffix)
                break
        else:
            by_key.setdefault(key_of(page), set()).add("")
    return by_key


def _is_english(keys: list[str], suffix: str, separator: str, evidence: LocaleEvidence) -> bool | None:
    """Whether what has a short code in its name is English all the same, None where there is too little of it."""
    if is_english_locale(suffix):
        return False
    names = []
    for key in keys:
        stem, ending = split_ending(key)
        names.append(f"{stem}{separator}{suffix}{ending}")
    return evidence.is_english("", names)


def _source_among(suffixes: Iterable[str], *, has_bare_source: bool) -> str:
    """The source locale: a suffix that is English, else that of the pages without a suffix."""
    english = sorted(suffix for suffix in suffixes if is_english_locale(suffix))
    exact = [suffix for wanted in ("en-us", "en") for suffix in english if fold_locale(suffix) == wanted]
    if has_bare_source and not exact:
        return "en"
    return next(iter([*exact, *english]), "en-us")


def _with_neighbors(pages: Iterable[str]) -> set[str]:
    """The pages and, of the files beside them, those that are Markdown too."""
    found = set(pages)
    for folder in {folder_of(page) for page in found}:
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries]
        except OSError:
            continue
        found.update(os.path.join(folder, name) for name in names if split_ending(name)[1])
    return found
