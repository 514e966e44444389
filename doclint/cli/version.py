"""`doclint version`: which doclint this is, and of which commit."""

from __future__ import annotations

import os

import click

import doclint


@click.command(name="version", short_help="print the version, with the commit where it is known")
def command() -> None:
    """Print the version of doclint, with the commit if it runs from a clone."""
    from doclint.corpus.git import Git, GitError, repository_root  # noqa: PLC0415 - `--version` needs none of it

    package = os.path.dirname(os.path.realpath(doclint.__file__))
    commit = ""
    # An environment may lie in a repository that is not doclint's own.
    if repository_root(package) == os.path.dirname(package):
        try:
            commit = f" ({Git(package).run('rev-parse', '--short', 'HEAD').decode().strip()})"
        except GitError:
            commit = ""
    click.echo(f"doclint {doclint.__version__}{commit}")
