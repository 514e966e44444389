"""Pages are read many together, and each gives what it gives alone."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.reading import Reader, Reading
from doclint.rules.registry import all_rules
from tests.many_pages import write_many_pages

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1))


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pages that every rule has something to say of, one that is not there, and one that is no text."""
    monkeypatch.chdir(tmp_path)
    found = [os.fspath(page.absolute()) for page in write_many_pages(tmp_path)]
    (tmp_path / "no-text.md").write_bytes(b"\xff")
    return [
        *found[:20],
        os.fspath(tmp_path / "gone.md"),
        *found[20:40],
        os.fspath(tmp_path / "no-text.md"),
        *found[40:],
    ]


def test_pages_that_are_read_together_give_what_each_gives_alone(pages: list[str]) -> None:
    places = dict.fromkeys(pages)
    with Library() as library:
        reader = Reader(SETTINGS, library)
        alone = [reading for page in pages for reading in reader.read([page], places)]
        assert list(reader.read(pages, places)) == alone
    assert [os.path.abspath(reading.path) for reading in alone] == pages
    assert len({draft.rule.code for reading in alone for draft in reading.drafts}) > 20


def test_large_pages_are_not_open_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [os.fspath(tmp_path / f"{number}.md") for number in range(9)]
    for page in pages:
        Path(page).write_text("a\n" * 200_000)
    sizes = []
    original = Reader.read_contents

    def read_contents(self: Reader, contents: Iterable[tuple[str, bytes, None]]) -> list[Reading]:
        known = list(contents)
        sizes.append(sum(len(content) for _, content, _ in known))
        return original(self, known)

    monkeypatch.setattr(Reader, "read_contents", read_contents)
    with Library() as library:
        assert len(list(Reader(SETTINGS, library).read(pages, dict.fromkeys(pages)))) == 9
    assert max(sizes) < 2_000_000
