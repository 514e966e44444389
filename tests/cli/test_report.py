"""`doclint report` writes one page, and says what it wrote."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.real.commands import clean_environment

FRENCH = "---\ntitle: Le phare\nms.contentlocale: fr-FR\nms.lasthandoff: 01/02/2024\n---\n# Le phare\n"
UKRAINIAN = "---\ntitle: Маяк\nms.contentlocale: uk-UA\nms.lasthandoff: 01/02/2020\n---\n# Маяк\n"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for path, text in (("fr-FR/a.md", FRENCH), ("uk-UA/a.md", UKRAINIAN)):
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def report(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "doclint", "report", *arguments, "--today", "2024-06-01"],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_writes_a_page_and_findings_do_not_fail_it(pages: Path) -> None:
    done = report(pages, "--html", "report.html")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "doclint: wrote report.html. Found " in done.stderr
    page = (pages / "report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "uk-UA: 1 behind" in page


def test_is_the_same_every_time(pages: Path) -> None:
    report(pages, "--html", "one.html", "--quiet")
    report(pages, "--html", "two.html", "--quiet")
    assert (pages / "one.html").read_bytes() == (pages / "two.html").read_bytes()


def test_a_page_that_cannot_be_read_makes_it_end_with_2(pages: Path) -> None:
    (pages / "fr-FR" / "b.md").write_bytes(b"\xff\xfe")
    assert report(pages, "--html", "report.html").returncode == 2
    assert "DOC001" in (pages / "report.html").read_text("utf-8")


def test_a_folder_that_is_not_there_ends_it_before_anything_is_read(pages: Path) -> None:
    done = report(pages, "--html", "reports/report.html")
    assert (done.returncode, done.stderr) == (2, "doclint: --html: there is no folder 'reports'; make it first\n")


def test_needs_a_file(pages: Path) -> None:
    done = report(pages)
    assert done.returncode == 2
    assert "--html" in done.stderr
