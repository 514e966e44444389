"""The five pages of one article, named on the command line: exactly these findings, at exactly these places."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.real.commands import PROJECT, JsonRun, check_as_json

pytestmark = pytest.mark.acceptance

WRAPPER = "https://na01.safelinks.protection.outlook.com/"
DESTINATION = "https://www.office.com/"


@pytest.fixture(scope="module")
def pages(shared: Path) -> dict[str, Path]:
    """The five pages by the locale that their front matter names."""
    found = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        (line,) = (line for line in lines_of(path) if line.startswith("ms.contentlocale: "))
        found[line.removeprefix("ms.contentlocale: ")] = path
    assert set(found) == {"fr-FR", "uk-UA", "zh-CN", "nb-NO", "ro-RO"}
    return found


@pytest.fixture(scope="module")
def report(pages: dict[str, Path]) -> JsonRun:
    names = sorted(map(shown, pages.values()))
    return check_as_json(*names, "--today", "2019-09-01", cwd=PROJECT)


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def shown(path: Path) -> str:
    """A path as the report has it: POSIX, relative to the working directory."""
    return Path(os.path.relpath(path, PROJECT)).as_posix()


def findings_of(report: JsonRun, code: str) -> list[dict[str, Any]]:
    return [finding for finding in report.findings if finding["code"] == code]


def place_of_value(path: Path, key: str) -> dict[str, dict[str, int]]:
    """Where the value of a front-matter key stands, in lines and columns from 1, its end exclusive."""
    ((number, line),) = ((number, line) for number, line in enumerate(lines_of(path), 1) if line.startswith(f"{key}: "))
    return {
        "start": {"line": number, "column": len(key) + 3},
        "end": {"line": number, "column": len(line) + 1},
    }


def place(finding: dict[str, Any]) -> dict[str, dict[str, int]]:
    return {"start": finding["start"], "end": finding["end"]}


def wrapped_urls(path: Path) -> list[tuple[dict[str, int], dict[str, int]]]:
    """Start and end of each Safe Links URL of a page; in the seeds each one stands in `](…)`."""
    found = []
    for number, line in enumerate(lines_of(path), 1):
        start = line.find(WRAPPER)
        while start >= 0:
            end = line.index(")", start)
            found.append(({"line": number, "column": start + 1}, {"line": number, "column": end + 1}))
            start = line.find(WRAPPER, end)
    return found


def test_exit_code_says_that_there_are_findings(report: JsonRun) -> None:
    assert report.exit_code == 1


def test_there_are_these_findings_and_no_others(report: JsonRun, pages: dict[str, Path]) -> None:
    expected = [
        *((shown(path), "LNK001") for path in pages.values()),
        (shown(pages["uk-UA"]), "HND002"),
        (shown(pages["ro-RO"]), "HND002"),
        (shown(pages["uk-UA"]), "AUT001"),
    ]
    assert sorted((finding["path"], finding["code"]) for finding in report.findings) == sorted(expected)


@pytest.mark.parametrize("locale", ["uk-UA", "ro-RO"])
def test_page_behind_its_siblings_is_found_at_its_handoff_date(
    locale: str, report: JsonRun, pages: dict[str, Path]
) -> None:
    (finding,) = (finding for finding in findings_of(report, "HND002") if finding["locale"] == locale)
    assert place(finding) == place_of_value(pages[locale], "ms.lasthandoff")
    assert finding["remedy"] == "handoff"
    newest = {shown(pages[sibling]) for sibling in ("fr-FR", "nb-NO", "zh-CN")}
    assert {related["path"] for related in finding["related"]} & newest


def test_other_author_is_found_at_the_value_and_explained_by_the_page_being_behind(
    report: JsonRun, pages: dict[str, Path]
) -> None:
    (finding,) = findings_of(report, "AUT001")
    assert place(finding) == {"start": {"line": 4, "column": 9}, "end": {"line": 4, "column": 17}}
    assert place(finding) == place_of_value(pages["uk-UA"], "author")
    assert finding["severity"] == "warning"
    assert finding["remedy"] == "handoff"
    (cause,) = (other for other in findings_of(report, "HND002") if other["locale"] == "uk-UA")
    assert finding["cause"] == cause["fingerprint"]


@pytest.mark.parametrize("locale", ["fr-FR", "uk-UA", "zh-CN", "nb-NO", "ro-RO"])
def test_both_wrapped_urls_of_the_segment_are_one_finding_with_one_safe_fix(
    locale: str, report: JsonRun, pages: dict[str, Path]
) -> None:
    path = pages[locale]
    (finding,) = (finding for finding in findings_of(report, "LNK001") if finding["path"] == shown(path))
    urls = wrapped_urls(path)
    assert len(urls) == 2
    assert (finding["start"], finding["end"]) == urls[0]
    assert finding["fix"]["applicability"] == "safe"
    assert finding["fix"]["edits"] == [
        {"path": shown(path), "start": start, "end": end, "text": DESTINATION} for start, end in urls
    ]


def test_summary_counts_the_pages_as_one_article(report: JsonRun) -> None:
    assert report.summary == {
        "files": 5,
        "articles": 1,
        "locales": 5,
        "errors": 5,
        "warnings": 3,
        "infos": 0,
        "suppressed": 0,
    }
