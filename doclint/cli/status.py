"""`doclint status`: how fresh every page is, article by locale."""

from __future__ import annotations

import sys
from typing import Any

import click

from doclint.cli.failures import fail, say
from doclint.cli.options import read_run_settings, run_options
from doclint.config.settings import ConfigurationError
from doclint.corpus.articles import Freshness
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.placement import place_everything, place_with_siblings
from doclint.data_classes import replace
from doclint.reporters.progress import progress_bar
from doclint.status import SORT_KEYS, Matrix, make_matrix, only, ordered
from doclint.survey import look

FORMATS = ("full", "json", "csv", "markdown")


@click.command(name="status", short_help="freshness of every page, article by locale")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@click.option("--sort", type=click.Choice(list(SORT_KEYS)), default="behind", show_default=True)
@click.option("--locale", "locales", metavar="LOCALE", multiple=True, help="Show this locale; as often as wanted.")
@click.option(
    "--only",
    "only_",
    type=click.Choice([freshness.value for freshness in Freshness]),
    multiple=True,
    help="Show articles that have such a page; as often as wanted.",
)
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True)
def command(
    paths: tuple[str, ...],
    sort: str,
    locales: tuple[str, ...],
    only_: tuple[str, ...],
    output_format: str,
    **said: Any,
) -> None:
    """Show how fresh pages are: in sync with their source, behind, missing, orphaned.

    With PATHS the articles that have a page there; without, all articles of all locales.
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
        fail(f"--locale: no page is in {', '.join(locales)}")
    for note in notes:
        say(note)
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
