"""`doclint report`: everything about a documentation set on one page, for a browser."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import Any

import click

from doclint.cli.failures import COULD_NOT_CHECK, fail, say
from doclint.cli.options import read_run_settings, run_options
from doclint.config.settings import ConfigurationError
from doclint.corpus.discovery import PathError, discover
from doclint.document import Document, UnreadableError, read_document
from doclint.document.page import LARGEST_PAGE
from doclint.engine import run
from doclint.ordinary_files import read_ordinary_file
from doclint.page_files import write_file
from doclint.reporters.progress import no_progress, progress_bar
from doclint.reporters.wording import found_line
from doclint.status import make_matrix
from doclint.survey import Survey

FIX_COMMAND = "doclint check --fix"


@click.command(name="report", short_help="a page for a browser: freshness, causes, findings")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@click.option(
    "--html", "html_file", metavar="FILE", type=click.Path(), required=True, help="Where the page is written."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def command(paths: tuple[str, ...], html_file: str, quiet: bool, **said: Any) -> None:
    """Write a page that shows freshness, causes and findings; it is one file and needs no network.

    Findings do not make it fail: it exits with 0, or with 2 where something could not be checked.
    """
    folder = os.path.dirname(html_file) or "."
    if not os.path.isdir(folder):
        fail(f"--html: there is no folder {folder!r}; make it first")
    matrices = []

    def survey_pages(survey: Survey) -> None:
        matrices.append(make_matrix(survey.corpus, settings.today))

    try:
        settings = read_run_settings(**said)
        discovery = discover(paths or (".",), settings.reach)
        with progress_bar(sys.stderr) if not quiet else nullcontext(no_progress) as progress:
            report = run(discovery, settings, progress, show=survey_pages)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    # A template engine is imported where a template is filled.
    from doclint.reporters.html.page import render_html  # noqa: PLC0415
    from doclint.reporters.html.pages import page_states  # noqa: PLC0415

    page = render_html(
        report.findings, report.summary, page_states(matrices[0]), settings.today, _document, FIX_COMMAND
    )
    try:
        write_file(html_file, page.encode(errors="backslashreplace"))
    except OSError as error:
        fail(f"--html: cannot write {html_file!r}: {error.strerror}")
    if not quiet:
        say(f"wrote {html_file}. {found_line(report.summary) if report.findings else 'Nothing found.'}")
    sys.exit(COULD_NOT_CHECK if report.is_incomplete else 0)


def _document(path: str) -> Document | None:
    """A page of the run, read again for what its findings are about."""
    try:
        return read_document(read_ordinary_file(path, LARGEST_PAGE + 1))
    except (OSError, UnreadableError):
        return None
