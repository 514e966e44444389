"""The options that every command with a configuration has, and the layers that they and the file give."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from doclint.config.settings import SOURCE_DATE, Settings
from doclint.config.toml_file import find_configuration_file
from doclint.corpus.git import repository_root
from doclint.errors import ConfigurationError
from doclint.findings import Severity
from doclint.rules.registry import all_rules
from doclint.system.data_classes import replace

if TYPE_CHECKING:
    from doclint.config.configuration import Configuration
    from doclint.config.file import ConfigurationFile
    from doclint.config.layers import Layers

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


def read_run_settings(*, debug: bool, jobs: int | None, no_cache: bool, cache_dir: str | None, **said: Any) -> Settings:
    """What a run that reads pages is asked to do, by the options of `run_options`.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    if no_cache and cache_dir is not None:
        raise ConfigurationError("--no-cache and --cache-dir: --no-cache disables the cache; use only one of them")
    folder = None if no_cache else cache_dir or ""
    # The traceback of a crash is that of the process that shows it.
    return replace(read_settings(**said), is_debugging=debug, jobs=1 if debug else jobs, cache_folder=folder)


def read_settings(
    *,
    config: str | None,
    isolated: bool,
    allow_root: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    config_override: tuple[str, ...] = (),
    **said: str | None,
) -> Settings:
    """What a run is asked to do; the other arguments are those of `read_layers`.

    Args:
        allow_root: folders outside the repository that may be read. No configuration file can say this.
        exclude: globs of pages, from the working directory, excluded in addition to those of the configuration.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    settings = _settings(config=config, isolated=isolated, config_override=config_override, **said)
    return with_allowed_roots(_without(settings, exclude), allow_root)


def _without(settings: Settings, exclude: tuple[str, ...]) -> Settings:
    if not exclude:
        return settings
    from doclint.system.globs import Globs, check_glob  # noqa: PLC0415 - few runs exclude something

    for glob in exclude:
        if problem := check_glob(glob):
            raise ConfigurationError(f"--exclude: {glob!r} is not a glob: {problem}")
    globs = (*settings.reach.exclude, Globs(os.getcwd(), exclude))
    return replace(settings, reach=replace(settings.reach, exclude=globs))


def with_allowed_roots(settings: Settings, folders: tuple[str, ...]) -> Settings:
    """The settings of a run that may read folders outside the repository.

    Raises:
        ConfigurationError: one can neither be there nor in a revision of a repository.
    """
    for folder in folders:
        if not os.path.isdir(folder) and repository_root(os.path.abspath(folder)) is None:
            raise ConfigurationError(f"--allow-root: no such folder {folder}; pass a folder or a repository")
    allowed = tuple(os.path.abspath(folder) for folder in folders)
    if not folders:
        return settings
    locales = replace(settings.locales, allowed_roots=allowed)
    return replace(settings, locales=locales, reach=replace(settings.reach, allowed_roots=allowed))


def _settings(*, config: str | None, isolated: bool, config_override: tuple[str, ...], **said: str | None) -> Settings:
    # A run that nobody has configured needs nothing of what reads a configuration, and that takes long to import.
    day = _day(said.get("today"))
    others = (config, *(text for field, text in said.items() if field != "today"))
    is_plain = day is not None and not config_override and all(text is None for text in others)
    if is_plain and (isolated or find_configuration_file(os.getcwd()) is None):
        return unconfigured(day)
    from doclint.config.layers import settings_of  # noqa: PLC0415

    return settings_of(read_layers(config=config, isolated=isolated, config_override=config_override, **said))


def unconfigured(today: datetime.date | None = None) -> Settings:
    """The settings of a run of which nobody says more than its day: the same as those of the lowest layers."""
    select = frozenset(code for code, registered in all_rules().items() if registered.is_on)
    day = today or datetime.date.today()
    return Settings(select, day, finds_preset=True, finds_source_locale=True)


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


def read_layers(
    *, config: str | None, isolated: bool, config_override: tuple[str, ...] = (), **said: str | None
) -> Layers:
    """What the options and the configuration file say, on top of the defaults.

    Args:
        config: the file to read in place of the one that is found.
        isolated: whether no file is read.
        said: the other options, by the fields of `Configuration`.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    if config is not None and isolated:
        raise ConfigurationError(
            "--config and --isolated: --isolated reads no configuration file; use only one of them"
        )
    from doclint.config.layers import stack  # noqa: PLC0415

    overrides = _overrides(config_override)
    file = None if isolated else _file(config, overrides)
    return stack(file, _command_line(said), _configuration(overrides, "--config-override ") if file is None else None)


def _overrides(texts: tuple[str, ...]) -> dict[str, Any]:
    if not texts:
        return {}
    from doclint.config.overrides import parse_overrides  # noqa: PLC0415

    overrides = parse_overrides(texts)
    # What is wrong in them is no fault of the file.
    _configuration(overrides, "--config-override ")
    return overrides


def _file(config: str | None, overrides: dict[str, Any]) -> ConfigurationFile | None:
    from doclint.config.file import read_found_file, read_named_file  # noqa: PLC0415

    if config is not None:
        return read_named_file(config, overrides)
    found = find_configuration_file(os.getcwd())
    return read_found_file(found, overrides) if found is not None else None


_LISTS = ("select", "ignore", "extend_select")


def _command_line(said: dict[str, str | None]) -> Configuration:
    table: dict[str, Any] = {}
    for field, text in said.items():
        if text is not None:
            words = [word for part in text.split(",") if (word := part.strip())]
            table[field.replace("_", "-")] = words if field in _LISTS else text
    return _configuration(table, "--")


def _configuration(table: dict[str, Any], words: str) -> Configuration:
    """What a table says; `words` stand before the keys in the message about what is wrong in it."""
    from doclint.config.configuration import Configuration  # noqa: PLC0415
    from doclint.config.values import WrongValue, read_table  # noqa: PLC0415

    wrong: list[WrongValue] = []
    configuration = read_table(table, Configuration, (), wrong.append)
    if wrong:
        keys = [".".join(step for step in each.route if isinstance(step, str)) for each in wrong]
        raise ConfigurationError(
            "\n".join(f"{words}{key}: {each.message}" for key, each in zip(keys, wrong, strict=True))
        )
    assert isinstance(configuration, Configuration)
    return configuration
