"""Articles are compared in several processes as in one."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import doclint.run.check_articles
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.findings import LocatedProblem
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope
from doclint.run.check_articles import compare_pages
from doclint.run.load_corpus import LoadedCorpus, open_corpus
from tests.many_pages import write_many_pages

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1))
REQUEST = RunRequest(jobs=3)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no processes")
@pytest.mark.parametrize("is_whole", [True, False])
def test_what_is_found_does_not_depend_on_who_looks(
    is_whole: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare(loaded: LoadedCorpus) -> list[LocatedProblem]:
        return compare_pages(loaded, SETTINGS, REQUEST, loaded.library, is_whole=is_whole)

    monkeypatch.chdir(tmp_path)
    write_many_pages(tmp_path)
    with open_corpus(discover(["."]), SETTINGS, REQUEST) as loaded:
        alone = compare(loaded)
        copies = _count_copies(monkeypatch)
        monkeypatch.setattr(doclint.run.check_articles, "_LEAST_ARTICLES", 1)
        monkeypatch.setattr(doclint.run.check_articles, "_ARTICLES_OF_A_PIECE", 2)
        together = compare(loaded)
        assert copies() == 2
        monkeypatch.setattr(type(loaded.library), "has_asked_git", True)
        assert compare(loaded) == alone
        assert copies() == 2, "git talks to one process"
    beside_source = {Scope.PAIR, Scope.PARITY}
    assert {all_rules()[problem.code].scope for problem in alone} - beside_source == (
        {Scope.ARTICLE, Scope.CORPUS} if is_whole else {Scope.ARTICLE}
    )
    assert Scope.PARITY in {all_rules()[problem.code].scope for problem in alone}
    assert together == alone


def _count_copies(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", counted)
    return lambda: len(made)
