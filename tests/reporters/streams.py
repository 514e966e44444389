"""Streams to report to: a terminal, a pipe, and one that knows no more than ASCII."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from doclint.findings import Finding, Summary
from doclint.reporters.formats import write_terminal_report
from doclint.reporters.options import LineOf, ReportOptions
from tests.reporters.shared_findings import FINDINGS, SUMMARY, line_of

STYLE = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")


DEFAULTS = ReportOptions()


class TerminalStream(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class EncodedStream(io.TextIOWrapper):
    """A pipe that encodes strictly."""

    def __init__(self, encoding: str) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding, errors="strict", newline="\n")

    def text(self) -> str:
        """What was written."""
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


def reported(
    output_format: str,
    findings: Sequence[Finding] = FINDINGS,
    summary: Summary = SUMMARY,
    stream: io.StringIO | None = None,
    options: ReportOptions = DEFAULTS,
    lines: LineOf = line_of,
) -> str:
    """What a format writes, to a pipe unless a stream is given."""
    stream = stream or io.StringIO()
    write_terminal_report(output_format, findings, summary, lines, stream, options)
    return stream.getvalue()


def without_styles(text: str) -> str:
    """What a terminal shows of a text, colours and links aside."""
    return LINK.sub("", STYLE.sub("", text))
