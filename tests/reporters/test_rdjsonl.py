"""reviewdog's diagnostics: columns in bytes, and a fix as one suggestion."""

from __future__ import annotations

import json
from typing import Any

import pytest

from doclint.findings import Applicability, Edit, Finding, Fix, Position
from tests.reporters import many_findings
from tests.reporters.machine import assert_valid_json, rendered
from tests.reporters.many_findings import MANY
from tests.reporters.shared_findings import AUTHOR, CHINESE, EMOJI, FINDINGS, MULTILINE, PAGES, SAFELINK, SUPPRESSED


def diagnostics(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in rendered("rdjsonl", findings).splitlines()]
    for diagnostic in found:
        assert_valid_json(diagnostic, "rdf-diagnostic.schema.json")
    return found


def test_is_valid_and_tells_every_finding_that_is_not_suppressed() -> None:
    assert len(diagnostics(FINDINGS)) == len(FINDINGS) - 1
    assert len(rendered("rdjsonl", MANY, lines=many_findings.line_of).splitlines()) == len(MANY)
    assert diagnostics(()) == diagnostics((SUPPRESSED,)) == []


@pytest.mark.parametrize("finding", [CHINESE, EMOJI, SAFELINK, MULTILINE], ids=lambda finding: finding.code)
def test_a_range_counts_bytes(finding: Finding) -> None:
    (diagnostic,) = diagnostics((finding,))
    lines = [line.encode() for line in PAGES[finding.path].split("\n")]
    start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
    characters = [line.decode() for line in lines]
    before = characters[finding.start.line - 1][: finding.start.column - 1].encode()
    assert lines[start["line"] - 1][: start["column"] - 1] == before
    assert len(characters[finding.end.line - 1][: finding.end.column - 1].encode()) == end["column"] - 1


def test_related_places() -> None:
    (diagnostic,) = diagnostics((AUTHOR,))
    (related,) = diagnostic["related_locations"]
    assert related["location"]["path"] == "fr-FR/beacon.md"


def test_a_fix_is_a_suggestion() -> None:
    (diagnostic,) = diagnostics((SAFELINK,))
    assert diagnostic["suggestions"] == [
        {"range": diagnostic["location"]["range"], "text": "https://lamps.example"},
    ]


def _edit(line: int, column: int, end_line: int, end_column: int, text: str, path: str = MULTILINE.path) -> Edit:
    return Edit(path, Position(line, column), Position(end_line, end_column), text)


def test_edits_that_go_together_are_one_suggestion() -> None:
    edits = (_edit(9, 1, 9, 7, "<b>"), _edit(11, 6, 11, 13, "</b>"))
    (diagnostic,) = diagnostics((MULTILINE._replace(fix=Fix(Applicability.SAFE, "Mend it", edits)),))
    assert diagnostic["suggestions"] == [
        {
            "range": {"start": {"line": 9, "column": 1}, "end": {"line": 11, "column": 13}},
            "text": "<b>un\ndeux\ntrois</b>",
        }
    ]


@pytest.mark.parametrize(
    "edits",
    [
        (_edit(1, 1, 1, 2, "x"), _edit(200, 1, 200, 2, "y")),
        (_edit(1, 1, 1, 2, "x"), _edit(1, 1, 1, 2, "y", path="uk-UA/beacon.md")),
    ],
    ids=["far apart", "another page"],
)
def test_what_cannot_be_accepted_as_a_whole_is_not_suggested(edits: tuple[Edit, ...]) -> None:
    (diagnostic,) = diagnostics((MULTILINE._replace(fix=Fix(Applicability.SAFE, "Mend it", edits)),))
    assert "suggestions" not in diagnostic


def test_a_page_that_cannot_be_read_any_more_is_no_crash() -> None:
    (diagnostic,) = [
        json.loads(line) for line in rendered("rdjsonl", (SAFELINK,), lines=lambda path, line: None).splitlines()
    ]
    assert diagnostic["location"]["range"]["start"] == {"line": 7, "column": 17}
