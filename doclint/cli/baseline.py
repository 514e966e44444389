"""`doclint baseline`: write down the findings that a team lives with, and drop those that are gone."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import click

from doclint.baseline import BASELINE_NAME, Baseline, content_hash, entries_of, load_baseline, may_be_baseline, render
from doclint.cli.failures import fail, say
from doclint.cli.options import read_run_settings, run_options
from doclint.config.settings import ConfigurationError
from doclint.corpus.discovery import PathError, discover
from doclint.corpus.git import place_in_repository, repository_root
from doclint.engine import Report, run
from doclint.page_files import write_file

_paths = click.argument("paths", nargs=-1, type=click.Path())
_baseline = click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(),
    help=f"The file to write.  [default: that of the configuration, or {BASELINE_NAME} at the root of the repository]",
)


@click.group(name="baseline", short_help="keep the findings that a team lives with")
def command() -> None:
    """Keep the findings that a team lives with, so that only new ones fail a run: doclint check --baseline FILE."""


@command.command(name="create")
@_paths
@_baseline
@run_options
def create(paths: tuple[str, ...], baseline: str | None, **said: Any) -> None:
    """Write down everything that is found today."""
    try:
        settings = read_run_settings(**said)
        path = baseline or settings.baseline or default_baseline()
        report = run(discover(paths or (".",), settings.reach), settings)
        count = create_baseline(path, report)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    shown = os.path.relpath(path)
    use = "" if settings.baseline else f"; now run doclint check --baseline {shown}"
    say(f"{shown}: {'1 finding' if count == 1 else f'{count:,} findings'}{use}")
    _end(report)


@command.command(name="prune")
@_paths
@_baseline
@run_options
def prune(paths: tuple[str, ...], baseline: str | None, **said: Any) -> None:
    """Drop the entries whose finding is gone; add none."""
    try:
        settings = read_run_settings(**said)
        path = baseline or settings.baseline or default_baseline()
        known = load_baseline(path)
        report = run(discover(paths or (".",), settings.reach), settings, baseline=known)
        dropped = prune_baseline(path, known, report)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    say(f"{os.path.relpath(path)}: {'1 finding is' if dropped == 1 else f'{dropped:,} findings are'} gone and dropped")
    _end(report)


def default_baseline() -> str:
    """Where a baseline is unless somebody says otherwise."""
    return os.path.join(repository_root(os.getcwd()) or os.getcwd(), BASELINE_NAME)


def create_baseline(path: str, report: Report) -> int:
    """Write a baseline of what a run found; gives how many findings it holds.

    Raises:
        ConfigurationError: the file cannot be written.
    """
    entries = entries_of(finding for finding in report.findings if finding.path in report.digests)
    pages = {place_in_repository(path): path for path in report.digests}
    contents = {page: content for page, path in pages.items() if (content := content_hash(path)) is not None}
    _write(path, render(entries, contents))
    return sum(entry.count for entry in entries)


def prune_baseline(path: str, known: Baseline, report: Report) -> int:
    """Write a baseline without what a run says is gone; gives how many findings that are.

    Entries of a page that was renamed get its new name. A file that would not change is not written.

    Raises:
        ConfigurationError: the file cannot be written.
    """
    if report.kept != known.entries:
        contents = dict(known.contents)
        # A baseline that a stranger wrote may name any file; only what the run looked at is read.
        looked_at = {place_in_repository(path): path for path in report.digests}
        for page in ({entry.page for entry in report.kept} & looked_at.keys()) - contents.keys():
            content = content_hash(looked_at[page])
            if content is not None:
                contents[page] = content
        _write(path, render(report.kept, contents))
    return sum(entry.count for entry in report.stale)


def _write(path: str, text: str) -> None:
    if not may_be_baseline(path):
        raise ConfigurationError(f"{path}: there is a file already that is no baseline; name another one, or remove it")
    try:
        write_file(path, text.encode())
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot write the baseline: {error.strerror}") from None


def _end(report: Report) -> NoReturn:
    """What could not be checked is in no baseline, and makes this run fail as any other."""
    unchecked = sorted({finding.path for finding in report.findings if finding.code.startswith("DOC")})
    if unchecked:
        fail(f"{len(unchecked):,} pages could not be checked, the first is {unchecked[0]}: doclint check says why")
    sys.exit(0)
