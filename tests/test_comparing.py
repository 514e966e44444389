"""Articles are compared in several processes as in one."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import doclint.comparing
from doclint.comparing import compare
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope
from doclint.survey import look
from tests.many_pages import write_many_pages

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1), jobs=3)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no processes")
@pytest.mark.parametrize("is_whole", [True, False])
def test_what_is_found_does_not_depend_on_who_looks(
    is_whole: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_many_pages(tmp_path)
    with look(discover(["."]), SETTINGS) as survey:
        alone = compare(survey, SETTINGS, is_whole=is_whole)
        copies = _count_copies(monkeypatch)
        monkeypatch.setattr(doclint.comparing, "_LEAST_ARTICLES", 1)
        monkeypatch.setattr(doclint.comparing, "_ARTICLES_OF_A_PIECE", 2)
        together = compare(survey, SETTINGS, is_whole=is_whole)
        assert copies() == 2
        monkeypatch.setattr(type(survey.library), "has_asked_git", True)
        assert compare(survey, SETTINGS, is_whole=is_whole) == alone
        assert copies() == 2, "git talks to one process"
    assert {draft.rule.scope for draft in alone} == ({Scope.ARTICLE, Scope.CORPUS} if is_whole else {Scope.ARTICLE})
    assert together == alone


def _count_copies(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    made: list[int] = []
    fork = os.fork

    def counted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", counted)
    return lambda: len(made)
