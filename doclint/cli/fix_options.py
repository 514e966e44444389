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
from doclint.fixing.fix_request import FixRequest
from doclint.run.engine import run
from doclint.run.load_corpus import Progress
from doclint.run.report import Report

# So many stale entries of a baseline are named.
_MOST_LISTED = 5

_OPTIONS = (
    click.option("--fix", is_flag=True, help="Apply safe fixes."),
    click.option("--unsafe-fixes", is_flag=True, help="Also apply unsafe fixes, with --fix or --diff."),
    click.option("--diff", is_flag=True, help="Show the changes of --fix without writing files."),
    click.option("--add-suppressions", is_flag=True, help="Write a suppression comment for each finding."),
    click.option("--reason", metavar="TEXT", help="Write this reason into each comment of --add-suppressions."),
    click.option("--since", metavar="REV", help="Report only findings caused by changes since REV."),
    click.option(
        "--baseline", metavar="FILE", type=click.Path(), help="Do not fail on the findings recorded in this file."
    ),
)


def fix_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it gets each as a keyword argument."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_fix_request(
    *,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    add_suppressions: bool,
    reason: str | None,
    show_fixes: bool,
    writes_patch: bool,
    say: Callable[[str], None],
) -> FixRequest:
    """What the options ask to do to the pages.

    Args:
        writes_patch: whether a file gets what fixes would change.

    Raises:
        ConfigurationError: two of them contradict each other, or the reason fits no comment.
    """
    if diff and add_suppressions:
        raise ConfigurationError("--diff and --add-suppressions: --diff writes nothing; use only one of them")
    if reason is not None:
        from doclint.fixing.suppression_comments import reason_problem  # noqa: PLC0415 - few runs write comments

        if not add_suppressions:
            raise ConfigurationError("--reason goes with --add-suppressions")
        if problem := reason_problem(reason):
            raise ConfigurationError(f"--reason: {problem}")
    if writes_patch and (fix or add_suppressions):
        raise ConfigurationError("--output-file patch: --fix leaves nothing for a patch; use only one of them")
    makes_patch = diff or writes_patch
    if show_fixes and not (fix or makes_patch):
        say("--show-fixes does nothing without --fix or --diff")
    if unsafe_fixes and not (fix or makes_patch):
        say("--unsafe-fixes has no effect without --fix, --diff or --output-file patch:FILE")
    return FixRequest(fix and not diff, unsafe_fixes, add_suppressions, makes_patch, show_fixes, reason or "")


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


def say_what_is_stale(report: Report, say: Callable[[str], None]) -> None:
    """Tell which entries of a baseline are gone."""
    if not report.stale:
        return
    from doclint.reporters.wording import counted  # noqa: PLC0415 - few runs have a stale baseline

    count = sum(entry.count for entry in report.stale)
    names = [f"{entry.rule} in {entry.page}" for entry in report.stale]
    more = f" and {len(names) - _MOST_LISTED:,} more" if len(names) > _MOST_LISTED else ""
    which = f"{', '.join(names[:_MOST_LISTED])}{more}"
    say(
        f"{counted(count, 'finding')} of the baseline {'is' if count == 1 else 'are'} gone ({which}); "
        "run doclint baseline prune"
    )


def print_diff(patch: bytes) -> None:
    """Print a patch for a reader. What acts on a terminal or in a CI log is shown as what it is, in a pipe too."""
    from doclint.reporters.escaping import visible  # noqa: PLC0415
    from doclint.reporters.workflow_lines import plain_line  # noqa: PLC0415
    from doclint.rules.lnk.hiding import hide_wrapped  # noqa: PLC0415

    for line in patch.decode(errors="surrogateescape").split("\n")[:-1]:
        print(visible(plain_line(hide_wrapped(line)), sys.stdout.encoding or "utf-8"))
