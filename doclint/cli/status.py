"""`doclint status`: how fresh every page is, article by locale."""

from __future__ import annotations

import sys
from typing import Any

import click

from doclint.articles.grouping import Freshness
from doclint.articles.status import SORT_KEYS, Matrix, make_matrix, only, ordered
from doclint.cli.failures import fail, say
from doclint.cli.options import read_run_settings, run_options
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.placement import place_everything, place_with_siblings
from doclint.errors import ConfigurationError
from doclint.reporters.progress import progress_bar
from doclint.run.survey import look
from doclint.system.data_classes import replace

FORMATS = ("full", "json", "csv", "markdown")


@click.command(name="status", short_help="show freshness")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@click.option("--sort", type=click.Choice(list(SORT_KEYS)), default="behind", show_default=True, help="Sort order.")
@click.option("--locale", "locales", metavar="LOCALE", multiple=True, help="Show only this locale. Repeatable.")
@click.option(
    "--only",
    "only_",
    type=click.Choice([freshness.value for freshness in Freshness]),
    multiple=True,
    help="Show only articles that have a page with this freshness. Repeatable.",
)
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True, help="Output format.")
def command(
    paths: tuple[str, ...],
    sort: str,
    locales: tuple[str, ...],
    only_: tuple[str, ...],
    output_format: str,
    **said: Any,
) -> None:
    """Show the freshness of pages: in sync with their source, behind, missing or orphaned.

    With PATHS, show the articles that have a page there; without, all articles of all locales.
    """
    try:
        settings = replace(read_run_settings(**said), select=frozenset())
        discovery = discover(paths or (".",), settings.reach)
        place = place_with_siblings if paths else place_everything
        with progress_bar(sys.stderr) as progress, look(discovery, settings, progress, place) as survey:
            matrix = make_matrix(survey.corpus, settings.today, locales)
            notes = (*discovery.notes, *survey.source_side.notes)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    if locales and not matrix.totals:
        fail(f"--locale: no pages in {', '.join(locales)}")
    for note in notes:
        say(note.message)
    if only_:
        matrix = only(matrix, [Freshness(value) for value in only_])
    _write(ordered(matrix, sort), output_format)


def _write(matrix: Matrix, output_format: str) -> None:
    # Each format is imported to be used: rich takes longer than reading 500 pages.
    if output_format == "json":
        from doclint.reporters.status import json  # noqa: PLC0415

        sys.stdout.write(json.render(matrix))
    elif output_format == "csv":
        from doclint.reporters.status import csv  # noqa: PLC0415

        sys.stdout.write(csv.render(matrix))
    elif output_format == "markdown":
        from doclint.reporters.status import markdown  # noqa: PLC0415

        sys.stdout.write(markdown.render(matrix))
    else:
        from doclint.reporters.status import full  # noqa: PLC0415

        full.write(matrix, sys.stdout)
