"""Where reports go: one is printed, and any number of others are written to files."""

from __future__ import annotations

import datetime
import io
import os
import sys
from collections.abc import Sequence

from doclint.cli.failures import say
from doclint.corpus.git import repository_root
from doclint.errors import ConfigurationError
from doclint.findings import Finding
from doclint.fixing.write_pages import write_file
from doclint.reporters.environment import format_for
from doclint.reporters.formats import (
    MACHINE_FORMATS,
    TERMINAL_FORMATS,
    render_machine_report,
    write_terminal_report,
)
from doclint.reporters.options import ReportOptions
from doclint.reporters.page_lines import line_of_page
from doclint.reporters.service_paths import FORMATS as SERVICE_FORMATS
from doclint.reporters.service_paths import counted_from, service_root
from doclint.run.report import Report
from doclint.system.data_classes import dataclass, replace

FORMATS = ("auto", "full", "concise", "grouped", *MACHINE_FORMATS)
"""What `--output-format` takes."""

PATCH = "patch"
"""What `--output-file` takes besides: what fixes would change, for `git apply`. Only a file holds it as it is."""


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
            raise ConfigurationError(
                f"--output-file: duplicate file {file.path!r}; use a different file for each report"
            )
    return files


def _parse_output_file(text: str) -> OutputFile:
    output_format, colon, path = text.partition(":")
    known = (*TERMINAL_FORMATS, *MACHINE_FORMATS, PATCH)
    if not colon or not path or output_format not in known:
        raise ConfigurationError(
            f"--output-file: {text!r} is not FORMAT:FILE, such as sarif:doclint.sarif; formats: {', '.join(known)}"
        )
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise ConfigurationError(f"--output-file: no such folder {folder!r}; create it first")
    return OutputFile(output_format, path)


def write_output_files(
    report: Report, files: Sequence[OutputFile], options: ReportOptions, today: datetime.date, patch: bytes = b""
) -> None:
    """Write each report to its file, in UTF-8.

    Raises:
        ConfigurationError: a file that cannot be written.
    """
    for file in files:
        try:
            is_patch = file.output_format == PATCH
            write_file(file.path, patch if is_patch else _content(report, file.output_format, options, today))
        except OSError as error:
            raise ConfigurationError(f"--output-file: cannot write {file.path!r}: {error.strerror}") from None


def _content(report: Report, output_format: str, options: ReportOptions, today: datetime.date) -> bytes:
    with io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", newline="\n") as stream:
        if output_format in TERMINAL_FORMATS:
            write_terminal_report(output_format, _shown(report), report.summary, _shown_line, stream, options)
        else:
            stream.write(_machine_report(report, output_format, today))
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


def print_report(report: Report, output_format: str, options: ReportOptions, today: datetime.date) -> None:
    """Print a report; `auto` is the format of the CI service that runs this, or `full`."""
    name = format_for(os.environ) if output_format == "auto" else output_format
    if name in TERMINAL_FORMATS:
        write_terminal_report(name, _shown(report), report.summary, _shown_line, sys.stdout, options)
        return
    # A service reads UTF-8, whatever the machine's own encoding is.
    sys.stdout.flush()
    sys.stdout.buffer.write(_machine_report(report, name, today).encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _shown(report: Report) -> Sequence[Finding]:
    """The findings of a report as people see them: with paths from the working directory."""
    return counted_from(os.getcwd(), report.root, report.findings)


def _shown_line(path: str, number: int) -> str | None:
    """A line of a page as a reader of a report may see it."""
    line = line_of_page(path, number)
    if line is None or ("://" not in line and "&" not in line):
        return line
    from doclint.rules.lnk.hiding import hide_wrapped  # noqa: PLC0415 - for lines with links

    return hide_wrapped(line)


def _machine_report(report: Report, output_format: str, today: datetime.date) -> str:
    if output_format == "sarif":
        # Nobody reads the note inside the file.
        from doclint.reporters.sarif import left_out  # noqa: PLC0415

        note = left_out(report.findings)
        if note is not None:
            say(f"sarif: {note}")
    summary = report.summary
    if output_format == "json":
        from doclint.run.facts import run_facts  # noqa: PLC0415 - it asks git

        summary = replace(summary, run=run_facts(os.getcwd(), today))
    if output_format not in SERVICE_FORMATS:
        return render_machine_report(output_format, _shown(report), summary, line_of_page)
    here = os.getcwd()
    root = service_root(here, repository_root(here), os.environ)
    findings = counted_from(root, report.root, report.findings)
    return render_machine_report(
        output_format, findings, summary, lambda path, number: line_of_page(os.path.join(root, path), number)
    )
