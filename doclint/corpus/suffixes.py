"""Finds locales in the names of files: `a.fr-fr.md` beside `a.uk-ua.md`, or beside `a.md`, the source."""

from __future__ import annotations

import os
from collections.abc import Iterable

from doclint.corpus.locale_codes import is_locale
from doclint.corpus.locale_sets import SuffixedLocales


def find_suffixes(pages: Iterable[str], source_locale: str, *, is_partial: bool) -> SuffixedLocales | None:
    """The locales that absolute paths of pages have as suffixes, None where there are none.

    A suffix counts if a locale data set knows it and another one, or none, names the same article; one without a
    region (`index.ts.md`) only if that is so for half of its pages. Where only some files are named (`is_partial`),
    the files beside them are looked at too.
    """
    by_key: dict[str, set[str]] = {}
    for page in _with_neighbours(pages) if is_partial else pages:
        stem, ending = os.path.splitext(page)
        bare, dot, suffix = stem.rpartition(".")
        if dot and os.sep not in suffix and not bare.endswith(os.sep) and is_locale(suffix):
            by_key.setdefault(bare + ending, set()).add(suffix)
        else:
            by_key.setdefault(page, set()).add("")
    suffixed: dict[str, int] = {}
    sharing: dict[str, int] = {}
    for suffixes in by_key.values():
        for suffix in suffixes - {""}:
            suffixed[suffix] = suffixed.get(suffix, 0) + 1
            sharing[suffix] = sharing.get(suffix, 0) + (len(suffixes) > 1)
    found = {
        suffix
        for suffix, count in suffixed.items()
        if sharing[suffix] and ("-" in suffix or sharing[suffix] * 2 >= count)
    }
    if not any("-" in suffix or len(suffix) == 2 for suffix in found):
        return None
    found |= {suffix for suffix in suffixed if "-" in suffix}
    articles = {key: suffixes for key, suffixes in by_key.items() if not found.isdisjoint(suffixes)}
    with_bare = sum("" in suffixes for suffixes in articles.values())
    scope = os.path.commonpath([os.path.dirname(key) for key in articles])
    # One README without a suffix makes no source of which all other pages would be missing.
    return SuffixedLocales(tuple(found), scope, source_locale, has_bare_source=with_bare * 2 >= len(articles))


def _with_neighbours(pages: Iterable[str]) -> set[str]:
    """The pages and, of the files beside them, those that have the same ending."""
    found = set(pages)
    places = {(os.path.dirname(page), os.path.splitext(page)[1]) for page in found}
    for folder in {folder for folder, _ in places}:
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries]
        except OSError:
            continue
        found.update(os.path.join(folder, name) for name in names if (folder, os.path.splitext(name)[1]) in places)
    return found
