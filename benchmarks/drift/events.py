"""Labelled events: commits that moved a stamp over a change of the source, and what translators then touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from doclint.articles.alignment import align
from doclint.articles.block_changes import BlockChange, block_key, compare_blocks
from doclint.articles.drift import DriftKind, find_drift
from doclint.articles.source_versions import AnnouncedPage, SourceVersions
from doclint.document.blocks import Block, blocks
from doclint.document.page import read_document
from doclint.document.roles import Roles
from doclint.run.load_corpus import LoadedCorpus


@dataclass(frozen=True)
class Event:
    """One update of a page: the source and the translation, before and after."""

    path: str
    commit: str
    source_then: bytes
    source_now: bytes
    before: bytes
    after: bytes


@dataclass
class Score:
    """Counts of blocks, summed over events.

    Attributes:
        named: what drift names that is not minor; `touched` of these the translator touched.
        found: of the blocks that the source's change called for (`called_for`), those that are named.
        all_missed: what translators touched and drift does not name, whether the source's change called for it or not.
        changed: what drift names at all; `placed` of these have a place in the translation.
    """

    events: int = 0
    named: int = 0
    touched: int = 0
    found: int = 0
    called_for: int = 0
    all_missed: int = 0
    minor: int = 0
    minor_touched: int = 0
    changed: int = 0
    placed: int = 0
    blocks: int = 0
    touched_of_all: int = 0

    def add(self, other: Score) -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def find_events(loaded: LoadedCorpus, roles: Roles) -> Iterator[Event]:
    """The events of the pages of a run, in order of their paths."""
    assert roles.source_commit is not None
    stamp = re.compile(rb"^\s*" + re.escape(roles.source_commit[-1]).encode() + rb":\s*[\"']?([0-9a-f]{7,40})", re.M)
    for article in loaded.corpus.articles:
        for page in article.translations:
            found = loaded.versions.history_of(page)
            if found is not None:
                yield from _events_of(*found, stamp)


def _events_of(versions: SourceVersions, page: AnnouncedPage, stamp: re.Pattern[bytes]) -> Iterator[Event]:
    history = versions.history(page.path).versions
    contents = dict(versions.contents(version.blob for version in history))
    for newer, older in pairwise(history):
        before, after = contents[older.blob], contents[newer.blob]
        stamps = [stamp.search(content) if content is not None else None for content in (before, after)]
        if before is None or after is None or stamps[0] is None or stamps[1] is None or stamps[0][1] == stamps[1][1]:
            continue
        sources = [
            versions.by_commit(page._replace(commit=found[1].decode())) if found is not None else None
            for found in stamps
        ]
        if sources[0] is None or sources[1] is None or sources[0].blob == sources[1].blob:
            continue
        then, now = versions.content(sources[0].blob), versions.content(sources[1].blob)
        if then is not None and now is not None:
            yield Event(page.path, versions.commit(newer).name, then, now, before, after)


def score_event(event: Event, *, show_misses: bool = False) -> Score:
    """Compare what drift names with what the translator touched.

    A block that the translator touched though its source is the same in both versions was not called for by the source:
    the translator revised it. It counts in `all_missed` alone.
    """
    then, now, before, after = (
        blocks(read_document(content)) for content in (event.source_then, event.source_now, event.before, event.after)
    )
    same, changes = compare_blocks(before, after)
    called_for = _called_for(then, now, before, after)
    index = {id(block): number for number, block in enumerate(before)}
    touched = {index[id(change.then)]: change for change in changes if change.then is not None}
    earlier = {position: number for number, position in same.items()}
    earlier |= {change.position: index[id(change.then)] for change in changes if change.then and change.now}
    inserted: Counter[int] = Counter()
    wanted: Counter[int] = Counter()
    for change in changes:
        if change.then is None:
            place = next((earlier[p] for p in range(change.position - 1, -1, -1) if p in earlier), -1)
            inserted[place] += 1
            wanted[place] += called_for(change)
    drift = find_drift(then, now, before)
    named: set[int] = set()
    minor: set[int] = set()
    places: Counter[int] = Counter()
    for block in drift.blocks:
        if not block.is_placed:
            continue
        if block.kind is DriftKind.ADDED and not block.is_minor:
            places[index.get(id(block.after), -1)] += 1
        elif block.target is not None:
            (minor if block.is_minor else named).add(index[id(block.target)])
    score = Score(events=1, changed=len(drift.blocks), placed=sum(block.is_placed for block in drift.blocks))
    new = _match(places, inserted)
    missed = [number for number, change in touched.items() if number not in named | minor and not _is_trifle(change)]
    called = [number for number in missed if called_for(touched[number])]
    left = sum(min(count, inserted[place]) for place, count in wanted.items())
    score.named = len(named) + places.total()
    score.touched = score.found = len(named & touched.keys()) + new
    score.called_for = score.found + len(called) + left
    score.all_missed = len(missed) + inserted.total()
    score.minor, score.minor_touched = len(minor), len(minor & touched.keys())
    score.blocks, score.touched_of_all = len(before), len(touched)
    if show_misses:
        for number in called:
            print(f"missed {event.path} {event.commit[:10]}: {before[number].text[:100]!r}")
        for number in named - touched.keys():
            print(f"in vain {event.path} {event.commit[:10]}: {before[number].text[:100]!r}")
    return score


def _match(places: Counter[int], inserted: Counter[int]) -> int:
    """How many new blocks were put where they were expected, give or take two blocks; takes them out of `inserted`."""
    found = 0
    for place, count in places.items():
        for near in (place, place - 1, place + 1, place + 2, place - 2):
            taken = min(count, inserted[near])
            found, count = found + taken, count - taken  # noqa: PLW2901 - what is left of it
            inserted[near] -= taken
    return found


class _called_for:  # noqa: N801 - a function with what it knows
    """Whether the source's change called for a change of the translation."""

    def __init__(
        self, then: Sequence[Block], now: Sequence[Block], before: Sequence[Block], after: Sequence[Block]
    ) -> None:
        self._then = {block_key(block) for block in then}
        self._now = {block_key(block) for block in now}
        self._source_then = {id(pair.target): pair.source for pair in align(then, before).pairs}
        self._source_now = {id(pair.target): pair.source for pair in align(now, after).pairs}

    def __call__(self, change: BlockChange) -> bool:
        if change.now is not None:
            source = self._source_now.get(id(change.now))
            return source is None or block_key(source) not in self._then
        source = self._source_then.get(id(change.then))
        return source is None or block_key(source) not in self._now


def _is_trifle(change: BlockChange) -> bool:
    """Whether a translator changed no more than punctuation, markup or the target of a link."""
    if change.then is None or change.now is None:
        return False
    drift = find_drift([change.then], [change.now], [change.then])
    return all(block.is_minor for block in drift.blocks)
