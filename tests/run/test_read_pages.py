"""Pages are read in several processes as in one, article by article."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import doclint.run.read_pages
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.rules.registry import all_rules
from doclint.run.check_pages import PageChecker
from doclint.run.engine import run
from doclint.run.load_corpus import open_corpus
from tests.many_pages import write_many_pages
from tests.repositories import init

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1))


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_many_pages(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no processes")
def test_what_is_found_does_not_depend_on_who_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run(discover(["."]), SETTINGS, RunRequest(jobs=1))
    copies = _count_copies(monkeypatch)
    monkeypatch.setattr(doclint.run.read_pages, "_LEAST_PAGES", 1)
    monkeypatch.setattr(doclint.run.read_pages, "PAGES_TOGETHER", 2)
    assert run(discover(["."]), SETTINGS, RunRequest(jobs=3)) == alone
    assert copies() == 2


def test_a_page_is_the_same_from_any_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path)
    found = run(discover(["."]), SETTINGS).findings
    monkeypatch.chdir(tmp_path / "fr-fr")
    assert run(discover([".."]), SETTINGS).findings == found
    assert run(discover(["."], folder=os.fspath(tmp_path)), SETTINGS).findings == found


def test_the_source_page_of_an_article_is_read_before_its_translations(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = PageChecker._open

    def open_page(self: PageChecker, each: Any) -> Any:
        read.append(os.path.relpath(each.page))
        return original(self, each)

    monkeypatch.setattr(PageChecker, "_open", open_page)
    source_locale = "uk-UA"
    with open_corpus(
        discover(["."]), Settings(SETTINGS.select, SETTINGS.today, source_locale=source_locale), RunRequest(jobs=1)
    ) as loaded:
        for article in loaded.corpus.articles:
            if article.source is not None:
                places = [read.index(page.path) for page in article.pages]
                first = read.index(article.source.path)
                assert sorted(places) == list(range(first, first + len(places)))
    assert read


def _count_copies(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", counted)
    return lambda: len(made)
