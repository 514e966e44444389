"""Findings that the configuration ignores on some pages are marked, shown, counted, and do not decide."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from doclint.config.globs import Globs
from doclint.config.settings import IgnoredOnPages, Settings
from doclint.corpus.discovery import discover
from doclint.engine import Report, run
from tests.rules.examples import write_pages

OPEN = "---\ntitle: The beacon\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(*ignores: tuple[str, str]) -> Report:
    ignored = tuple(IgnoredOnPages(Globs(str(Path.cwd()), (glob,)), frozenset([code])) for glob, code in ignores)
    settings = Settings(frozenset(["FM001"]), datetime.date(2024, 6, 1), per_file_ignores=ignored)
    return run(discover(["."]), settings)


def test_an_ignored_finding_is_marked_and_does_not_decide() -> None:
    write_pages({"archive/a.md": OPEN, "b.md": OPEN})
    report = check(("archive/", "FM001"))
    assert [(finding.path, finding.suppressed) for finding in report.findings] == [
        ("archive/a.md", "config"),
        ("b.md", None),
    ]
    assert [finding.path for finding in report.decides] == ["b.md"]
    assert (report.summary.warnings, report.summary.suppressed) == (1, 1)


def test_other_rules_are_not_ignored() -> None:
    write_pages({"archive/a.md": OPEN})
    assert check(("archive/", "FM002")).findings[0].suppressed is None


def test_what_could_not_be_checked_is_never_ignored() -> None:
    write_pages({"archive/a.md": OPEN})
    Path("archive/b.md").write_bytes(b"\xff")
    report = check(("archive/", "DOC001"))
    assert [finding.suppressed for finding in report.findings if finding.code == "DOC001"] == [None]
    assert report.is_incomplete
