"""`doclint cache`: what is remembered between runs."""

from __future__ import annotations

import os

import click

from doclint.cache.store import clear as clear_folder
from doclint.cache.store import default_folder
from doclint.cli.failures import fail, say


@click.group(name="cache", short_help="delete the cache")
def command() -> None:
    """Manage the cache, which lets runs skip unchanged pages."""


@command.command(name="clear")
@click.option(
    "--cache-dir",
    metavar="DIR",
    type=click.Path(),
    help="Cache folder to clear.  [default: DOCLINT_CACHE_DIR, else the user's cache folder]",
)
def clear(cache_dir: str | None) -> None:
    """Delete the cache of all repositories. The next run is slower, but finds the same."""
    folder = os.path.abspath(cache_dir) if cache_dir else default_folder()
    try:
        freed = clear_folder(folder)
    except OSError as error:
        fail(f"cannot clear the cache in {folder}: {error.strerror}; check its owner and permissions")
    say(f"{folder}: {freed:,} bytes deleted" if freed else f"{folder}: the cache is empty")
