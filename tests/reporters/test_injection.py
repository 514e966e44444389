"""No text of a page or file name becomes a command, markup, an escape sequence or a tag, in any format."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doclint.findings import Finding, Fix, Related, Severity
from doclint.reporters.formats import MACHINE_FORMATS, TERMINAL_FORMATS
from tests.reporters.machine import rendered
from tests.reporters.shared_findings import FINDINGS, HOSTILE, HOSTILE_FINDING, summary_of
from tests.reporters.streams import reported
from tests.reporters.test_azure import commands as azure_commands
from tests.reporters.test_github import commands as github_commands

FRAGMENTS = (
    *HOSTILE.split(" "),
    "##vso[task.setvariable variable=PATH]evil",
    "##[error]",
    "##teamcity[buildStop]",
    "::set-output name=a::b",
    "::error::",
    "::stop-commands::x",
    " ::add-path::/evil",
    "\n",
    "\r\n",
    "\u2028",
    "\x85",
    "\x1b]8;;https://evil.example\x07",
    "]8;;",
    "\x9d8;;\x9c",
    "[red]",
    "[/]",
    "[link=https://evil.example]",
    "<script>alert(1)</script>",
    "</testcase>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "&lt;&#60;",
    "`",
    "```",
    "|",
    "](https://evil.example)",
    "![x](https://evil.example)",
    "@everyone",
    "#1",
    "%0A",
    "%0D%0A::error::x",
    "%3B",
    "%5D",
    "%AZP25",
    "%25",
    ";",
    ",",
    "]",
    "=",
    ":",
    "#",
    "##",
    "\\",
    '"',
    "'",
    "{0}",
    "\ud800",
    "\ufffe",
    "\u202e",
    "\u200f",
    "\U000e0041",
    "👨\u200d👩",
    "é",
    "灯",
    "plain",
    " ",
)

ALL_FORMATS = (*MACHINE_FORMATS, *TERMINAL_FORMATS)

_COMMAND_ANYWHERE = re.compile(r"##[A-Za-z]{0,20}\[")
_OUR_COMMAND = re.compile(r"##vso\[task\.(logissue type=(error|warning);|complete result=SucceededWithIssues;\]\Z)")
_TAG = re.compile(r"<(/?[a-z!][^ >]*)", re.IGNORECASE)
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def hostile_finding(text: str, number: int = 0) -> Finding:
    """A finding in which all that a page, a schema or a file name brings is this text."""
    assert HOSTILE_FINDING.fix is not None
    return HOSTILE_FINDING._replace(
        path=text,
        name=text,
        message=text,
        locale=text,
        article=text,
        help=text,
        severity=list(Severity)[number % 3],
        fix=Fix(
            HOSTILE_FINDING.fix.applicability, text, tuple(replace(e, path=text) for e in HOSTILE_FINDING.fix.edits)
        ),
        related=(Related(text, HOSTILE_FINDING.start, text),),
        fingerprint=f"hostile-{number}",
    )


def generated_texts(count: int) -> list[str]:
    """Texts of hostile fragments and characters, the same ones in every run."""
    source = random.Random(8)
    return [
        "".join(
            source.choice(FRAGMENTS) if source.random() < 0.8 else chr(source.randrange(0x110000))
            for _ in range(source.randrange(1, 9))
        )
        for _ in range(count)
    ]


@cache
def generated_findings() -> tuple[Finding, ...]:
    return tuple(hostile_finding(text, number) for number, text in enumerate(generated_texts(5000)))


def write(output_format: str, findings: tuple[Finding, ...]) -> str:
    if output_format in TERMINAL_FORMATS:
        return reported(output_format, findings, summary_of(findings), lines=lambda path, number: findings[0].message)
    return rendered(output_format, findings, lines=lambda path, number: findings[0].message)


def assert_nothing_acts(output_format: str, findings: tuple[Finding, ...]) -> None:
    text = write(output_format, findings)
    text.encode()  # no lone surrogate
    # (U+200C and U+200D belong to words and emoji.)
    invisible = {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")} - set("\n\u200c\u200d")
    assert not invisible
    for line in text.split("\n"):
        if output_format != "github":
            assert not line.lstrip().startswith("::"), line
        commands = _COMMAND_ANYWHERE.findall(line)
        if output_format == "azure" and commands:
            assert len(commands) == 1
            assert _OUR_COMMAND.match(line), line
        else:
            assert not commands, line
    check = _CHECKS.get(output_format)
    if check is not None:
        check(text, findings)


def _check_github(text: str, findings: Sequence[Finding]) -> None:
    names = {name for name, _, _ in github_commands(text)}
    assert names <= {"error", "warning", "notice", "group", "endgroup"}
    for name, properties, _ in github_commands(text):
        if name not in ("group", "endgroup"):
            assert list(properties) in (
                ["file", "line", "endLine", "col", "endColumn", "title"],
                ["file", "line", "endLine", "title"],
            )


def _check_azure(text: str, findings: Sequence[Finding]) -> None:
    issues = [properties for name, properties, _ in azure_commands(text) if name == "task.logissue"]
    assert len(issues) == sum(finding.severity is not Severity.INFO for finding in findings if not finding.suppressed)
    assert all(list(issue) == ["type", "sourcepath", "linenumber", "columnnumber", "code"] for issue in issues)


def _check_json(text: str, findings: Sequence[Finding]) -> None:
    assert text.isascii()
    document = json.loads(text)
    if isinstance(document, dict) and "findings" in document:
        assert [finding["message"] for finding in document["findings"]] == [finding.message for finding in findings]


def _check_json_lines(text: str, findings: Sequence[Finding]) -> None:
    assert text.isascii()
    assert all(isinstance(json.loads(line), dict) for line in text.splitlines())
    assert len(text.splitlines()) <= len(findings)


def _check_junit(text: str, findings: Sequence[Finding]) -> None:
    tags = {element.tag for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"testsuites", "testsuite", "testcase", "failure", "error", "skipped"}
    assert set(_TAG.findall(text)) <= {f"{slash}{tag}" for tag in tags for slash in ("", "/")}


def _check_markdown(text: str, findings: Sequence[Finding]) -> None:
    page = _MARKDOWN.render(text)
    tags = {tag.strip("/") for tag in _TAG.findall(page)}
    assert tags <= {"h2", "h3", "p", "ul", "li", "code", "strong", "em", "a", "!--"}
    assert all(href.startswith("https://doclint.example/rules/") for href in re.findall(r'href="([^"]*)"', page))


_CHECKS = {
    "github": _check_github,
    "azure": _check_azure,
    "json": _check_json,
    "sarif": _check_json,
    "gitlab": _check_json,
    "jsonl": _check_json_lines,
    "rdjsonl": _check_json_lines,
    "junit": _check_junit,
    "markdown": _check_markdown,
}


@pytest.mark.parametrize("output_format", ALL_FORMATS)
def test_the_shared_findings(output_format: str) -> None:
    assert_nothing_acts(output_format, FINDINGS)


@pytest.mark.parametrize("output_format", MACHINE_FORMATS)
def test_five_thousand_generated_texts(output_format: str) -> None:
    assert_nothing_acts(output_format, generated_findings())


@pytest.mark.parametrize("output_format", TERMINAL_FORMATS)
def test_five_thousand_generated_texts_on_a_terminal(output_format: str) -> None:
    findings = generated_findings()
    for first in range(0, len(findings), 250):
        assert_nothing_acts(output_format, findings[first : first + 250])


@pytest.mark.parametrize("output_format", MACHINE_FORMATS)
@given(text=st.text(alphabet=st.characters() | st.sampled_from("#[]:;%<>&\n\x1b\\")))
def test_any_text(output_format: str, text: str) -> None:
    assert_nothing_acts(output_format, (hostile_finding(text),))
