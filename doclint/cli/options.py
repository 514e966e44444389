"""The options that every command with a configuration has, and the layers that they and the file give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from doclint.config.reading import read_settings
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.errors import ConfigurationError
from doclint.findings import Severity
from doclint.rules.registry import has_plugins

_OPTIONS = (
    click.option(
        "--select",
        metavar="CODES",
        help="Rules to run instead of the default ones: prefixes, codes or names, such as TTU,FM1,safelink.",
    ),
    click.option("--ignore", metavar="CODES", help="Rules to skip."),
    click.option("--extend-select", metavar="CODES", help="Rules to run in addition to the default ones."),
    click.option(
        "--today",
        metavar="YYYY-MM-DD",
        help="Date for date rules.  [default: SOURCE_DATE_EPOCH, else the current date]",
    ),
    click.option("--config", metavar="FILE", type=click.Path(), help="Read only this configuration file."),
    click.option(
        "--config-override",
        metavar="KEY=VALUE",
        multiple=True,
        help="Replace a value of the configuration, such as rules.HND003.max-age-days=90. Repeatable.",
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
    click.option(
        "--allow-root",
        metavar="DIR",
        multiple=True,
        type=click.Path(),
        help="Allow reading pages in a folder outside the repository for comparison. Repeatable.",
    ),
    click.option(
        "--plugin",
        metavar="MODULE",
        multiple=True,
        help="Import rules from a Python module. Repeatable.",
    ),
    click.option("--debug", is_flag=True, help="Show the traceback of a crash."),
)


fail_on_option = click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="Lowest severity that fails the run.  [default: warning]",
)
"""For commands whose exit code findings decide."""


def settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that settings are made from; it gets them as keyword arguments of `read_layers`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_READING_OPTIONS = (
    click.option(
        "--exclude", metavar="GLOB", multiple=True, help="Exclude these pages, in addition to `exclude`. Repeatable."
    ),
    click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Maximum number of worker processes."),
    click.option("--no-cache", is_flag=True, help="Disable the cache."),
    click.option(
        "--cache-dir",
        metavar="DIR",
        type=click.Path(file_okay=False),
        help="Cache folder.  [default: DOCLINT_CACHE_DIR, else the user's cache folder]",
    ),
)


def run_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `settings_options`, and those that say how pages are read."""
    for option in reversed(_READING_OPTIONS):
        command = option(command)
    return settings_options(command)


def read_run_settings(
    *, debug: bool, jobs: int | None, no_cache: bool, cache_dir: str | None, **said: Any
) -> tuple[Settings, RunRequest]:
    """What is configured for a run that reads pages, and what it is asked, by the options of `run_options`.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    if no_cache and cache_dir is not None:
        raise ConfigurationError("--no-cache and --cache-dir: --no-cache disables the cache; use only one of them")
    settings = read_settings(**said)
    # A plug-in may change at any time, and nothing that is remembered would know.
    folder = None if no_cache or has_plugins() else cache_dir or ""
    # The traceback of a crash is that of the process that shows it.
    return settings, RunRequest(jobs=1 if debug else jobs, cache_folder=folder, is_debugging=debug)
