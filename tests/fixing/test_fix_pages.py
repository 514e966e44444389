"""The pages of a run are fixed wherever it was started, and each fix is checked by more than what was selected."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import doclint.fixing.fix_pages
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.findings import Applicability, LocatedProblem
from doclint.fixing.fix_pages import fix_pages
from doclint.fixing.write_pages import replace_page
from doclint.rules.registry import all_rules
from doclint.run.engine import run
from tests.repositories import init
from tests.rules.examples import write_pages

SETTINGS = Settings(frozenset(["LNK001"]), datetime.date(2024, 6, 1))
REQUEST = RunRequest(may_write=True)
LINK = (
    "[Lamps](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2Flamps&data=0)\n"
)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    init(tmp_path)
    write_pages({"docs/a.md": LINK})


def test_a_page_is_fixed_from_a_folder_of_its_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path / "docs")
    report = run(discover(["."]), SETTINGS, REQUEST)
    outcome = fix_pages(report, SETTINGS, REQUEST, frozenset([Applicability.SAFE]), replace_page)
    assert outcome.pages == ["docs/a.md"]
    assert (tmp_path / "docs" / "a.md").read_text() == "[Lamps](https://harbourlight.example/lamps)\n"


def test_a_fix_is_checked_by_every_rule_that_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[frozenset[str]] = []

    def check_page(
        path: str, content: bytes, settings: Settings, request: RunRequest, root: str
    ) -> list[LocatedProblem]:
        checked.append(settings.select)
        return []

    report = run(discover(["."]), SETTINGS, REQUEST)
    monkeypatch.setattr(doclint.fixing.fix_pages, "check_page", check_page)
    fix_pages(report, SETTINGS, REQUEST, frozenset([Applicability.SAFE]), lambda *_: None)
    assert checked
    assert all(code in select for select in checked for code, rule in all_rules().items() if rule.is_on)
