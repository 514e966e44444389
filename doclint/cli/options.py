"""The options that every command with a configuration has, and the layers that they and the file give."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from doclint.config.settings import SOURCE_DATE, ConfigurationError, Settings
from doclint.config.toml_file import find_configuration_file
from doclint.corpus.git import repository_root
from doclint.data_classes import replace
from doclint.findings import Severity
from doclint.rules.registry import all_rules

if TYPE_CHECKING:
    from doclint.config.configuration import Configuration
    from doclint.config.file import ConfigurationFile
    from doclint.config.layers import Layers

_OPTIONS = (
    click.option(
        "--select", metavar="CODES", help="Rules to run instead of the default ones: TTU, FM1, AUT001, a name."
    ),
    click.option("--ignore", metavar="CODES", help="Rules not to run."),
    click.option("--extend-select", metavar="CODES", help="Rules to run besides the default ones."),
    click.option(
        "--fail-on",
        type=click.Choice([severity.value for severity in Severity]),
        help="The least severity that makes the run fail.  [default: warning]",
    ),
    click.option("--today", metavar="YYYY-MM-DD", help="The clock for date rules; else SOURCE_DATE_EPOCH, else today."),
    click.option("--config", metavar="FILE", type=click.Path(), help="Read this configuration file alone."),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
    click.option(
        "--allow-root",
        metavar="DIR",
        multiple=True,
        type=click.Path(),
        help="A folder outside the repository whose pages may be read for comparison; as often as wanted.",
    ),
    click.option("--debug", is_flag=True, help="Show the traceback of a crash."),
)


def settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that settings are made from; it gets them as keyword arguments of `read_layers`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_READING_OPTIONS = (
    click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="How many processes read pages, at most."),
    click.option("--no-cache", is_flag=True, help="Remember nothing between runs."),
    click.option(
        "--cache-dir",
        metavar="DIR",
        type=click.Path(file_okay=False),
        help="Where to remember what was read; else DOCLINT_CACHE_DIR, else the user's cache folder.",
    ),
)


def run_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `settings_options`, and those that say how pages are read."""
    for option in reversed(_READING_OPTIONS):
        command = option(command)
    return settings_options(command)


def read_run_settings(*, debug: bool, jobs: int | None, no_cache: bool, cache_dir: str | None, **said: Any) -> Settings:
    """What a run that reads pages is asked to do, by the options of `run_options`.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    if no_cache and cache_dir is not None:
        raise ConfigurationError("--no-cache and --cache-dir: the first remembers nothing; leave one of them out")
    folder = None if no_cache else cache_dir or ""
    # The traceback of a crash is that of the process that shows it.
    return replace(read_settings(**said), is_debugging=debug, jobs=1 if debug else jobs, cache_folder=folder)


def read_settings(
    *, config: str | None, isolated: bool, allow_root: tuple[str, ...] = (), **said: str | None
) -> Settings:
    """What a run is asked to do; the other arguments are those of `read_layers`.

    Args:
        allow_root: folders outside the repository that may be read. No configuration file can say this.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    return with_allowed_roots(_settings(config=config, isolated=isolated, **said), allow_root)


def with_allowed_roots(settings: Settings, folders: tuple[str, ...]) -> Settings:
    """The settings of a run that may read folders outside the repository.

    Raises:
        ConfigurationError: one can neither be there nor in a revision of a repository.
    """
    for folder in folders:
        if not os.path.isdir(folder) and repository_root(os.path.abspath(folder)) is None:
            raise ConfigurationError(f"--allow-root: there is no folder {folder}; name one, or a repository")
    allowed = tuple(os.path.abspath(folder) for folder in folders)
    if not folders:
        return settings
    locales = replace(settings.locales, allowed_roots=allowed)
    return replace(settings, locales=locales, reach=replace(settings.reach, allowed_roots=allowed))


def _settings(*, config: str | None, isolated: bool, **said: str | None) -> Settings:
    # A run that nobody has configured needs nothing of what reads a configuration, and that takes long to import.
    day = _day(said.get("today"))
    others = (config, *(text for field, text in said.items() if field != "today"))
    is_plain = day is not None and all(text is None for text in others)
    if is_plain and (isolated or find_configuration_file(os.getcwd()) is None):
        return unconfigured(day)
    from doclint.config.layers import settings_of  # noqa: PLC0415

    return settings_of(read_layers(config=config, isolated=isolated, **said))


def unconfigured(today: datetime.date | None = None) -> Settings:
    """The settings of a run of which nobody says more than its day: the same as those of the lowest layers."""
    select = frozenset(code for code, registered in all_rules().items() if registered.is_on)
    return Settings(select, today or datetime.date.today())


def _day(said: str | None) -> datetime.date | None:
    """The day of a run; None where the layers have to tell, because it is in the environment or no date."""
    if said is None:
        return datetime.date.today() if SOURCE_DATE not in os.environ else None
    try:
        day = datetime.date.fromisoformat(said)
    except ValueError:
        return None
    # Python reads more than a configuration may say.
    return day if day.isoformat() == said else None


def read_layers(*, config: str | None, isolated: bool, **said: str | None) -> Layers:
    """What the options and the configuration file say, on top of the defaults.

    Args:
        config: the file to read in place of the one that is found.
        isolated: whether no file is read.
        said: the other options, by the fields of `Configuration`.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    if config is not None and isolated:
        raise ConfigurationError("--config and --isolated: one reads a file, the other none; leave one of them out")
    from doclint.config.layers import stack  # noqa: PLC0415

    return stack(None if isolated else _file(config), _command_line(said))


def _file(config: str | None) -> ConfigurationFile | None:
    from doclint.config.file import read_found_file, read_named_file  # noqa: PLC0415

    if config is not None:
        return read_named_file(config)
    found = find_configuration_file(os.getcwd())
    return read_found_file(found) if found is not None else None


_LISTS = ("select", "ignore", "extend_select")


def _command_line(said: dict[str, str | None]) -> Configuration:
    from doclint.config.configuration import Configuration  # noqa: PLC0415
    from doclint.config.values import WrongValue, read_table  # noqa: PLC0415

    table: dict[str, Any] = {}
    for field, text in said.items():
        if text is not None:
            words = [word for part in text.split(",") if (word := part.strip())]
            table[field.replace("_", "-")] = words if field in _LISTS else text
    wrong: list[WrongValue] = []
    configuration = read_table(table, Configuration, (), wrong.append)
    if wrong:
        raise ConfigurationError("\n".join(f"--{each.route[0]}: {each.message}" for each in wrong))
    assert isinstance(configuration, Configuration)
    return configuration
