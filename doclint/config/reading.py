"""What a run is asked to do: the settings from a configuration file and from what a command or a program says."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from doclint.config.settings import SOURCE_DATE, Settings
from doclint.config.toml_file import find_configuration_file
from doclint.corpus.git import repository_root
from doclint.errors import ConfigurationError
from doclint.rules.registry import all_rules, forget_other_rules
from doclint.system.data_classes import replace

if TYPE_CHECKING:
    from doclint.config.configuration import Configuration
    from doclint.config.file import ConfigurationFile
    from doclint.config.layers import Layers


def read_settings(
    *,
    config: str | None = None,
    isolated: bool = False,
    allow_root: tuple[str, ...] = (),
    plugin: Sequence[str] = (),
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
    settings = _settings(config=config, isolated=isolated, plugin=plugin, config_override=config_override, **said)
    return with_allowed_roots(_without(settings, exclude), allow_root)


def _without(settings: Settings, exclude: tuple[str, ...]) -> Settings:
    if not exclude:
        return settings
    from doclint.system.globs import Globs, check_glob  # noqa: PLC0415 - few runs exclude something

    for glob in exclude:
        if problem := check_glob(glob):
            raise ConfigurationError(f"--exclude: {glob!r} is not a glob: {problem}")
    globs = (*settings.reach.exclude, Globs(os.path.abspath("."), exclude))
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


def _settings(
    *,
    config: str | None,
    isolated: bool,
    plugin: Sequence[str],
    config_override: tuple[str, ...],
    **said: str | None,
) -> Settings:
    # A run that nobody has configured needs nothing of what reads a configuration, and that takes long to import.
    day = _day(said.get("today"))
    others = (config, *(text for field, text in said.items() if field != "today"))
    is_plain = day is not None and not (plugin or config_override) and all(text is None for text in others)
    if is_plain and (isolated or find_configuration_file(os.path.abspath(".")) is None):
        forget_other_rules()
        return unconfigured(day)
    from doclint.config.layers import settings_of  # noqa: PLC0415

    return settings_of(
        read_layers(config=config, isolated=isolated, plugin=plugin, config_override=config_override, **said)
    )


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
    *,
    config: str | None = None,
    isolated: bool = False,
    plugin: Sequence[str] = (),
    config_override: tuple[str, ...] = (),
    **said: str | None,
) -> Layers:
    """What the options and the configuration file say, on top of the defaults.

    Args:
        config: the file to read in place of the one that is found.
        isolated: whether no file is read.
        config_override: values that replace those of the file, each `KEY=VALUE`.
        plugin: modules with rules of others, which are imported.
        said: the other options, by the fields of `Configuration`.

    Raises:
        ConfigurationError: something cannot be meant.
    """
    if config is not None and isolated:
        raise ConfigurationError(
            "--config and --isolated: --isolated reads no configuration file; use only one of them"
        )
    forget_other_rules()
    if plugin:
        from doclint.rules.plugins import load_modules  # noqa: PLC0415 - few runs have plug-ins

        load_modules(plugin)
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
    found = find_configuration_file(os.path.abspath("."))
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
