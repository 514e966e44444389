"""What is remembered of history between runs: walks by their tip, drift by the bytes it was found in. JSON, in and out.

What cannot be read is forgotten: a record comes from a file that anybody may have written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from doclint.articles.dating import Dated
from doclint.articles.drift import BlockDrift, Drift, DriftKind
from doclint.articles.fossils import Fossil
from doclint.corpus.page_history import Commit, PageHistory, Version, Walk
from doclint.document.blocks import Block
from doclint.findings import Span

_T = TypeVar("_T")


class Records(Protocol):
    """A memory between runs; `known` is all that a record depends on, in a form whose `repr` tells it."""

    def recall_record(self, *known: object) -> bytes | None:
        """The record, None where there is none."""

    def note_record(self, record: bytes, *known: object) -> None:
        """Remember a record."""


class NoRecords:
    """Remembers nothing."""

    def recall_record(self, *known: object) -> bytes | None:
        return None

    def note_record(self, record: bytes, *known: object) -> None:
        pass


def remembered(
    records: Records,
    known: tuple[object, ...],
    find: Callable[[], _T],
    write: Callable[[_T], Any],
    read: Callable[[Any], _T],
) -> _T:
    """What `find` gives, or gave in an earlier run for which the same was known."""
    record = records.recall_record(*known)
    if record is not None:
        try:
            return read(json.loads(record))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            pass
    found = find()
    records.note_record(json.dumps(write(found), separators=(",", ":")).encode(), *known)
    return found


def write_walk(walk: Walk) -> Any:
    """A walk as JSON has it."""
    pages = {
        path: [history.is_whole, *(list(version) for version in history.versions)]
        for path, history in walk.pages.items()
    }
    return [[list(commit) for commit in walk.commits], pages]


def read_walk(value: Any) -> Walk:
    """A walk from JSON.

    Raises:
        ValueError, TypeError, IndexError, AttributeError: it is none.
    """
    commits, pages = value
    found = tuple(Commit(str(name), int(time), str(title)) for name, time, title in commits)
    histories = {
        str(path): PageHistory(tuple(_version(each, len(found)) for each in versions), is_whole=bool(is_whole))
        for path, (is_whole, *versions) in pages.items()
    }
    return Walk(found, histories)


def _version(value: Any, commits: int) -> Version:
    age, path, blob = value
    if not 0 <= int(age) < commits:
        raise ValueError(age)
    return Version(int(age), str(path), str(blob))


def write_updates(updates: Mapping[str, int | None]) -> Any:
    """The ages of updates as JSON has them."""
    return dict(updates)


def read_updates(value: Any) -> Mapping[str, int | None]:
    """The ages of updates from JSON.

    Raises:
        ValueError, TypeError, AttributeError: there are none.
    """
    return {str(path): None if age is None else int(age) for path, age in value.items()}


def write_dated(dated: Dated | None) -> Any:
    """A dating as JSON has it."""
    return None if dated is None else list(dated)


def read_dated(value: Any) -> Dated | None:
    """A dating from JSON.

    Raises:
        ValueError, TypeError: it is none.
    """
    if value is None:
        return None
    position, margin = value
    if int(position) < 0:
        raise ValueError(position)
    return Dated(int(position), int(margin))


def write_fossils(fossils: tuple[Fossil, ...]) -> Any:
    """Fossils as JSON has them."""
    return [list(fossil) for fossil in fossils]


def read_fossils(value: Any) -> tuple[Fossil, ...]:
    """Fossils from JSON.

    Raises:
        ValueError, TypeError: there are none.
    """
    return tuple(Fossil(str(text), str(instead), int(position)) for text, instead, position in value)


def write_drift(drift: Drift | None) -> Any:
    """Drift as JSON has it."""
    if drift is None:
        return None
    blocks = [
        [
            *(each.kind.value, each.is_minor, each.is_neutral, each.words, each.is_placed),
            *(_write_block(block) for block in (each.then, each.now, each.target, each.after)),
        ]
        for each in drift.blocks
    ]
    return [drift.total, blocks]


def read_drift(value: Any) -> Drift | None:
    """Drift from JSON.

    Raises:
        ValueError, TypeError, IndexError: it is none.
    """
    if value is None:
        return None
    total, blocks = value
    return Drift(tuple(_read_block_drift(*each) for each in blocks), int(total))


def _read_block_drift(
    kind: Any, is_minor: Any, is_neutral: Any, words: Any, is_placed: Any, then: Any, now: Any, target: Any, after: Any
) -> BlockDrift:
    return BlockDrift(
        DriftKind(kind),
        bool(is_minor),
        bool(is_neutral),
        int(words),
        _read_block(then),
        _read_block(now),
        _read_block(target),
        _read_block(after),
        bool(is_placed),
    )


def _write_block(block: Block | None) -> Any:
    if block is None:
        return None
    span, content = block.span, block.content
    places = (span.start, span.end, content.start, content.end)
    return [block.kind, *places, block.text, block.name, block.level, block.is_closed]


def _read_block(value: Any) -> Block | None:
    if value is None:
        return None
    kind, start, end, first, last, text, name, level, is_closed = value
    span, content = Span(int(start), int(end)), Span(int(first), int(last))
    return Block(kind, span, content, str(text), str(name), int(level), bool(is_closed))
