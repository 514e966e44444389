"""`--since` shows what changes caused: on changed lines, and where a changed page broke another one."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from doclint.config.settings import Settings
from doclint.corpus.changes import Changes, ChangesError, changes_since
from doclint.corpus.discovery import discover
from doclint.engine import Report
from doclint.engine import run as run_engine
from doclint.rules.registry import all_rules
from tests.real.commands import new_repository, run
from tests.rules.examples import write_pages

HOST = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2F"
LAMPS = f"[Lamps]({HOST}lamps&amp;data=0)"
HORNS = f"[Horns]({HOST}horns&amp;data=0)"
LOCALES = ("fr-FR", "nb-NO", "ro-RO", "uk-UA", "zh-CN")
SETTINGS = Settings(frozenset(all_rules()) - {"HND003", "LOC002"}, datetime.date(2024, 6, 1), is_debugging=True)


def page(author: str = "marisol", date: str = "04/02/2024", body: str = "", guid: str = "") -> str:
    return (
        f"---\ntitle: Le phare\nauthor: {author}\nms.assetid: '{guid}'\nms.openlocfilehash: {'a' * 40}\n"
        f"ms.sourcegitcommit: {'c' * 40}\nms.translationtype: MT\nms.lasthandoff: {date}\nms.locfileid: '1'\n---\n{body}"
    )


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = new_repository(tmp_path / "docs")
    monkeypatch.chdir(folder)
    return folder


def commit(pages: dict[str, str]) -> None:
    write_pages(pages)
    run("git", "add", "--all", cwd=Path.cwd())
    run("git", "commit", "--quiet", "--allow-empty", "--message", "Pages", cwd=Path.cwd())


def changes(revision: str) -> Changes:
    return changes_since(revision, lambda path: path.endswith(".md"), str(Path.cwd()))


def since(revision: str = "HEAD", *paths: str) -> Report:
    return run_engine(discover(paths or (".",)), SETTINGS, changes=changes(revision))


def found(report: Report) -> list[tuple[str, int, str]]:
    return [(finding.path, finding.start.line, finding.code) for finding in report.findings]


def test_a_finding_on_a_changed_line_is_shown_and_one_elsewhere_is_not() -> None:
    commit({"a.md": f"{LAMPS}\n\nThe beacon.\n", "b.md": f"{LAMPS}\n"})
    write_pages({"a.md": f"{LAMPS}\n\nThe beacon, {HORNS}.\n"})
    assert found(since()) == [("a.md", 3, "LNK001")]


def test_a_known_finding_on_a_changed_line_is_shown() -> None:
    commit({"a.md": f"See {LAMPS}\n"})
    write_pages({"a.md": f"Look at {LAMPS}\n"})
    assert found(since()) == [("a.md", 1, "LNK001")]


def test_findings_that_only_moved_are_not_shown() -> None:
    commit({"a.md": f"{LAMPS}\n"})
    write_pages({"a.md": f"A word.\n\n{LAMPS}\n"})
    assert found(since()) == []


def test_line_endings_of_the_checkout_are_no_change() -> None:
    commit({"a.md": f"{LAMPS}\n\nThe beacon.\n"})
    write_pages({"a.md": f"{LAMPS}\r\n\r\nThe lamp.\r\n"})
    assert found(since()) == []


def test_what_is_missing_now_is_shown_where_it_is_missed() -> None:
    segment = (
        '<span data-ttu-id="4be1c-102">Il est tard.</span>\n'
        '<span class="sxs-lookup"><span data-stu-id="4be1c-102">It is late.</span></span>\n'
    )
    commit({"a.md": segment})
    write_pages({"a.md": segment.partition("\n")[0] + "\n"})
    assert found(since()) == [("a.md", 1, "TTU001")]


def test_another_author_of_the_reference_page_is_shown_on_the_siblings() -> None:
    old = {f"{locale}/a.md": page() for locale in LOCALES if locale != "fr-FR"}
    commit({**old, "fr-FR/a.md": page(date="05/01/2024"), "ro-RO/b.md": page(body=f"{LAMPS}\n")})
    write_pages({"fr-FR/a.md": page("tofte", "05/01/2024")})
    report = since()
    assert found(report) == [(f"{locale}/a.md", 3, "AUT002") for locale in LOCALES if locale != "fr-FR"]


def test_a_source_page_that_changes_leaves_its_translations_behind_and_stops_nobody() -> None:
    source = "# The beacon\n"
    hash_ = "abc2e950662b9234fa7117b0b6d206b4fe7260ad"
    commit({"en-us/a.md": source, "fr-fr/a.md": page().replace("a" * 40, hash_), "fr-fr/b.md": page()})
    write_pages({"en-us/a.md": "# The fog horn\n"})
    report = since()
    assert found(report) == [("fr-fr/a.md", 8, "HND001")]
    assert report.decides == ()


def test_a_deleted_page_and_a_new_one_change_others() -> None:
    guid = "5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722"
    commit({"fr-FR/a.md": page(guid=guid), "nb-NO/a.md": page(guid=guid)})
    write_pages({"fr-FR/b.md": page(guid=guid)})
    assert ("fr-FR/a.md", 4, "AID002") in found(since())
    commit({})
    Path("nb-NO/a.md").unlink()
    write_pages({"uk-UA/b.md": page(author="tofte")})
    assert found(since()) == [("uk-UA/b.md", 1, "FM101"), ("uk-UA/b.md", 3, "AUT002")]


def test_a_renamed_page_brings_nothing_new() -> None:
    commit({"a.md": f"{LAMPS}\n\nThe beacon.\n" * 5})
    Path("a.md").rename("b.md")
    run("git", "add", "--all", cwd=Path.cwd())
    assert found(since()) == []
    write_pages({"b.md": f"{LAMPS}\n\nThe beacon.\n" * 5 + f"{HORNS}\n"})
    assert found(since()) == [("b.md", 16, "LNK001")]


def test_a_comment_that_is_gone_brings_back_what_it_suppressed() -> None:
    commit({"a.md": f"<!-- doclint-disable-next-line LNK001 -->\n{LAMPS}\n"})
    write_pages({"a.md": f"{LAMPS}\n"})
    assert found(since()) == [("a.md", 1, "LNK001")]


def test_changes_count_from_the_merge_base(folder: Path) -> None:
    commit({"a.md": "The beacon.\n", "b.md": "The lamp.\n"})
    run("git", "branch", "topic", cwd=folder)
    commit({"a.md": f"{LAMPS}\n"})
    run("git", "checkout", "--quiet", "topic", cwd=folder)
    commit({"b.md": f"{HORNS}\n"})
    assert found(since("main")) == [("b.md", 1, "LNK001")]


def test_a_page_with_any_name_is_found() -> None:
    commit({"a b ä\n\"c'.md": "The beacon.\n"})
    write_pages({"a b ä\n\"c'.md": f"{LAMPS}\n"})
    assert found(since()) == [("a b ä\n\"c'.md", 1, "LNK001")]


def test_it_works_from_a_folder_of_the_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit({"docs/a.md": "The beacon.\n"})
    write_pages({"docs/a.md": f"{LAMPS}\n"})
    monkeypatch.chdir(folder / "docs")
    assert found(since()) == [("a.md", 1, "LNK001")]


@pytest.mark.parametrize("revision", ["nonsense", "--output=x", "HEAD~99"])
def test_a_revision_that_is_none_is_said(revision: str) -> None:
    commit({"a.md": "The beacon.\n"})
    with pytest.raises(ChangesError, match="knows no such revision"):
        changes(revision)
    assert not Path("x").exists()


def test_a_shallow_clone_says_what_to_fetch(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit({"a.md": "The beacon.\n"})
    commit({"a.md": "The lamp.\n"})
    run("git", "clone", "--quiet", "--depth=1", f"file://{folder}", "shallow", cwd=tmp_path)
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(ChangesError, match=r"shallow.*git fetch --unshallow"):
        changes("HEAD~1")


def test_a_partial_clone_says_what_to_fetch(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit({"a.md": "The beacon.\n"})
    commit({"a.md": "The lamp.\n"})
    run("git", "config", "uploadpack.allowFilter", "true", cwd=folder)
    run("git", "clone", "--quiet", "--filter=blob:none", f"file://{folder}", "partial", cwd=tmp_path)
    monkeypatch.chdir(tmp_path / "partial")
    with pytest.raises(ChangesError, match=r"lacks old pages.*git fetch"):
        changes("HEAD~1")


def test_outside_of_a_repository_there_are_no_changes(tmp_path: Path) -> None:
    with pytest.raises(ChangesError, match="no git repository"):
        changes_since("HEAD", lambda _: True, str(tmp_path))
