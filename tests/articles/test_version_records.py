"""What is remembered comes back as it was; what cannot be read is found again."""

from __future__ import annotations

import json

import pytest

from doclint.articles.drift import find_drift
from doclint.articles.version_records import (
    read_drift,
    read_updates,
    read_walk,
    remembered,
    write_drift,
    write_updates,
    write_walk,
)
from doclint.corpus.page_history import Commit, PageHistory, Version, Walk
from tests.articles.test_drift import EN, FR, parts


class Memory:
    def __init__(self) -> None:
        self.records: dict[str, bytes] = {}

    def recall_record(self, *known: object) -> bytes | None:
        return self.records.get(repr(known))

    def note_record(self, record: bytes, *known: object) -> None:
        self.records[repr(known)] = record


WALK = Walk(
    (Commit("a" * 40, 5, "lamps"), Commit("b" * 40, 0, "")),
    {"en/a.md": PageHistory((Version(0, "en/a.md", "c" * 40), Version(1, "en/b.md", "d" * 40)), is_whole=False)},
)


def test_a_walk_comes_back() -> None:
    assert read_walk(json.loads(json.dumps(write_walk(WALK)))) == WALK


def test_updates_come_back() -> None:
    assert read_updates(json.loads(json.dumps(write_updates({"a": 3, "b": None})))) == {"a": 3, "b": None}


def test_drift_comes_back() -> None:
    now = EN.replace("each day", "twice a week").replace("- Light the wick.\n", "").replace("--trim", "--cut")
    found = find_drift(parts(EN), parts(now), parts(FR))
    back = read_drift(json.loads(json.dumps(write_drift(found))))
    assert back is not None
    assert repr(back) == repr(found)
    assert read_drift(write_drift(None)) is None


def test_what_is_known_is_not_found_again() -> None:
    memory = Memory()
    assert remembered(memory, ("walk", 1), lambda: WALK, write_walk, read_walk) == WALK
    assert remembered(memory, ("walk", 1), lambda: pytest.fail("asked again"), write_walk, read_walk) == WALK


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b"[1,2]", b'[[["a",1,"t"]],{"p":[true,[7,"p","b"]]}]', b"null"])
def test_a_record_that_is_none_is_found_again(record: bytes) -> None:
    memory = Memory()
    memory.note_record(record, "walk", 1)
    assert remembered(memory, ("walk", 1), lambda: WALK, write_walk, read_walk) == WALK
