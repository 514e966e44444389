"""`doclint status`: how fresh every page is, article by locale."""

from __future__ import annotations

import sys

import click

from doclint.cli.check import ALLOW_ROOT_HELP, allowed_roots, clock
from doclint.config.locales import LocaleSettings
from doclint.config.settings import ConfigurationError, Settings
from doclint.corpus.articles import Freshness
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.reach import reach_everything, reach_siblings
from doclint.engine import look
from doclint.reporters.escaping import visible
from doclint.reporters.progress import progress_bar
from doclint.status import SORT_KEYS, Matrix, make_matrix, only, ordered

FORMATS = ("full", "json", "csv", "markdown")


@click.command(name="status", short_help="freshness of every page, article by locale")
@click.argument("paths", nargs=-1, type=click.Path())
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
@click.option(
    "--today", metavar="YYYY-MM-DD", help="The day that ages are counted to; else SOURCE_DATE_EPOCH, else today."
)
@click.option("--config", metavar="FILE", type=click.Path(), help="Read this configuration file alone.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--allow-root", metavar="DIR", multiple=True, type=click.Path(), help=ALLOW_ROOT_HELP)
def command(
    paths: tuple[str, ...],
    sort: str,
    locales: tuple[str, ...],
    only_: tuple[str, ...],
    output_format: str,
    today: str | None,
    config: str | None,
    isolated: bool,
    allow_root: tuple[str, ...],
) -> None:
    """Show how fresh pages are: in sync with their source, behind, missing, orphaned.

    With PATHS the articles that have a page there; without, all articles of all locales.
    """
    try:
        settings = Settings(
            select=frozenset(), today=clock(today), locales=LocaleSettings(allowed_roots=allowed_roots(allow_root))
        )
        reach = reach_siblings if paths else reach_everything
        with progress_bar(sys.stderr) as progress, look(discover(paths or (".",)), settings, progress, reach) as survey:
            matrix = make_matrix(survey.corpus, settings.today, locales)
            notes = survey.source_side.notes
    except (ConfigurationError, PathError) as error:
        print(f"doclint: {error}", file=sys.stderr)
        sys.exit(2)
    if locales and not matrix.totals:
        print(f"doclint: --locale: no page is in {visible(', '.join(locales))}", file=sys.stderr)
        sys.exit(2)
    for note in notes:
        print(f"doclint: {visible(note)}", file=sys.stderr)
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
