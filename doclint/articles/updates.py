"""Which commits brought a translation up to its source: the evidence of history, where no page records its version.

A page that was touched need not have been translated: bulk edits, link checkers, formatters and renames touch all
locales. Judged by the stamps of OpenTelemetry's site, the date of the last commit finds half of what is behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.articles.changed_tokens import Change, LineFilter, add, change_between, marks
from doclint.corpus.page_history import PageHistory, Version

Contents = Callable[[Iterable[str]], Iterator[tuple[str, bytes | None]]]
"""The bytes of files by their object names; None for what is not at hand."""

Marks = frozenset[tuple[str, bool]]

# Tuned on the stamps of OpenTelemetry's site, and on three sites without stamps that were read.
_MECHANICAL = 0.6
_OTHER_LOCALES = 2
_AS_SOURCE = 0.5
_COVERED = 0.4


class Translated(NamedTuple):
    """A translation and its source, with their histories."""

    locale: str
    page: PageHistory
    source: PageHistory


class Step(NamedTuple):
    """A commit that changed a page; `change` is None where the bytes are not at hand."""

    age: int
    change: Change | None
    is_stamp_moved: bool


def find_updates(
    translations: Mapping[str, Translated],
    contents: Contents,
    lines: LineFilter,
    is_bulk: Callable[[int], bool] = lambda age: False,
) -> dict[str, int | None]:
    """By path, the age of the last commit that updated each translation; None where the history does not reach so far.

    Args:
        translations: by path; the histories are those of one walk.
        is_bulk: whether a commit, by its age, says of itself that it updates no translation.
    """
    sources: dict[PageHistory, list[Step]] = {}
    steps: dict[str, list[Step]] = {}
    for path, one in sorted(translations.items()):
        steps[path] = list(_steps(one.page, contents, lines, one.page.versions[-1].age if one.page.versions else -1))
    touched = {step.age for found in steps.values() for step in found}
    oldest: dict[PageHistory, int] = {}
    for one in translations.values():
        if one.page.versions:
            oldest[one.source] = max(oldest.get(one.source, -1), one.page.versions[-1].age)
    for source, age in oldest.items():
        sources[source] = list(_steps(source, contents, lines, age))
    source_marks: dict[int, set[tuple[str, bool]]] = {}
    for found in sources.values():
        for step in found:
            if step.change is not None and step.age in touched:
                source_marks.setdefault(step.age, set()).update(marks(step.change))
    by_commit: dict[int, dict[str, set[tuple[str, bool]]]] = {}
    for path, found in steps.items():
        for step in found:
            if step.change:
                by_locale = by_commit.setdefault(step.age, {})
                by_locale.setdefault(translations[path].locale, set()).update(marks(step.change))
    return {
        path: _last_update(
            one,
            [step for step in steps[path] if step.is_stamp_moved or not is_bulk(step.age)],
            sources.get(one.source, []),
            by_commit,
            lambda age: source_marks.get(age, set()),
        )
        for path, one in translations.items()
    }


def _steps(page: PageHistory, contents: Contents, lines: LineFilter, oldest: int) -> Iterator[Step]:
    """What each commit did to a page, the oldest first; those before `oldest` are of no interest."""
    versions = [version for version in page.versions if version.age <= oldest]
    beyond = page.at(oldest)
    if beyond is not None and beyond not in versions:
        versions.append(beyond)
    versions.reverse()
    known = dict(contents(version.blob for version in versions)) if len(versions) > 1 else {}
    for before, after in pairwise(versions):
        if before.blob == after.blob:
            yield Step(after.age, {}, is_stamp_moved=False)
            continue
        old, new = known[before.blob], known[after.blob]
        if old is None or new is None:
            yield Step(after.age, None, is_stamp_moved=False)
        else:
            change, is_moved = change_between(old, new, lines)
            yield Step(after.age, change, is_moved)


def _last_update(
    one: Translated,
    steps: Sequence[Step],
    source: Sequence[Step],
    by_commit: Mapping[int, Mapping[str, set[tuple[str, bool]]]],
    source_marks: Callable[[int], set[tuple[str, bool]]],
) -> int | None:
    if not one.page.versions:
        return None
    last: int | None = one.page.versions[-1].age if one.page.is_whole else None
    pending: Change = {}
    position = 0
    if last is not None:
        while position < len(source) and source[position].age >= last:
            position += 1
    for step in steps:
        while position < len(source) and source[position].age >= step.age:
            add(pending, source[position].change or {})
            position += 1
        if _is_update(step, one.locale, pending, by_commit.get(step.age, {}), source_marks(step.age)):
            last = step.age
            pending = {}
    return last


def _is_update(
    step: Step,
    locale: str,
    pending: Change,
    by_locale: Mapping[str, set[tuple[str, bool]]],
    source: set[tuple[str, bool]],
) -> bool:
    if step.is_stamp_moved or step.change is None:
        return True
    if not step.change:
        return False
    changed = marks(step.change)
    others = [words for other, words in by_locale.items() if other != locale]
    shared = sum(sum(mark in words for words in others) >= _OTHER_LOCALES for mark in changed)
    if shared >= _MECHANICAL * len(changed):
        return False
    if sum(mark in source for mark in changed) < _AS_SOURCE * len(changed):
        return True
    waiting = marks(pending)
    return bool(waiting) and len(changed & waiting) >= _COVERED * len(waiting)


def source_version(one: Translated, updated: int | None) -> Version | None:
    """The source page as it was at the last update, None where the history does not tell."""
    return one.source.at(updated) if updated is not None else None
