"""Which findings a page's own comments suppress, and what is said of comments that suppress nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.engine import Report, run
from doclint.findings import Severity
from doclint.rules.registry import all_rules
from tests.rules.examples import write_pages

URL = (
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2Flamps"
    "&amp;data=02&amp;reserved=0"
)
LINK = f"[Lamps]({URL})"

EVERYTHING = frozenset(all_rules())


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(text: str, *paths: str, select: frozenset[str] = EVERYTHING) -> Report:
    write_pages({"a.md": text})
    return run(discover(paths or (".",)), Settings(select, datetime.date(2024, 6, 1), is_debugging=True))


def found(report: Report) -> list[tuple[int, str, str | None]]:
    return [(finding.start.line, finding.code, finding.suppressed) for finding in report.findings]


@pytest.mark.parametrize("selector", ["LNK001", "lnk001", "safelink", "LNK", "LNK0", "TTU, LNK001", ""])
def test_a_comment_names_a_rule_by_code_name_or_family(selector: str) -> None:
    report = check(f"<!-- doclint-disable-next-line {selector} -->\n{LINK}\n", "a.md")
    assert (2, "LNK001", "inline") in found(report)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{LINK} <!-- doclint-disable-line LNK001 -->\n\n{LINK}\n", [1]),
        (f"{LINK}\n\n<!-- doclint-disable LNK001 -->\n\n{LINK}\n\n{LINK}\n", [5, 7]),
        (f"<!-- doclint-disable LNK001 -->\n\n{LINK}\n\n<!-- doclint-enable LNK001 -->\n\n{LINK}\n", [3]),
        (f"<!-- doclint-disable LNK -->\n\n{LINK}\n\n<!-- doclint-enable -->\n\n{LINK}\n", [3]),
        (f"<!-- doclint-disable LNK002 -->\n\n{LINK}\n", []),
        (f"{LINK}\n\n{LINK}\n\n<!-- doclint-disable-file LNK001 -->\n", [1, 3]),
    ],
)
def test_a_comment_reaches_its_line_its_range_or_the_page(text: str, lines: list[int]) -> None:
    suppressed = [line for line, code, by in found(check(text)) if code == "LNK001" and by == "inline"]
    assert suppressed == lines


def test_what_is_suppressed_is_counted_apart_and_makes_no_run_fail() -> None:
    report = check(f"{LINK} <!-- doclint-disable-line LNK001 -->\n")
    assert report.decides == ()
    assert (report.summary.errors, report.summary.suppressed) == (0, 1)


def test_a_comment_in_front_matter_suppresses_what_comparing_locales_finds() -> None:
    page = "---\ntitle: a\nauthor: {}\nms.openlocfilehash: " + "a" * 40 + "\nms.lasthandoff: 04/02/2024\n---\n"
    write_pages({"fr-FR/a.md": page.format("marisol"), "nb-NO/a.md": page.format("marisol")})
    write_pages({"uk-UA/a.md": page.format("tofte # doclint: disable=AUT002")})
    report = run(discover(["."]), Settings(frozenset(["AUT002", "SUP001"]), datetime.date(2024, 6, 1)))
    assert [(finding.path, finding.suppressed) for finding in report.findings] == [("uk-UA/a.md", "inline")]


def test_a_comment_for_the_block_reaches_its_fence_and_not_the_body() -> None:
    report = check(f"---\n# doclint: disable=FM101, LNK001\nms.locfileid: '1'\n---\n{LINK}\n")
    assert {(code, by) for _, code, by in found(report) if code in ("FM101", "LNK001")} == {
        ("FM101", "inline"),
        ("LNK001", None),
    }


# --- SUP001


@pytest.mark.parametrize(
    ("text", "says", "fixed"),
    [
        (
            "The beacon. <!-- doclint-disable-line LNK001 -->\n",
            "LNK001: nothing of that kind is found where this comment suppresses it.",
            "The beacon.\n",
        ),
        (
            f"{LINK} <!-- doclint-disable-line LNK001, TTU -->\n",
            "TTU: nothing of that kind is found where this comment suppresses it.",
            f"{LINK} <!-- doclint-disable-line LNK001 -->\n",
        ),
        ("a\n<!-- doclint-disable TTU -->\nb\n", "TTU: nothing of that kind is found", "a\nb\n"),
        ("<!-- doclint-disable-file -->\n", "Nothing is found where this comment suppresses it.", ""),
        ("a <!-- doclint-disable-line SUP001 -->\n", "SUP001 cannot be suppressed by a comment.", None),
        ("a <!-- doclint-disable-line LNK01 -->\n", "No rule is called 'LNK01'; did you mean", None),
        ("a <!-- doclint-disable-lines TTU -->\n", "did you mean doclint-disable-line?", None),
        ("---\n# doclint: ignore=FM\ntitle: a\n---\n", "'doclint: ignore' in front matter", None),
    ],
)
def test_a_comment_that_suppresses_nothing_is_found(text: str, says: str, fixed: str | None) -> None:
    report = check(text)
    (finding,) = (finding for finding in report.findings if finding.code == "SUP001")
    assert says in finding.message
    if fixed is None:
        assert finding.fix is None
    else:
        from tests.rules.examples import apply_fixes  # noqa: PLC0415 - of one test

        assert apply_fixes(text, [finding]) == fixed


def test_of_two_comments_for_one_finding_one_is_idle() -> None:
    report = check(f"<!-- doclint-disable-file LNK001 -->\n\n{LINK} <!-- doclint-disable-line LNK001 -->\n")
    assert found(report) == [(1, "SUP001", None), (3, "LNK001", "inline")]


@pytest.mark.parametrize("selector", ["LNK001", "LNK", ""])
def test_a_comment_is_not_judged_by_a_run_without_its_rule(selector: str) -> None:
    text = f"a <!-- doclint-disable-line {selector} -->\n"
    assert found(check(text, select=frozenset(["LNK002", "SUP001"]))) == []


def test_a_comment_about_a_whole_corpus_is_not_judged_by_a_run_on_named_files() -> None:
    text = "---\ntitle: a\nms.assetid: x # doclint: disable=AID002\n---\n"
    assert found(check(text, "a.md", select=frozenset(["AID002", "SUP001"]))) == []
    assert found(check(text, select=frozenset(["AID002", "SUP001"]))) == [(3, "SUP001", None)]


def test_without_its_rule_no_comment_is_judged() -> None:
    assert found(check("a <!-- doclint-disable-line LNK001 -->\n", select=EVERYTHING - {"SUP001"})) == []


def test_a_rule_that_says_how_severe_it_is_here_is_believed() -> None:
    write_pages({"a.md": "a <!-- doclint-disable-line TTU001 -->\n"})
    settings = Settings(EVERYTHING, datetime.date(2024, 6, 1), severities={"SUP001": Severity.ERROR})
    assert [finding.severity for finding in run(discover(["."]), settings).findings] == [Severity.ERROR]
    assert run(discover(["."]), replace(settings, fail_on=Severity.ERROR)).decides
