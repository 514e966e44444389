"""GitHub's workflow commands: parsed as its runner parses them, and no more of them than it shows."""

from __future__ import annotations

import re

import pytest

from doclint.findings import Finding, Position, Remedy, Severity
from doclint.reporters.github import MOST_ANNOTATIONS, MOST_CHARACTERS, MOST_TITLE_CHARACTERS
from tests.reporters.machine import rendered
from tests.reporters.many_findings import MANY
from tests.reporters.shared_findings import AUTHOR, CHINESE, FINDINGS, HOSTILE, MULTILINE, NOTHING, SAFELINK, SUPPRESSED

_COMMAND = re.compile(r"::(?P<name>[a-z]+) ?(?P<properties>[^:]*)::(?P<data>.*)\Z")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands among the lines, unescaped in the order in which the runner does it."""
    found = []
    for line in text.split("\n"):
        match = _COMMAND.match(line.lstrip())
        if match is None:
            assert not line.lstrip().startswith("::"), line
            continue
        pairs = [pair.partition("=") for pair in match["properties"].split(",") if pair]
        properties = {name: _unescape(value, {"3A": ":", "2C": ","}) for name, _, value in pairs}
        found.append((match["name"], properties, _unescape(match["data"], {})))
    return found


def _unescape(text: str, more: dict[str, str]) -> str:
    for code, character in {"0D": "\r", "0A": "\n", **more, "25": "%"}.items():
        text = text.replace(f"%{code}", character)
    return text


def annotated(findings: tuple[Finding, ...]) -> list[tuple[str, dict[str, str], str]]:
    return [command for command in commands(rendered("github", findings)) if "file" in command[1]]


def test_a_command() -> None:
    assert rendered("github", (SAFELINK,)).splitlines()[0] == (
        "::error file=fr-FR/beacon.md,line=7,endLine=7,col=17,endColumn=107,title=LNK001 safelink"
        "::A Safe Links URL stands in place of the destination. Link to https://lamps.example."
    )


def test_kinds() -> None:
    assert [name for name, _, _ in annotated((SAFELINK, AUTHOR, CHINESE))] == ["error", "warning", "notice"]


def test_over_several_lines_there_are_no_columns() -> None:
    ((_, properties, _),) = annotated((MULTILINE,))
    assert (properties["line"], properties["endLine"]) == ("9", "11")
    assert "col" not in properties


def test_a_line_ending_is_not_on_the_next_line() -> None:
    ((_, properties, _),) = annotated((MULTILINE._replace(end=Position(11, 1)),))
    assert properties["endLine"] == "10"


def test_percent_colon_and_comma_arrive() -> None:
    finding = SAFELINK._replace(path="fr-FR/a,b:c%2C.md", message="100%25 of\nit", help=None)
    ((_, properties, data),) = annotated((finding,))
    assert properties["file"] == "fr-FR/a,b:c%2C.md"
    assert data == "100%25 of\\nit"


def test_suppressed_findings_are_left_out() -> None:
    assert annotated((SUPPRESSED,)) == []


def test_a_clean_run_has_no_command() -> None:
    assert rendered("github", (), NOTHING) == "Checked 5 pages of 1 article in 5 locales: nothing found.\n"


@pytest.mark.parametrize("severity", Severity)
def test_no_more_annotations_of_a_kind_than_github_shows_and_the_others_in_a_group(severity: Severity) -> None:
    findings = tuple(
        SAFELINK._replace(path=f"fr-FR/{number:02}.md", severity=severity, fingerprint=f"f{number}")
        for number in range(25)
    )
    lines = rendered("github", findings).splitlines()
    assert sum("file=" in line for line in lines) == MOST_ANNOTATIONS
    assert lines[10] == "::group::15 more findings (GitHub shows 10 annotations of a kind in a step)"
    assert lines[11].startswith("fr-FR/10.md:7:17: LNK001 safelink")
    assert lines[26] == "::endgroup::"
    assert len(lines) == 10 + 1 + 15 + 1 + 1


def test_what_the_author_can_mend_is_annotated_first() -> None:
    handoffs = [
        AUTHOR._replace(path=f"a/{number:02}.md", remedy=Remedy.HANDOFF, fingerprint=f"h{number}")
        for number in range(30)
    ]
    mine = AUTHOR._replace(path="z/z.md", remedy=Remedy.EDIT, fingerprint="mine")
    files = [properties["file"] for _, properties, _ in annotated((*handoffs, mine))]
    assert "z/z.md" in files
    assert len(files) == MOST_ANNOTATIONS


def test_every_finding_is_told() -> None:
    text = rendered("github", MANY)
    assert all(f"{finding.path}" in text for finding in MANY)
    assert len(commands(text)) <= 3 * MOST_ANNOTATIONS + 2


def test_a_long_message_is_cut() -> None:
    finding = SAFELINK._replace(message="x" * 100_000, name="y" * 1000)
    ((_, properties, data),) = annotated((finding,))
    assert len(data) == MOST_CHARACTERS
    assert len(properties["title"]) == MOST_TITLE_CHARACTERS


def test_hostile_text_stays_in_its_command() -> None:
    found = commands(rendered("github", FINDINGS))
    assert {name for name, _, _ in found} == {"error", "warning", "notice"}
    assert len(found) == len(FINDINGS) - 1


def test_a_plain_line_of_a_hostile_path_is_no_command() -> None:
    findings = tuple(SAFELINK._replace(path=f"::error::{HOSTILE}", fingerprint=f"f{number}") for number in range(20))
    assert {name for name, _, _ in commands(rendered("github", findings))} == {"error", "group", "endgroup"}
