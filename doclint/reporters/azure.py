"""`azure`: logging commands, which Azure Pipelines lists as the issues of a run.

The commands are those of https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands, the escapes those
of the agent's own library: https://github.com/microsoft/azure-pipelines-agent/blob/master/docs/design/percentEncoding.md
"""

from __future__ import annotations

from collections.abc import Sequence

from doclint.findings import Finding, Severity, Summary
from doclint.reporters.escaping import visible
from doclint.reporters.options import LineOf
from doclint.reporters.wording import as_sentence, clean_line, found_line
from doclint.reporters.workflow_lines import plain_line

_TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""Azure knows no third kind: an info is a plain line of the log."""


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """A command for each finding that is not suppressed, and one that marks the step.

    The step succeeds with issues: doclint's exit code fails it, and only where it should fail.
    """
    shown = [finding for finding in findings if finding.suppressed is None]
    if not shown:
        return f"{plain_line(clean_line(summary))}\n"
    lines = [_line(finding) for finding in shown]
    lines.append(plain_line(found_line(summary)))
    if any(finding.severity in _TYPES for finding in shown):
        lines.append("##vso[task.complete result=SucceededWithIssues;]")
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding) -> str:
    help_ = f" {as_sentence(finding.help)}" if finding.help else ""
    message = f"{finding.name}: {finding.message}{help_}"
    if finding.severity not in _TYPES:
        return plain_line(f"{finding.path}:{finding.start.line}:{finding.start.column}: {finding.code} {message}")
    properties = {
        "type": _TYPES[finding.severity],
        "sourcepath": finding.path,
        "linenumber": str(finding.start.line),
        "columnnumber": str(finding.start.column),
        "code": finding.code,
    }
    written = "".join(f"{name}={_property(text)};" for name, text in properties.items())
    return f"##vso[task.logissue {written}]{_data(message)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
