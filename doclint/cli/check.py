"""`doclint check`: lint pages and report."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import nullcontext
from functools import partial
from typing import Any

import click

from doclint.cli.failures import COULD_NOT_CHECK, fail, say, say_nothing
from doclint.cli.fix_options import checked, fix_options, print_diff, read_fix_request, say_what_is_stale
from doclint.cli.options import fail_on_option, read_run_settings, run_options
from doclint.cli.outputs import FORMATS, PATCH, parse_output_files, print_report, write_output_files
from doclint.corpus.discovery import PathError, discover
from doclint.errors import ConfigurationError
from doclint.findings import Severity
from doclint.reporters.options import ReportOptions
from doclint.reporters.progress import no_progress, progress_bar
from doclint.run.engine import exit_code, with_severity
from doclint.system.data_classes import replace


@click.command(name="check", short_help="check pages and compare them across locales")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@fail_on_option
@fix_options
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    help="Output format. auto: the format of the CI service (GitHub, GitLab, Azure), else full.",
)
@click.option(
    "--output-file",
    "output_files",
    metavar="FORMAT:FILE",
    multiple=True,
    help="Also write a report to a file. Repeatable.",
)
@click.option("--force-exclude", is_flag=True, help="Apply `exclude` to explicitly passed files too.")
@click.option("--no-fold", is_flag=True, help="Show every finding, including repeated ones.")
@click.option("--statistics", is_flag=True, help="Print the number of findings per rule instead of the findings.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("-v", "--verbose", is_flag=True, help="Print where the pages of each locale were found.")
@click.option("--show-fixes", is_flag=True, help="With --fix or --diff: list the fixed findings.")
@click.option(
    "--min-severity",
    type=click.Choice([severity.value for severity in Severity]),
    help="Lowest severity that is shown and counted.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether to use colors.",
)
@click.option("-q", "--quiet", count=True, help="Print findings without the summary. -qq: print nothing.")
def command(
    paths: tuple[str, ...],
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    add_suppressions: bool,
    reason: str | None,
    since: str | None,
    baseline: str | None,
    output_format: str,
    output_files: tuple[str, ...],
    force_exclude: bool,
    no_fold: bool,
    statistics: bool,
    exit_zero: bool,
    verbose: bool,
    show_fixes: bool,
    min_severity: str | None,
    color: str,
    quiet: int,
    **said: Any,
) -> None:
    """Check pages: files, and Markdown pages in folders. PATHS defaults to the current folder."""
    tell = say_nothing if quiet else say
    _choose_colors(color)
    options = ReportOptions(folds=not no_fold, fix_command=_fix_command(paths), has_summary=not quiet)
    try:
        files = parse_output_files(output_files)
        writes_patch = any(file.output_format == PATCH for file in files)
        asked = read_fix_request(
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            add_suppressions=add_suppressions,
            reason=reason,
            show_fixes=show_fixes,
            writes_patch=writes_patch,
            say=tell,
        )
        settings, request = read_run_settings(**said)
        request = replace(request, may_write=asked.may_write)
        settings = replace(settings, reach=replace(settings.reach, is_forced=force_exclude))
        discovery = discover(paths or (".",), settings.reach)
        with progress_bar(sys.stderr) if not quiet else nullcontext(no_progress) as progress:
            check = partial(checked, discovery, settings, request, since, baseline, progress)
            if asked.fix or asked.add_suppressions:
                # A run that writes nothing does not need to know how.
                from doclint.fixing.fix_loop import check_and_fix  # noqa: PLC0415

                report = check_and_fix(check, settings, request, asked, tell)
            else:
                report = check()
        say_what_is_stale(report, tell)
        patch = b""
        if asked.makes_patch:
            from doclint.fixing.fix_loop import fixes_as_patch  # noqa: PLC0415 - as above

            patch = fixes_as_patch(report, settings, request, asked, tell)
        if min_severity is not None:
            report = with_severity(report, Severity(min_severity))
        write_output_files(report, files, options, settings.today, patch)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    if not discovery.pages and not quiet:
        say(f"nothing to check: the configuration excludes all passed files ({', '.join(paths)})")
    if verbose:
        for line in report.layout or ("no locales found",):
            say(line)
    if diff:
        print_diff(patch)
        sys.exit(COULD_NOT_CHECK if report.is_incomplete else int(bool(patch)))
    if quiet < 2:
        print_report(report, "statistics" if statistics else output_format, options, settings.today)
    sys.exit(exit_code(replace(report, decides=()) if exit_zero else report))


_MOST_NAMED = 5


def _fix_command(paths: tuple[str, ...]) -> str:
    """The command that applies safe fixes to the same pages, as it can be copied."""
    if "PRE_COMMIT" in os.environ:
        return "args: [--fix] in .pre-commit-config.yaml"
    if not paths:
        return "doclint check --fix"
    if len(paths) > _MOST_NAMED:
        return "doclint check --fix with the same files"
    ends_options = ["--"] if any(path.startswith("-") for path in paths) else []
    return shlex.join(["doclint", "check", "--fix", *ends_options, *paths])


def _choose_colors(color: str) -> None:
    """Say it as rich reads it: https://rich.readthedocs.io/en/stable/console.html#environment-variables."""
    if color == "always":
        os.environ.pop("NO_COLOR", None)
        os.environ["FORCE_COLOR"] = "1"
    elif color == "never":
        os.environ["NO_COLOR"] = "1"
