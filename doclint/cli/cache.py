"""`doclint cache`: what is remembered between runs."""

from __future__ import annotations

import os

import click

from doclint.cache import clear as clear_folder
from doclint.cache import default_folder
from doclint.cli.failures import fail, say


@click.group(name="cache", short_help="delete what is remembered between runs")
def command() -> None:
    """What is remembered between runs, so that pages that have not changed need not be read again."""


@command.command(name="clear")
@click.option("--cache-dir", metavar="DIR", type=click.Path(), help="The folder to clear, if it is another one.")
def clear(cache_dir: str | None) -> None:
    """Delete what is remembered of all repositories. The next run takes longer, and finds the same."""
    folder = os.path.abspath(cache_dir) if cache_dir else default_folder()
    try:
        freed = clear_folder(folder)
    except OSError as error:
        fail(f"cannot clear the cache in {folder}: {error.strerror}; is it yours?")
    say(f"{folder}: {freed:,} bytes deleted" if freed else f"{folder}: nothing is remembered")
