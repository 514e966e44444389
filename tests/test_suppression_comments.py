"""Comments that suppress findings are written where no reader sees them and nothing else changes."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.document import read_document
from doclint.document.body import render
from doclint.engine import check_page, run
from doclint.rules.registry import all_rules
from doclint.suppression_comments import Added, add_suppressions
from tests.rules.examples import write_pages
from tests.test_fixes import PIECES, finding

SETTINGS = Settings(frozenset(all_rules()) - {"HND003"}, datetime.date(2024, 6, 1), is_debugging=True)
LINK = "[Lamps](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example&amp;data=0)"
LINE = "<!-- doclint-disable-line LNK001 -->"


def add(content: bytes) -> Added:
    drafts = check_page("a.md", content, SETTINGS)
    found = [finding(draft) for draft in drafts if draft.suppressed is None]
    return add_suppressions(content, found, lambda changed: check_page("a.md", changed, SETTINGS))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"See {LINK}.\n", f"See {LINK}. {LINE}\n"),
        (f"See {LINK}  \nand go.\n", f"See {LINK} {LINE}  \nand go.\n"),
        (f"See {LINK}\\\nand go.\n", f"See {LINK} {LINE}\\\nand go.\n"),
        (f"# {LINK}\r\n\r\nLamps.\r\n", f"# {LINK} {LINE}\r\n\r\nLamps.\r\n"),
        (f"- {LINK}\n- b\n", f"- {LINK} {LINE}\n- b\n"),
        (f"| a | b |\n|---|---|\n| {LINK} | c |\n", f"| a | b |\n|---|---|\n| {LINK} | c {LINE} |\n"),
        (f"| {LINK} | b |\n|---|---|\n| c | d |\n", f"| {LINK} | b {LINE} |\n|---|---|\n| c | d |\n"),
        (f"<p>{LINK}</p>\n", f"<p>{LINK}</p> {LINE}\n"),
        (f"{LINK} <!-- doclint-disable-line TTU -->\n", f"{LINK} <!-- doclint-disable-line TTU, LNK001 -->\n"),
        ("---\ntitle: a\ntitle: b\n---\n", "---\ntitle: a\ntitle: b  # doclint: disable=FM003\n---\n"),
        ("---\nms.locfileid: '1'\n---\n", None),
    ],
)
def test_a_comment_goes_to_the_end_of_the_line(before: str, after: str | None) -> None:
    added = add(before.encode())
    if after is not None:
        assert added.content.decode() == after
    assert not added.refused
    assert add(added.content) == Added(added.content, added.suppressed - added.suppressed, added.refused)


def test_a_comment_goes_behind_a_segment_never_into_it() -> None:
    segment = (
        f'<span data-ttu-id="4be1c-102">Voir {LINK}.</span>'
        f'<span class="sxs-lookup"><span data-stu-id="4be1c-102">See\n{LINK}.</span></span>\n'
    )
    added = add(segment.encode()).content.decode()
    assert "doclint" not in added.partition("</span></span>")[0] or added.startswith("<!--")
    assert not [draft for draft in check_page("a.md", added.encode(), SETTINGS) if draft.suppressed is None]


def test_findings_that_begin_on_one_line_get_one_comment_wherever_they_end() -> None:
    page = (
        '<span data-ttu-id="4be1c-102">La lumi\ufffdre.\n</x><span data-stu-id="4be1c-102">Type `horn\n--st`.</span></span>\n'
    ).encode()
    found = {(draft.rule.code, draft.start.line, draft.end.line) for draft in check_page("a.md", page, SETTINGS)}
    assert {("SEG010", 1, 1), ("SEG007", 1, 2)} <= found
    added = add(page).content
    assert not [draft for draft in check_page("a.md", added, SETTINGS) if draft.suppressed is None]


def test_what_is_found_at_the_fence_is_suppressed_for_the_block() -> None:
    added = add(b"---\nms.locfileid: '1'\n---\n")
    assert added.content == b"---\n# doclint: disable=FM101\nms.locfileid: '1'\n---\n"


def test_no_comment_is_written_that_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = f'---\nms.locfileid: 1\nms.locfileid: 2\n---\n{LINK}\n\n<span data-ttu-id="4be1c-102">{LINK}\n\n{LINK}\n'
    added = add(page.encode())
    write_pages({"a.md": added.content.decode()})
    report = run(discover(["a.md"]), SETTINGS)
    assert [finding.code for finding in report.findings if finding.suppressed is None] == []


def test_what_cannot_be_suppressed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_pages({"a.md": "a <!-- doclint-disable-line LNK99 -->\n"})
    (found,) = run(discover(["a.md"]), SETTINGS).findings
    added = add_suppressions(b"a <!-- doclint-disable-line LNK99 -->\n", [found], lambda _: [])
    assert added.refused == {"SUP001": 1}


@settings(deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_a_page_with_comments_reads_as_before_and_needs_no_more(text: str) -> None:
    added = add(text.encode())
    old, new = read_document(text.encode()), read_document(added.content)
    assert old.front_matter.values == new.front_matter.values
    assert new.text.replace("<!-- doclint", "").count("<!--") == text.replace("<!-- doclint", "").count("<!--")
    again = add(added.content)
    if "&quot;" in text:
        # What follows damaged tags is read on as if they were whole, and a comment may end the damage: one pass more.
        added, again = again, add(again.content)
    assert again.content == added.content or again.refused
    if added.content == text.encode():
        return
    new = read_document(added.content)
    seen = [render(document.text, document.front_matter.body).count("&lt;!-- doclint") for document in (old, new)]
    assert seen[0] == seen[1]
