"""`concise`: one line a finding, `path:line:column: CODE name severity message`, for editors and for grep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from doclint.findings import Finding, Summary
from doclint.reporters.options import LineOf, ReportOptions
from doclint.reporters.terminal import SEVERITY_STYLES, Terminal


def write(
    findings: Sequence[Finding], summary: Summary, line_of: LineOf, stream: TextIO, options: ReportOptions
) -> None:
    """Write every finding that is not suppressed, in their order, and nothing else. No line is ever broken."""
    terminal = Terminal(stream, options.width)
    for finding in findings:
        if finding.suppressed is None:
            terminal.write(
                terminal.text(
                    (finding.path, "bold"),
                    f":{finding.start.line}:{finding.start.column}: ",
                    (finding.code, f"bold {SEVERITY_STYLES[finding.severity]}"),
                    f" {finding.name} ",
                    (finding.severity.value, SEVERITY_STYLES[finding.severity]),
                    f" {finding.message}",
                )
            )
