"""Which module writes which format: imported when it is needed, and not at all where there is nothing to report."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TextIO

from doclint.findings import Finding, Summary
from doclint.reporters.options import LineOf, ReportOptions
from doclint.reporters.wording import clean_line

TERMINAL_FORMATS = ("full", "grouped", "concise", "statistics")

MACHINE_FORMATS = ("json", "jsonl", "sarif", "github", "gitlab", "azure", "junit", "rdjsonl", "markdown")


def write_terminal_report(
    output_format: str,
    findings: Sequence[Finding],
    summary: Summary,
    line_of: LineOf,
    stream: TextIO,
    options: ReportOptions,
) -> None:
    """Write a report for people, in one of `TERMINAL_FORMATS`, to a text stream.

    A run that found nothing gets one plain line, which says what was looked at, and costs no import of rich.
    """
    if output_format not in TERMINAL_FORMATS:
        raise ValueError(f"{output_format!r} is no format for a terminal")
    if all(finding.suppressed is not None for finding in findings):
        stream.write(f"{clean_line(summary)}\n")
        return
    module = importlib.import_module(f"doclint.reporters.{output_format}")
    module.write(findings, summary, line_of, stream, options)


def render_machine_report(output_format: str, findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """A report for programs, in one of `MACHINE_FORMATS`: text that every encoding of UTF-8 can hold."""
    if output_format not in MACHINE_FORMATS:
        raise ValueError(f"{output_format!r} is no format for programs")
    module = importlib.import_module(f"doclint.reporters.{output_format}")
    report: str = module.render(findings, summary, line_of)
    return report
