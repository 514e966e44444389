"""`github`: workflow commands, which GitHub Actions shows as annotations on the changed lines of a pull request.

The commands are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doclint.findings import Finding, Remedy, Severity, Summary
from doclint.reporters.escaping import visible
from doclint.reporters.options import LineOf
from doclint.reporters.wording import as_sentence, clean_line, counted, found_line, number
from doclint.reporters.workflow_lines import plain_line

MOST_ANNOTATIONS = 10
"""Of each kind in one step; GitHub drops the others without a word."""

MOST_CHARACTERS = 4000
"""Of a message: GitHub's limit is 64 KiB, and nobody reads that on a line of a pull request."""

MOST_TITLE_CHARACTERS = 255

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """As many commands as GitHub shows, above all for what an edit mends; the other findings as lines in a group."""
    shown = [finding for finding in findings if finding.suppressed is None]
    if not shown:
        return f"{plain_line(clean_line(summary))}\n"
    annotated = _annotated(shown)
    lines = [_command(finding) for finding in shown if finding.fingerprint in annotated]
    others = [finding for finding in shown if finding.fingerprint not in annotated]
    if others:
        lines += _group(others)
    lines.append(plain_line(found_line(summary)))
    return "".join(f"{line}\n" for line in lines)


def _annotated(findings: Sequence[Finding]) -> frozenset[str]:
    """The fingerprints of what is worth one of the few annotations there are: what the author can mend goes first."""
    chosen: list[Finding] = []
    for severity in Severity:
        of_severity = [finding for finding in findings if finding.severity is severity]
        of_severity.sort(key=lambda finding: finding.remedy is not Remedy.EDIT)
        chosen += of_severity[:MOST_ANNOTATIONS]
    return frozenset(finding.fingerprint for finding in chosen)


def _command(finding: Finding) -> str:
    properties = {"file": finding.path, "line": str(finding.start.line), "endLine": str(_last_line(finding))}
    if finding.start.line == finding.end.line:
        # GitHub refuses columns on more than one line, and its last column is inclusive.
        properties["col"] = str(finding.start.column)
        properties["endColumn"] = str(max(finding.start.column, finding.end.column - 1))
    properties["title"] = _cut(f"{finding.code} {finding.name}", MOST_TITLE_CHARACTERS)
    message = f"{finding.message} {as_sentence(finding.help)}" if finding.help else finding.message
    written = ",".join(f"{name}={_property(text)}" for name, text in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(_cut(message, MOST_CHARACTERS))}"


def _last_line(finding: Finding) -> int:
    """The last line of which something is meant."""
    ends_with_line = finding.end.column == 1 and finding.end.line > finding.start.line
    return finding.end.line - 1 if ends_with_line else finding.end.line


def _group(findings: Sequence[Finding]) -> Iterator[str]:
    yield (
        f"::group::{counted(len(findings), 'more finding')} "
        f"(GitHub shows {number(MOST_ANNOTATIONS)} annotations of a kind in a step)"
    )
    for finding in findings:
        place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
        yield plain_line(f"{place}: {finding.code} {finding.name} {finding.severity.value} {finding.message}")
    yield "::endgroup::"


def _cut(text: str, most: int) -> str:
    shown = visible(text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
