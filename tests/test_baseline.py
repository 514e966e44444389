"""A baseline knows old findings again, whatever else changes in their pages, and only these."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from doclint.baseline import Baseline, Entry, content_hash, entries_of, load_baseline, merged, render
from doclint.config.settings import ConfigurationError, Settings
from doclint.corpus.discovery import discover
from doclint.engine import Report, run
from doclint.findings import Finding
from tests.rules.examples import write_pages

HOST = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2F"
LAMPS = f"[Lamps]({HOST}lamps&amp;data=0)"
HORNS = f"[Horns]({HOST}horns&amp;data=0)"
SETTINGS = Settings(frozenset(["LNK001", "AID002", "TTU001"]), datetime.date(2024, 6, 1), is_debugging=True)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def create() -> Baseline:
    report = check(None)
    contents = {path: content for path in report.digests if (content := content_hash(path))}
    Path("baseline.json").write_text(render(entries_of(report.findings), contents), encoding="utf-8")
    return load_baseline("baseline.json")


def check(baseline: Baseline | None, *paths: str, settings: Settings = SETTINGS) -> Report:
    return run(discover(paths or (".",)), settings, baseline=baseline)


def new(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.suppressed is None]


@pytest.mark.parametrize(
    "after",
    [
        f"\n\nA word.\n\n{LAMPS}\n",
        f"---\ntitle: a\n---\n{LAMPS}\n",
        f"Some words before\nit and {LAMPS}\nsome behind.\n",
        f"{LAMPS}\r\n",
    ],
)
def test_a_finding_is_known_wherever_it_has_moved(after: str) -> None:
    write_pages({"a.md": f"{LAMPS}\n"})
    baseline = create()
    write_pages({"a.md": after})
    report = check(baseline)
    assert [finding.suppressed for finding in report.findings] == ["baseline"]
    assert (report.decides, report.stale, report.summary.suppressed) == ((), (), 1)


def test_a_finding_whose_text_is_wrapped_anew_is_known() -> None:
    settings = Settings(frozenset(["TTU007", "TTU001"]), datetime.date(2024, 6, 1))
    write_pages({"a.md": '<span data-ttu-id="4be1c-102">Il est tard.</span>\n'})
    baseline_report = run(discover(["."]), settings)
    baseline = Baseline(str(Path.cwd()), entries_of(baseline_report.findings), {})
    write_pages({"a.md": '<span data-ttu-id="4be1c-102">Il est\ntard.</span>\n'})
    assert new(check(baseline, settings=settings)) == []


def test_a_new_finding_beside_a_known_one_is_new() -> None:
    write_pages({"a.md": f"{LAMPS}\n"})
    baseline = create()
    write_pages({"a.md": f"{HORNS}\n\n{LAMPS}\n"})
    assert [finding.start.line for finding in new(check(baseline))] == [1]


def test_equal_findings_are_counted() -> None:
    write_pages({"a.md": f"{LAMPS}\n\n{LAMPS}\n"})
    baseline = create()
    assert [entry.count for entry in baseline.entries] == [2]
    write_pages({"a.md": f"{LAMPS}\n\n{LAMPS}\n\n{LAMPS}\n"})
    assert [finding.start.line for finding in new(check(baseline))] == [5]
    write_pages({"a.md": f"{LAMPS}\n"})
    report = check(baseline)
    assert new(report) == []
    assert [entry.count for entry in report.stale] == [1]
    assert [entry.count for entry in report.kept] == [1]


def test_a_page_that_was_renamed_is_known_by_its_content() -> None:
    write_pages({"a.md": f"{LAMPS}\n"})
    baseline = create()
    Path("a.md").unlink()
    write_pages({"docs/b.md": f"{LAMPS}\r\n"})
    report = check(baseline)
    assert [finding.suppressed for finding in report.findings] == ["baseline"]
    assert (report.stale, [entry.page for entry in report.kept]) == ((), ["docs/b.md"])


def test_what_is_found_in_the_whole_corpus_is_known_on_whatever_page_it_stands() -> None:
    shared = "---\nms.assetid: 5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722\nms.contentlocale: fr-FR\n---\n"
    write_pages({"fr-FR/a.md": shared, "fr-FR/b.md": shared, "nb-NO/a.md": "a\n"})
    baseline = create()
    Path("fr-FR/a.md").rename("fr-FR/z.md")
    report = check(baseline)
    assert [(finding.path, finding.suppressed) for finding in report.findings] == [("fr-FR/b.md", "baseline")]
    assert report.stale == ()


def test_a_copy_of_a_page_is_a_new_page() -> None:
    write_pages({"a.md": f"{LAMPS}\n"})
    baseline = create()
    write_pages({"b.md": f"{LAMPS}\n"})
    assert [finding.path for finding in new(check(baseline))] == ["b.md"]


def test_of_two_pages_of_one_content_each_is_renamed_once() -> None:
    write_pages({"a.md": f"{LAMPS}\n", "b.md": f"{LAMPS}\n"})
    baseline = create()
    Path("a.md").unlink()
    Path("b.md").unlink()
    write_pages({"c.md": f"{LAMPS}\n", "d.md": f"{LAMPS}\n", "e.md": f"{LAMPS}\n"})
    assert [finding.path for finding in new(check(baseline))] == ["e.md"]


def test_an_entry_whose_finding_or_page_is_gone_is_stale() -> None:
    write_pages({"a.md": f"{LAMPS}\n", "b.md": f"{LAMPS}\n", "c.md": "a\n"})
    baseline = create()
    Path("b.md").unlink()
    write_pages({"a.md": "Mended.\n"})
    assert sorted(entry.page for entry in check(baseline).stale) == ["a.md", "b.md"]


def test_only_what_a_run_looked_for_can_be_stale() -> None:
    write_pages({"a.md": f"{LAMPS}\n", "b.md": f"{LAMPS}\n"})
    baseline = create()
    write_pages({"a.md": "Mended.\n", "b.md": "Mended.\n"})
    assert [entry.page for entry in check(baseline, "a.md").stale] == ["a.md"]
    others = Settings(frozenset(["TTU001"]), SETTINGS.today)
    report = check(baseline, settings=others)
    assert report.stale == ()
    assert report.kept == baseline.entries


def test_what_a_comment_suppresses_needs_no_entry() -> None:
    write_pages({"a.md": f"{LAMPS}\n"})
    baseline = create()
    write_pages({"a.md": f"{LAMPS} <!-- doclint-disable-line LNK001 -->\n"})
    report = check(baseline)
    assert [finding.suppressed for finding in report.findings] == ["inline"]
    assert [entry.page for entry in report.stale] == ["a.md"]


def test_the_file_is_sorted_and_has_a_line_for_each_entry() -> None:
    entries = [Entry("b.md", "LNK001", "22", 1), Entry("a.md", "TTU001", "11", 2), Entry("a.md", "LNK001", "33", 1)]
    text = render(entries, {"a.md": "x", "b.md": "y", "c.md": "z"})
    assert [line.strip()[:30] for line in text.splitlines() if '"page"' in line] == [
        '{"page": "a.md", "rule": "LNK0',
        '{"page": "a.md", "rule": "TTU0',
        '{"page": "b.md", "rule": "LNK0',
    ]
    assert json.loads(text)["pages"] == {"a.md": "x", "b.md": "y"}
    assert render(reversed(entries), {"b.md": "y", "a.md": "x"}) == text
    assert render([], {}) == '{\n  "version": 1,\n  "findings": [],\n  "pages": {}\n}\n'


def test_entries_that_a_merge_left_twice_are_one() -> None:
    assert merged([Entry("a.md", "LNK001", "1", 1), Entry("a.md", "LNK001", "1", 2)]) == (
        Entry("a.md", "LNK001", "1", 3),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "doclint baseline create"),
        ("{oops", "not JSON"),
        ("[]", "no baseline"),
        ('{"version": 2, "findings": [], "pages": {}}', "version 2"),
        ('{"version": 1, "findings": [{"page": "a"}], "pages": {}}', "no baseline"),
        ('{"version": 1, "findings": [{"page": 1, "rule": "", "fingerprint": "", "count": 1}], "pages": {}}', "entry"),
        ('{"version": 1, "findings": [], "pages": []}', "no hashes"),
    ],
)
def test_what_is_no_baseline_is_said(text: str | None, says: str) -> None:
    if text is not None:
        Path("baseline.json").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=says) as caught:
        load_baseline("baseline.json")
    assert "baseline.json" in str(caught.value)
