"""`doclint check`: lint pages and report."""

from __future__ import annotations

import datetime
import os
import sys
from contextlib import nullcontext

import click

from doclint.config.locales import LocaleSettings
from doclint.config.selection import selected_codes
from doclint.config.settings import ConfigurationError, Settings
from doclint.corpus.discovery import PathError, discover
from doclint.engine import Report, run
from doclint.findings import Severity
from doclint.reporters.escaping import visible
from doclint.reporters.formats import write_terminal_report
from doclint.reporters.options import ReportOptions
from doclint.reporters.page_lines import line_of_page
from doclint.reporters.progress import no_progress, progress_bar

ALLOW_ROOT_HELP = "A folder outside the repository whose pages may be read for comparison."

FORMATS = ("auto", "full", "grouped", "concise", "json")


@click.command(name="check", short_help="check pages and compare them across locales")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--select", metavar="CODES", help="Rules to run instead of the default ones: TTU, FM1, AUT001, a name.")
@click.option("--ignore", metavar="CODES", help="Rules not to run.")
@click.option("--extend-select", metavar="CODES", help="Rules to run besides the default ones.")
@click.option("--output-format", type=click.Choice(FORMATS), default="auto", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.WARNING.value,
    show_default=True,
    help="The least severity that makes the run fail.",
)
@click.option("--today", metavar="YYYY-MM-DD", help="The clock for date rules; else SOURCE_DATE_EPOCH, else today.")
@click.option("--config", metavar="FILE", type=click.Path(), help="Read this configuration file alone.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--allow-root", metavar="DIR", multiple=True, type=click.Path(), help=ALLOW_ROOT_HELP)
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many processes read pages.")
@click.option("--no-cache", is_flag=True, help="Remember nothing between runs.")
@click.option("--no-fold", is_flag=True, help="Show every finding, also what repeats.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also where there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def command(
    paths: tuple[str, ...],
    select: str | None,
    ignore: str | None,
    extend_select: str | None,
    output_format: str,
    fail_on: str,
    today: str | None,
    config: str | None,
    isolated: bool,
    allow_root: tuple[str, ...],
    jobs: int | None,
    no_cache: bool,
    no_fold: bool,
    exit_zero: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Lint pages: files as they are named, folders walked for Markdown; without PATHS the current folder."""
    try:
        settings = Settings(
            select=selected_codes(select, ignore, extend_select),
            today=clock(today),
            fail_on=Severity(fail_on),
            locales=LocaleSettings(allowed_roots=allowed_roots(allow_root)),
            is_debugging=debug,
        )
        with progress_bar(sys.stderr) if not quiet else nullcontext(no_progress) as progress:
            report = run(discover(paths or (".",)), settings, progress)
    except (ConfigurationError, PathError) as error:
        print(f"doclint: {error}", file=sys.stderr)
        sys.exit(2)
    if not quiet:
        for note in report.notes:
            print(f"doclint: {visible(note)}", file=sys.stderr)
        _print(report, output_format, ReportOptions(folds=not no_fold))
    sys.exit(_exit_code(report, exit_zero))


def allowed_roots(folders: tuple[str, ...]) -> tuple[str, ...]:
    """The absolute folders that `--allow-root` names.

    Raises:
        PathError: one does not exist.
    """
    for folder in folders:
        if not os.path.isdir(folder):
            raise PathError(f"--allow-root: {folder}: no such folder")
    return tuple(os.path.abspath(folder) for folder in folders)


def clock(today: str | None) -> datetime.date:
    """The day that date rules take for today: `--today`, else SOURCE_DATE_EPOCH, else the clock's.

    Raises:
        ConfigurationError: one of them is no date.
    """
    if today is not None:
        return _date(today, "--today")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.date.today()
    # https://reproducible-builds.org/specs/source-date-epoch/
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigurationError(f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds") from None


def _date(text: str, option: str) -> datetime.date:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ConfigurationError(f"{option}: {text!r} is not a date; write it YYYY-MM-DD") from None


def _print(report: Report, output_format: str, options: ReportOptions) -> None:
    if output_format == "json":
        from doclint.reporters import json  # noqa: PLC0415

        sys.stdout.write(json.render(report.findings, report.summary))
    else:
        name = "full" if output_format == "auto" else output_format
        write_terminal_report(name, report.findings, report.summary, line_of_page, sys.stdout, options)


def _exit_code(report: Report, exit_zero: bool) -> int:
    if report.is_incomplete:
        return 2
    return 1 if report.decides and not exit_zero else 0
