"""`doclint report`: everything about a documentation set on one page, for a browser."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import Any

import click

from doclint.articles.status import make_matrix
from doclint.cli.failures import COULD_NOT_CHECK, fail, say
from doclint.cli.options import read_run_settings, run_options
from doclint.corpus.discovery import PathError, discover
from doclint.document import Document, UnreadableError, read_document
from doclint.document.page import LARGEST_PAGE
from doclint.errors import ConfigurationError
from doclint.fixing.write_pages import write_file
from doclint.reporters.progress import no_progress, progress_bar
from doclint.reporters.service_paths import counted_from
from doclint.reporters.wording import found_line
from doclint.rules.lnk.hiding import hide_wrapped
from doclint.run.engine import run
from doclint.run.load_corpus import LoadedCorpus
from doclint.system.ordinary_files import read_ordinary_file
from doclint.system.paths import path_from

FIX_COMMAND = "doclint check --fix"


@click.command(name="report", short_help="write an HTML report")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@click.option("--html", "html_file", metavar="FILE", type=click.Path(), required=True, help="File to write.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def command(paths: tuple[str, ...], html_file: str, quiet: bool, **said: Any) -> None:
    """Write an HTML report of freshness, causes and findings. It is one file and needs no network.

    Exits with 0 even if there are findings, and with 2 if something could not be checked.
    """
    folder = os.path.dirname(html_file) or "."
    if not os.path.isdir(folder):
        fail(f"--html: no such folder {folder!r}; create it first")
    matrices = []

    def show(loaded: LoadedCorpus) -> None:
        matrices.append(make_matrix(loaded.corpus, settings.today, shown=path_from(os.getcwd(), discovery.root)))

    try:
        settings, request = read_run_settings(**said)
        discovery = discover(paths or (".",), settings.reach)
        with progress_bar(sys.stderr) if not quiet else nullcontext(no_progress) as progress:
            report = run(discovery, settings, request, progress, show=show)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    # A template engine is imported where a template is filled.
    from doclint.reporters.html.page import render_html  # noqa: PLC0415
    from doclint.reporters.html.pages import page_states  # noqa: PLC0415

    findings = counted_from(os.getcwd(), report.root, report.findings)
    page = render_html(findings, report.summary, page_states(matrices[0]), settings.today, _document, FIX_COMMAND)
    try:
        write_file(html_file, page.encode(errors="backslashreplace"))
    except OSError as error:
        fail(f"--html: cannot write {html_file!r}: {error.strerror}")
    if not quiet:
        say(f"wrote {html_file}. {found_line(report.summary) if report.findings else 'No findings.'}")
    sys.exit(COULD_NOT_CHECK if report.is_incomplete else 0)


def _document(path: str) -> Document | None:
    """A page of the run, read again for what its findings are about."""
    try:
        document = read_document(read_ordinary_file(path, LARGEST_PAGE + 1))
        return read_document(hide_wrapped(document.text).encode())
    except (OSError, UnreadableError):
        return None
