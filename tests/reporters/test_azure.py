"""Azure's logging commands: parsed as its agent parses them."""

from __future__ import annotations

import re

from doclint.findings import Finding
from tests.reporters.machine import rendered
from tests.reporters.shared_findings import AUTHOR, CHINESE, FINDINGS, NOTHING, SAFELINK, SUPPRESSED

_COMMAND = re.compile(r"##vso\[(?P<name>[a-z.]+) (?P<properties>[^\]]*)\](?P<data>.*)\Z")

COMPLETE = ("task.complete", {"result": "SucceededWithIssues"}, "")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands, which count anywhere in a line; unescaped as the agent does it."""
    found = []
    for line in text.split("\n"):
        match = _COMMAND.search(line)
        if match is None:
            assert "##vso[" not in line
            continue
        pairs = [pair.partition("=") for pair in match["properties"].split(";") if pair]
        properties = {name: _unescape(value, {"%3B": ";", "%5D": "]"}) for name, _, value in pairs}
        found.append((match["name"], properties, _unescape(match["data"], {})))
    return found


def _unescape(text: str, more: dict[str, str]) -> str:
    for code, character in {"%0D": "\r", "%0A": "\n", **more, "%AZP25": "%"}.items():
        text = text.replace(code, character)
    return text


def issues(findings: tuple[Finding, ...]) -> list[tuple[str, dict[str, str], str]]:
    return [command for command in commands(rendered("azure", findings)) if command[0] == "task.logissue"]


def test_a_command() -> None:
    assert rendered("azure", (SAFELINK,)).splitlines()[0] == (
        "##vso[task.logissue type=error;sourcepath=fr-FR/beacon.md;linenumber=7;columnnumber=17;code=LNK001;]"
        "safelink: A Safe Links URL stands in place of the destination. Link to https://lamps.example."
    )


def test_the_step_has_issues_and_only_the_exit_code_fails_it() -> None:
    assert commands(rendered("azure", (AUTHOR,)))[-1] == COMPLETE


def test_an_info_is_a_plain_line_and_no_issue() -> None:
    text = rendered("azure", (CHINESE,))
    assert commands(text) == []
    assert text.startswith("zh-CN/beacon.md:5:3: LNK005 hard-coded-locale: ")


def test_percent_semicolon_and_bracket_arrive() -> None:
    finding = SAFELINK._replace(path="fr-FR/a;b]c%3B.md", message="100%0A of\nit", help=None)
    ((_, properties, data),) = issues((finding,))
    assert properties["sourcepath"] == "fr-FR/a;b]c%3B.md"
    assert data == "safelink: 100%0A of\\nit"


def test_a_clean_run_has_no_command() -> None:
    assert rendered("azure", (), NOTHING) == "Checked 5 pages of 1 article in 5 locales: nothing found.\n"


def test_suppressed_findings_are_left_out() -> None:
    assert issues((SUPPRESSED,)) == []


def test_hostile_text_stays_in_its_command() -> None:
    found = commands(rendered("azure", FINDINGS))
    assert [name for name, _, _ in found] == ["task.logissue"] * (len(FINDINGS) - 2) + ["task.complete"]
    assert all("##" not in data for _, _, data in found)
