"""Whole documentation sets: the counts that other tools and the repositories' own history confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from tests.acceptance.conftest import CorpusRun

pytestmark = pytest.mark.acceptance

RunOf = Callable[[str], CorpusRun]

SEGMENTS = ("TTU001", "TTU002", "TTU003", "TTU004", "TTU005", "TTU006", "TTU008", "TTU009")
UNREADABLE = ("DOC001", "DOC002", "DOC003")


@pytest.mark.parametrize(
    ("name", "codes", "expected"),
    [
        ("staggered-2019", ("LNK001",), 30),
        ("staggered-2019", ("HND002",), 1247),
        ("staggered-2019", ("HND004",), 0),
        ("staggered-2019", ("AUT001",), 97),
        ("staggered-2019", ("AUT002",), 0),
        ("staggered-2019", ("AID001",), 2),
        ("staggered-2019", ("AID002",), 47),
        ("staggered-2019", ("AID003",), 0),
        ("staggered-2019", ("FM003",), 0),
        ("staggered-2019", ("FM005",), 10),
        ("staggered-2019", ("FM101",), 0),
        ("staggered-2019", ("FM108",), 13),
        ("staggered-2019", ("FM117",), 3),
        ("staggered-2019", SEGMENTS, 0),
        ("staggered-2019", ("TTU007",), 0),
        ("staggered-2019", ("SEG001",), 9),
        ("staggered-2019", ("SEG002",), 27),
        ("staggered-2019", ("SEG003",), 4),
        ("staggered-2019", ("SEG004",), 1),
        ("staggered-2019", ("SEG005",), 0),
        ("staggered-2019", ("SEG006",), 6),
        ("staggered-2019", ("SEG007",), 0),
        ("staggered-2019", ("SEG008",), 173),
        ("staggered-2019", ("SEG009",), 9),
        ("staggered-2019", ("SEG010",), 0),
        ("staggered-2019", ("SEG011",), 2),
        ("staggered-2019", ("SEG012",), 2),
        ("staggered-2019", ("SEG014",), 14),
        ("staggered-2019", ("SEG018",), 1),
        ("staggered-2019", ("HND003",), 5),
        ("staggered-2019", ("LNK003",), 0),
        ("staggered-2019", ("LNK004",), 0),
        ("staggered-2019", ("LNK005",), 112),
        ("staggered-2019", UNREADABLE, 0),
        ("snapshot-2021", ("HND002",), 532),
        ("snapshot-2021", ("HND004",), 0),
        ("snapshot-2021", ("AUT001",), 21),
        ("snapshot-2021", ("AUT002",), 0),
        ("snapshot-2021", ("AID001",), 0),
        ("snapshot-2021", ("AID002",), 48),
        ("snapshot-2021", ("AID003",), 0),
        ("snapshot-2021", ("LNK001", "LNK002"), 0),
        ("snapshot-2021", ("FM003",), 0),
        ("snapshot-2021", ("FM005",), 10),
        ("snapshot-2021", ("FM101",), 0),
        ("snapshot-2021", ("FM107",), 35),
        ("snapshot-2021", ("FM108",), 10),
        ("snapshot-2021", ("FM117",), 5),
        # One article whose block was translated, in all of its locales.
        ("snapshot-2021", ("FM004",), 5),
        ("snapshot-2021", SEGMENTS, 0),
        ("snapshot-2021", ("TTU007",), 5),
        ("snapshot-2021", ("SEG001",), 162),
        ("snapshot-2021", ("SEG002",), 372),
        ("snapshot-2021", ("SEG003",), 15),
        ("snapshot-2021", ("SEG004",), 0),
        ("snapshot-2021", ("SEG005",), 0),
        ("snapshot-2021", ("SEG006",), 0),
        ("snapshot-2021", ("SEG007",), 0),
        ("snapshot-2021", ("SEG008",), 78),
        ("snapshot-2021", ("SEG009",), 237),
        ("snapshot-2021", ("SEG010",), 0),
        ("snapshot-2021", ("SEG011",), 4),
        ("snapshot-2021", ("SEG012",), 46),
        ("snapshot-2021", ("LNK003",), 0),
        ("snapshot-2021", ("LNK004",), 0),
        ("snapshot-2021", ("SEG014",), 22),
        ("snapshot-2021", ("SEG017",), 11),
        ("snapshot-2021", ("SEG018",), 4),
        ("snapshot-2021", ("HND003",), 5),
        ("snapshot-2021", ("LNK005",), 102),
        ("snapshot-2021", UNREADABLE, 0),
        # Of 150 pages 142 are in sync with the source of that later day.
        ("source-verification", ("HND001",), 8),
        ("source-verification", SEGMENTS, 0),
        ("source-verification", UNREADABLE, 0),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else None,
)
def test_count(name: str, codes: tuple[str, ...], expected: int, corpus_run: RunOf) -> None:
    assert corpus_run(name).count(*codes) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("staggered-2019", {"ro-RO": 749, "uk-UA": 474, "fr-FR": 12, "nb-NO": 12}),
        ("snapshot-2021", {"ro-RO": 178, "nb-NO": 177, "uk-UA": 177}),
    ],
)
def test_pages_behind_their_siblings_by_locale(name: str, expected: dict[str, int], corpus_run: RunOf) -> None:
    assert corpus_run(name).by_locale("HND002") == expected


def test_a_stray_tag_of_the_source_is_one_origin_in_every_locale(corpus_run: RunOf) -> None:
    found = [finding for finding in corpus_run("snapshot-2021").report.findings if finding["code"] == "TTU007"]
    assert {finding["remedy"] for finding in found} == {"source"}
    (first,) = (finding for finding in found if finding["cause"] is None)
    assert [finding["cause"] for finding in found if finding is not first] == [first["fingerprint"]] * 4


def test_author_mismatches_by_key(corpus_run: RunOf) -> None:
    run = corpus_run("staggered-2019")
    keys = Counter(
        run.line(finding["path"], finding["start"]["line"]).partition(":")[0]
        for finding in run.report.findings
        if finding["code"] == "AUT001"
    )
    assert keys == {"author": 48, "ms.author": 49}


def test_schema_is_silent_on_a_set_that_never_had_its_errors(corpus_run: RunOf) -> None:
    run = corpus_run("source-verification")
    assert [finding for finding in run.report.findings if finding["code"].startswith("FM1")] == []


@pytest.mark.parametrize(
    ("name", "files", "locales"),
    [("staggered-2019", 4642, 5), ("snapshot-2021", 14580, 5)],
)
def test_every_page_was_looked_at(name: str, files: int, locales: int, corpus_run: RunOf) -> None:
    summary = corpus_run(name).report.summary
    assert (summary["files"], summary["locales"]) == (files, locales)


def test_findings_stand_in_order(corpus_run: RunOf) -> None:
    findings = corpus_run("staggered-2019").report.findings
    order = [(f["path"], f["start"]["line"], f["start"]["column"], f["code"]) for f in findings]
    assert order == sorted(order)


def test_fingerprints_are_unique(corpus_run: RunOf) -> None:
    counts = Counter(finding["fingerprint"] for finding in corpus_run("snapshot-2021").report.findings)
    assert [fingerprint for fingerprint, count in counts.items() if count > 1] == []


def test_a_cause_is_a_finding_of_the_run(corpus_run: RunOf) -> None:
    findings = corpus_run("staggered-2019").report.findings
    causes = {finding["cause"] for finding in findings} - {None}
    assert causes
    assert causes <= {finding["fingerprint"] for finding in findings}


def test_large_corpus_takes_less_than_15_seconds_in_one_process(corpus_run: RunOf) -> None:
    assert corpus_run("snapshot-2021").seconds < 15
