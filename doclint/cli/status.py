"""`doclint status`: how fresh every page is, article by locale."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from doclint.articles.grouping import Freshness
from doclint.articles.status import SORT_KEYS, TO_SEE_TO, Matrix, make_matrix, only, ordered
from doclint.cli.failures import fail, say
from doclint.cli.options import read_run_settings, run_options
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.placement import place_everything, place_with_siblings
from doclint.errors import ConfigurationError
from doclint.reporters.progress import progress_bar
from doclint.run.load_corpus import open_corpus
from doclint.system.data_classes import replace
from doclint.system.paths import path_from, relative_path

if TYPE_CHECKING:
    from doclint.articles.fallout import Fallout
    from doclint.config.settings import Settings
    from doclint.run.load_corpus import LoadedCorpus

FORMATS = ("full", "json", "csv", "markdown")
FOR_PEOPLE = ("full", "markdown")
"""The formats that list only what is not in sync, and count what is missing."""


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
@click.option("--since", metavar="REV", help="Show which translations fall behind because of changes since REV.")
@click.option("--all", "all_", is_flag=True, help="Also list articles that are in sync.")
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True, help="Output format.")
def command(
    paths: tuple[str, ...],
    sort: str,
    locales: tuple[str, ...],
    only_: tuple[str, ...],
    all_: bool,
    since: str | None,
    output_format: str,
    **said: Any,
) -> None:
    """Show the freshness of pages: in sync with their source, behind, missing or orphaned.

    With PATHS, show the articles that have a page there; without, all articles of all locales.
    """
    try:
        settings, request = read_run_settings(**said)
        settings = replace(settings, select=frozenset())
        discovery = discover(paths or (".",), settings.reach)
        place = place_with_siblings if paths else place_everything
        with (
            progress_bar(sys.stderr) as progress,
            open_corpus(discovery, settings, request, progress, place) as loaded,
        ):
            if since is not None:
                fallout = _fallout(since, loaded, discovery.pages[0], settings)
            else:
                matrix = make_matrix(
                    loaded.corpus, settings.today, locales, shown=path_from(os.getcwd(), discovery.root)
                )
            known = sorted({name for article in loaded.corpus.articles for name in article.locales}, key=str.casefold)
            notes = (*discovery.notes, *loaded.source_side.notes)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    for note in notes:
        say(note.message)
    if since is not None:
        _write_fallout(fallout, output_format)
        return
    if locales and not matrix.totals:
        fail(f"--locale: no pages in {', '.join(locales)}; locales: {', '.join(known) or 'none'}")
    if only_:
        matrix = only(matrix, [Freshness(value) for value in only_])
    elif output_format in FOR_PEOPLE and not all_:
        matrix = only(matrix, TO_SEE_TO)
    _write(ordered(matrix, sort), output_format)


def _fallout(revision: str, loaded: LoadedCorpus, page: str, settings: Settings) -> Fallout:
    """What the changes since a revision do to translations.

    Raises:
        ConfigurationError: the changes cannot be told.
    """
    from doclint.articles.fallout import find_fallout  # noqa: PLC0415 - only for --since
    from doclint.corpus.changes import ChangesError, changes_since  # noqa: PLC0415 - as above

    try:
        changes = changes_since(revision, settings.reach.is_page, os.path.dirname(page))
    except ChangesError as error:
        raise ConfigurationError(str(error)) from None
    before = {
        relative_path(changed.path, loaded.library.root): changed.old_content
        for changed in changes.pages
        if changed.path is not None and changed.old_content is not None
    }

    def read(path: str) -> bytes | None:
        try:
            return loaded.library.read(os.path.normpath(os.path.join(loaded.library.root, path)))
        except OSError:
            return None

    return find_fallout(loaded.corpus.articles, before, read, loaded.versions.drift_between)


def _write_fallout(fallout: Fallout, output_format: str) -> None:
    from doclint.reporters.status import since  # noqa: PLC0415 - only for --since

    if output_format == "json":
        sys.stdout.write(since.render_json(fallout))
    elif output_format == "markdown":
        sys.stdout.write(since.render_markdown(fallout))
    elif output_format == "csv":
        fail("--since: there is no csv of it; use json")
    else:
        since.write_full(fallout, sys.stdout)


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
