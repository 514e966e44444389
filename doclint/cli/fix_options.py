"""The options of `doclint check` that write pages or look at changes and known findings, and the run that they make."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.discovery import Discovery
from doclint.errors import ConfigurationError
from doclint.run.engine import run
from doclint.run.load_corpus import Progress
from doclint.run.report import Report

_OPTIONS = (
    click.option("--fix", is_flag=True, help="Apply safe fixes."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: unsafe fixes too."),
    click.option("--diff", is_flag=True, help="Print what --fix would change as a patch, and write nothing."),
    click.option("--add-suppressions", is_flag=True, help="Write a comment that suppresses it for each finding."),
    click.option("--since", metavar="REV", help="Show only what the changes since REV caused."),
    click.option("--baseline", metavar="FILE", type=click.Path(), help="Findings in it do not make the run fail."),
)


def fix_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets each as a keyword argument."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def checked(
    discovery: Discovery,
    settings: Settings,
    request: RunRequest,
    since: str | None,
    baseline_file: str | None,
    progress: Progress,
) -> Report:
    """Check pages, beside what changed since a revision and what a baseline knows.

    Raises:
        ConfigurationError: the baseline or the changes cannot be read.
    """
    from doclint.corpus.changes import ChangesError, changes_since  # noqa: PLC0415
    from doclint.filtering.baseline import load_baseline  # noqa: PLC0415

    path = baseline_file if baseline_file is not None else settings.baseline
    baseline = load_baseline(path, discovery.root) if path is not None else None
    changes = None
    if since is not None:
        named = frozenset(discovery.pages)
        try:
            changes = changes_since(since, lambda path: path in named or settings.reach.is_page(path), os.getcwd())
        except ChangesError as error:
            raise ConfigurationError(str(error)) from None
    return run(discovery, settings, request, progress, changes=changes, baseline=baseline)


def print_patch(patch: bytes) -> None:
    """Print a patch on standard output."""
    if sys.stdout.isatty():
        from doclint.reporters.escaping import visible  # noqa: PLC0415

        for line in patch.decode(errors="surrogateescape").split("\n")[:-1]:
            print(visible(line, sys.stdout.encoding))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(patch)
    sys.stdout.flush()
