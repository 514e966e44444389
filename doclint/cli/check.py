"""`doclint check`: lint pages and report."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any

import click

from doclint.cli.failures import COULD_NOT_CHECK, fail, say, say_nothing
from doclint.cli.fix_options import checked, fix_options, print_patch
from doclint.cli.options import read_run_settings, run_options
from doclint.cli.outputs import FORMATS, parse_output_files, print_report, write_output_files
from doclint.corpus.discovery import PathError, discover
from doclint.errors import ConfigurationError
from doclint.reporters.options import ReportOptions
from doclint.reporters.progress import no_progress, progress_bar
from doclint.run.report import Report
from doclint.system.data_classes import replace

_FIX_COMMAND = "doclint check --fix"

# So many stale entries of a baseline are named.
_MOST_LISTED = 5


@click.command(name="check", short_help="check pages and compare them across locales")
@click.argument("paths", nargs=-1, type=click.Path())
@run_options
@fix_options
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
    tell = say_nothing if quiet else say
    options = ReportOptions(folds=not no_fold, fix_command=_FIX_COMMAND)
    try:
        files = parse_output_files(output_files)
        if diff and add_suppressions:
            raise ConfigurationError("--diff and --add-suppressions: the first writes nothing; leave one of them out")
        if unsafe_fixes and not (fix or diff):
            tell("--unsafe-fixes does nothing without --fix or --diff")
        settings, request = read_run_settings(**said)
        request = replace(request, may_write=fix or diff or add_suppressions)
        settings = replace(settings, reach=replace(settings.reach, is_forced=force_exclude))
        discovery = discover(paths or (".",), settings.reach)
        with progress_bar(sys.stderr) if not quiet else nullcontext(no_progress) as progress:
            check = partial(checked, discovery, settings, request, since, baseline, progress)
            if fix or add_suppressions:
                # A run that writes nothing does not need to know how.
                from doclint.fixing.fix_loop import FixRequest, check_and_fix  # noqa: PLC0415

                asked = FixRequest(fix and not diff, unsafe_fixes, add_suppressions)
                report = check_and_fix(check, settings, request, asked, tell)
            else:
                report = check()
        _say_what_is_stale(report, tell)
        write_output_files(report, files, options, settings.today)
    except (ConfigurationError, PathError) as error:
        fail(str(error))
    if not discovery.pages and not quiet:
        say(f"nothing to check: the configuration excludes all that was named ({', '.join(paths)})")
    if verbose:
        for line in report.layout or ("no locales found",):
            say(line)
    if diff:
        from doclint.fixing.fix_loop import FixRequest, fixes_as_patch  # noqa: PLC0415 - as above

        patch = fixes_as_patch(report, settings, request, FixRequest(unsafe_fixes=unsafe_fixes), tell)
        print_patch(patch)
        sys.exit(COULD_NOT_CHECK if report.is_incomplete else int(bool(patch)))
    if not quiet:
        print_report(report, "statistics" if statistics else output_format, options, settings.today)
    sys.exit(_exit_code(report, exit_zero))


def _say_what_is_stale(report: Report, tell: Callable[[str], None]) -> None:
    if not report.stale:
        return
    from doclint.reporters.wording import counted  # noqa: PLC0415 - few runs have a stale baseline

    count = sum(entry.count for entry in report.stale)
    names = [f"{entry.rule} in {entry.page}" for entry in report.stale]
    more = f" and {len(names) - _MOST_LISTED:,} more" if len(names) > _MOST_LISTED else ""
    which = f"{', '.join(names[:_MOST_LISTED])}{more}"
    tell(
        f"of the baseline {counted(count, 'finding')} {'is' if count == 1 else 'are'} gone ({which}): "
        "doclint baseline prune"
    )


def _exit_code(report: Report, exit_zero: bool) -> int:
    if report.is_incomplete:
        return 2
    return 1 if report.decides and not exit_zero else 0
