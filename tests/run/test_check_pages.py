"""Pages are read many together, and each gives what it gives alone."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from doclint.cache.page_result import PageResult
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.rules.registry import all_rules
from doclint.run.check_pages import PageChecker
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
    with Library(os.getcwd()) as library:
        checker = PageChecker(SETTINGS, RunRequest(), library)
        alone = [result for page in pages for result in checker.check([[page]], places)]
        assert sorted(checker.check([[page] for page in pages], places)) == sorted(alone)
    assert [page for page, _ in alone] == [os.path.abspath(result.path) for _, result in alone] == pages
    assert len({problem.code for _, result in alone for problem in result.problems}) > 20


def test_large_pages_are_not_open_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [os.fspath(tmp_path / f"{number}.md") for number in range(9)]
    for page in pages:
        Path(page).write_text("a\n" * 200_000)
    sizes = []
    original = PageChecker._check_together

    def check_together(self: PageChecker, contents: Iterable[Any]) -> list[tuple[str, PageResult]]:
        known = list(contents)
        sizes.append(sum(len(each.content) for each in known))
        return original(self, known)

    monkeypatch.setattr(PageChecker, "_check_together", check_together)
    with Library(os.getcwd()) as library:
        assert len(list(PageChecker(SETTINGS, RunRequest(), library).check([pages], dict.fromkeys(pages)))) == 9
    assert max(sizes) < 2_000_000
