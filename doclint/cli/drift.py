"""`doclint drift`: what changed in the source of a page, block by block."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from doclint.articles.page_drift import PageDrift, page_drift
from doclint.cli.failures import fail, say
from doclint.cli.options import read_run_settings, run_options
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.placement import place_with_siblings
from doclint.errors import ConfigurationError
from doclint.reporters.progress import progress_bar
from doclint.run.load_corpus import open_corpus
from doclint.system.data_classes import replace

FORMATS = ("full", "json", "markdown")


@click.command(name="drift", short_help="show what changed in the source")
@click.argument("paths", metavar="PAGE...", nargs=-1, required=True, type=click.Path())
@run_options
@click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True, help="Output format.")
def command(paths: tuple[str, ...], output_format: str, **said: Any) -> None:
    """Show each block of a translation that is behind: the old and the new source, and the translation.

    For a source page, show all its translations; for a folder, all pages in it.
    """
    try:
        settings, request = read_run_settings(**said)
        settings = replace(settings, select=frozenset())
        discovery = discover(paths, settings.reach)
        with (
            progress_bar(sys.stderr) as progress,
            open_corpus(discovery, settings, request, progress, place_with_siblings) as loaded,
        ):
            asked = {loaded.by_page[page][1].path for page in discovery.pages if page in loaded.by_page}
            pages = []
            for article in loaded.corpus.articles:
                is_whole = article.source is not None and article.source.path in asked
                pages += [page_drift(article, page) for page in article.translations if is_whole or page.path in asked]
            notes = (*discovery.notes, *loaded.source_side.notes)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    for note in notes:
        say(note.message)
    if not pages:
        fail(f"{', '.join(paths)}: no translations and no pages with translations there")
    _write(sorted(pages, key=lambda page: page.path), output_format)


def _write(pages: Sequence[PageDrift], output_format: str) -> None:
    # Each format is imported to be used.
    if output_format == "json":
        from doclint.reporters.drift import json  # noqa: PLC0415

        sys.stdout.write(json.render(pages))
    elif output_format == "markdown":
        from doclint.reporters.drift import markdown  # noqa: PLC0415

        sys.stdout.write(markdown.render(pages))
    else:
        from doclint.reporters.drift import full  # noqa: PLC0415

        full.write(pages, sys.stdout)
