"""Where reports go: one is printed, and any number of others are written to files."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from doclint.cli.failures import say
from doclint.config.settings import ConfigurationError
from doclint.data_classes import dataclass
from doclint.engine import Report
from doclint.page_files import write_file
from doclint.reporters.environment import format_for
from doclint.reporters.formats import (
    MACHINE_FORMATS,
    TERMINAL_FORMATS,
    render_machine_report,
    write_terminal_report,
)
from doclint.reporters.options import ReportOptions
from doclint.reporters.page_lines import line_of_page

FORMATS = ("auto", "full", "concise", "grouped", *MACHINE_FORMATS)
"""What `--output-format` takes."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A report that is written to a file."""

    output_format: str
    path: str


def parse_output_files(texts: Sequence[str]) -> tuple[OutputFile, ...]:
    """Read `--output-file FORMAT:FILE`, which may be given several times.

    Raises:
        ConfigurationError: a format that is none, a file twice, or in a folder that is not there.
    """
    files = tuple(_parse_output_file(text) for text in texts)
    paths = [os.path.abspath(file.path) for file in files]
    for file, path in zip(files, paths, strict=True):
        if paths.count(path) > 1:
            raise ConfigurationError(f"--output-file: {file.path!r} is named twice; give each report a file of its own")
    return files


def _parse_output_file(text: str) -> OutputFile:
    output_format, colon, path = text.partition(":")
    known = (*TERMINAL_FORMATS, *MACHINE_FORMATS)
    if not colon or not path or output_format not in known:
        raise ConfigurationError(
            f"--output-file: {text!r} is not FORMAT:FILE, such as sarif:doclint.sarif; formats: {', '.join(known)}"
        )
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise ConfigurationError(f"--output-file: there is no folder {folder!r}; make it first")
    return OutputFile(output_format, path)


def write_output_files(report: Report, files: Sequence[OutputFile], options: ReportOptions) -> None:
    """Write each report to its file, in UTF-8.

    Raises:
        ConfigurationError: a file that cannot be written.
    """
    for file in files:
        try:
            write_file(file.path, _content(report, file.output_format, options))
        except OSError as error:
            raise ConfigurationError(f"--output-file: cannot write {file.path!r}: {error.strerror}") from None


def _content(report: Report, output_format: str, options: ReportOptions) -> bytes:
    with io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", newline="\n") as stream:
        if output_format in TERMINAL_FORMATS:
            write_terminal_report(output_format, report.findings, report.summary, line_of_page, stream, options)
        else:
            stream.write(_machine_report(report, output_format))
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


def print_report(report: Report, output_format: str, options: ReportOptions) -> None:
    """Print a report; `auto` is the format of the CI service that runs this, or `full`."""
    name = format_for(os.environ) if output_format == "auto" else output_format
    if name in TERMINAL_FORMATS:
        write_terminal_report(name, report.findings, report.summary, line_of_page, sys.stdout, options)
        return
    # A service reads UTF-8, whatever the machine's own encoding is.
    sys.stdout.flush()
    sys.stdout.buffer.write(_machine_report(report, name).encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _machine_report(report: Report, output_format: str) -> str:
    if output_format == "sarif":
        # Nobody reads the note inside the file.
        from doclint.reporters.sarif import left_out  # noqa: PLC0415

        note = left_out(report.findings)
        if note is not None:
            say(f"sarif: {note}")
    return render_machine_report(output_format, report.findings, report.summary, line_of_page)
