"""`doclint check`: lint pages and report."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import Any

import click

from doclint.cli.failures import COULD_NOT_CHECK, fail, say, say_nothing
from doclint.cli.mending import Mending, check_and_mend, mending_options, write_diff
from doclint.cli.options import read_run_settings, run_options
from doclint.cli.outputs import FORMATS, parse_output_files, print_report, write_output_files
from doclint.config.settings import ConfigurationError
from doclint.corpus.discovery import PathError, discover
from doclint.data_classes import replace
from doclint.engine import Report
from doclint.reporters.options import ReportOptions
from doclint.reporters.progress import no_progress, progress_bar

_FIX_COMMAND = "doclint check --fix"


@click.command(name="check", short_help="check pages and compare them across locales")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@mending_options
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    help="auto: that of the CI service that runs this (GitHub, GitLab, Azure), elsewhere full.",
)
@click.option(
    "--output-file",
    "output_files",
    metavar="FORMAT:FILE",
    multiple=True,
    help="Write a report to a file besides; as often as wanted.",
)
@click.option("--force-exclude", is_flag=True, help="Leave out what `exclude` names also where it is named outright.")
@click.option("--no-fold", is_flag=True, help="Show every finding, also what repeats.")
@click.option("--statistics", is_flag=True, help="Print how often each rule fires, in place of the findings.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also where there are findings.")
@click.option("-v", "--verbose", is_flag=True, help="Say where each locale's pages were found.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def command(
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    add_suppressions: bool,
    since: str | None,
    baseline: str | None,
    output_format: str,
    output_files: tuple[str, ...],
    force_exclude: bool,
    no_fold: bool,
    statistics: bool,
    exit_zero: bool,
    verbose: bool,
    quiet: bool,
    **said: Any,
) -> None:
    """Lint pages: files as they are named, folders walked for Markdown; without PATHS the current folder."""
    asked = Mending(fix, unsafe_fixes, diff, add_suppressions, since, baseline)
    tell = say_nothing if quiet else say
    options = ReportOptions(folds=not no_fold, fix_command=_FIX_COMMAND)
    try:
        files = parse_output_files(output_files)
        settings = read_run_settings(**said)
        settings = replace(settings, reach=replace(settings.reach, is_forced=force_exclude))
        discovery = discover(paths or (".",), settings.reach)
        with progress_bar(sys.stderr) if not quiet else nullcontext(no_progress) as progress:
            report = check_and_mend(discovery, settings, asked, tell, progress)
        write_output_files(report, files, options)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    if not discovery.pages and not quiet:
        say(f"nothing to check: the configuration excludes all that was named ({', '.join(paths)})")
    if verbose:
        for line in report.layout or ("no locales found",):
            say(line)
    if diff:
        has_changes = write_diff(report, settings, asked, tell)
        sys.exit(COULD_NOT_CHECK if report.is_incomplete else int(has_changes))
    if not quiet:
        for note in report.notes:
            say(note)
        print_report(report, "statistics" if statistics else output_format, options)
    sys.exit(_exit_code(report, exit_zero))


def _exit_code(report: Report, exit_zero: bool) -> int:
    if report.is_incomplete:
        return 2
    return 1 if report.decides and not exit_zero else 0
