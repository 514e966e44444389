"""defaults < preset < file < environment < command line: who said what of a run, and the settings that come of it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from doclint.config.configuration import Authors, Configuration, Locales, SchemaUse
from doclint.config.file import ConfigurationFile, is_inside
from doclint.config.globs import Globs
from doclint.config.locales import ConfiguredRoot, LocaleSettings
from doclint.config.presets import PRESETS, Preset
from doclint.config.rule_settings import Level
from doclint.config.selection import Choice, Choices, Decision, decide, fixable_codes
from doclint.config.settings import SOURCE_DATE, AssignedSchema, ConfigurationError, IgnoredOnPages, Settings
from doclint.config.toml_text import Route
from doclint.config.values import WrongValue
from doclint.corpus.reach import Reach, names_an_ending
from doclint.data_classes import dataclass, replace
from doclint.findings import Severity
from doclint.nearest_names import did_you_mean
from doclint.rules.registry import all_rules, select_codes

if TYPE_CHECKING:
    from doclint.schema import Schema


EVERY_PAGE = ("**",)
"""What `include` is unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of settings; `place` says where a route of keys stands in it, such as `doclint.toml:3`."""

    configuration: Configuration
    place: Callable[[Route], str]


@dataclass(frozen=True)
class Layers:
    """All that is said of a run, the last word last.

    Attributes:
        layers: later ones win.
        file: the configuration file, None where there is none.
    """

    layers: tuple[Layer, ...]
    file: ConfigurationFile | None

    def value(self, name: str) -> Any:
        """The last word on a field of `Configuration`."""
        return getattr(self.layers[self.said_by(name)].configuration, name)

    def said_by(self, name: str) -> int:
        """The index of the layer that has the last word on a field; 0, the defaults, where nobody says anything."""
        said = (index for index, layer in enumerate(self.layers) if getattr(layer.configuration, name) is not None)
        return max(said, default=0)

    def decisions(self) -> dict[str, Decision]:
        """Which rules run, by code; a decision's `layer` is an index of `layers`."""
        return decide(_choices(layer.configuration) for layer in self.layers)

    @property
    def base(self) -> str:
        """The folder that globs count from."""
        return self.file.base if self.file is not None else os.getcwd()


def stack(file: ConfigurationFile | None, command_line: Configuration) -> Layers:
    """The layers of a run.

    Raises:
        ConfigurationError: SOURCE_DATE_EPOCH is no time.
    """
    said = [Layer(file.configuration, file.line)] if file is not None else []
    if command_line.today is None:
        said.append(Layer(Configuration(today=_source_date()), lambda route: SOURCE_DATE))
    said.append(Layer(command_line, lambda route: f"command line, --{route[0]}"))
    defaults = Configuration(
        preset="learn",
        fail_on=Severity.WARNING,
        today=datetime.date.today(),
        include=EVERY_PAGE,
        exclude=(),
        per_file_ignores={},
        rules={},
    )
    layers = Layers((Layer(defaults, lambda route: "default"), *said), file)
    preset = PRESETS[layers.value("preset")]
    of_preset = Layer(_preset_configuration(preset), lambda route: f"preset {preset.name}")
    return Layers((layers.layers[0], of_preset, *said), file)


def _preset_configuration(preset: Preset) -> Configuration:
    keys = tuple(route[0] if len(route) == 1 else route for route in preset.roles.authors)
    return Configuration(source_locale=preset.source_locale, authors=Authors(keys))


def _source_date() -> datetime.date | None:
    epoch = os.environ.get(SOURCE_DATE)
    if epoch is None:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigurationError(
            f"{SOURCE_DATE}: {epoch!r} is not a number of seconds since 1970; correct or unset it"
        ) from None


def settings_of(layers: Layers) -> Settings:
    """The settings that the layers give, its schemas read.

    Raises:
        ConfigurationError: a schema cannot be used.
    """
    preset = PRESETS[layers.value("preset")]
    authors: Authors = layers.value("authors")
    if authors.routes is not None:
        preset = replace(preset, roles=replace(preset.roles, authors=authors.routes))
    rules = layers.value("rules")
    registered = all_rules()
    base = layers.base
    today = layers.value("today")
    escalations = {code: change for code, setting in rules.items() if (change := setting.common.escalation) is not None}
    in_force = {code for code, change in escalations.items() if change.is_in_force(today)}
    return Settings(
        select=frozenset(code for code, decision in layers.decisions().items() if decision.is_on or code in in_force),
        today=today,
        fail_on=layers.value("fail_on"),
        preset=preset,
        source_locale=layers.value("source_locale"),
        options={
            code: replace(registered[code].default_options, **setting.options)
            for code, setting in rules.items()
            if setting.options
        },
        severities={
            code: severity
            for code, setting in rules.items()
            if (level := setting.common.severity) is not None and (severity := level.severity) is not None
        },
        locales=_locales(layers),
        escalations=escalations,
        fixable=fixable_codes(layers.value("fixable"), layers.value("unfixable")),
        baseline=_baseline(layers.value("baseline"), layers.file) if layers.file is not None else None,
        reach=_reach(base, layers.value("include"), layers.value("exclude")),
        schemas=_schemas(layers.value("schemas"), layers.file) if layers.file is not None else None,
        per_file_ignores=tuple(
            IgnoredOnPages(_pages(base, glob), frozenset().union(*(select_codes(selector) for selector in selectors)))
            for glob, selectors in layers.value("per_file_ignores").items()
        ),
    )


def _locales(layers: Layers) -> LocaleSettings:
    said: Locales | None = layers.value("locales")
    if said is None:
        return LocaleSettings()
    base, place = layers.base, layers.layers[layers.said_by("locales")].place
    roots = {
        locale: ConfiguredRoot(
            os.path.normpath(os.path.join(base, root if isinstance(root, str) else root.path)),
            None if isinstance(root, str) else root.revision,
            f"{place(('locales', 'roots', locale))}: ",
        )
        for locale, root in (said.roots or {}).items()
    }
    return LocaleSettings(said.layout, roots, base if layers.file is not None else None)


def _baseline(written: str | None, file: ConfigurationFile) -> str | None:
    """The path of the baseline that a file names, from its own folder."""
    if written is None:
        return None
    path = os.path.join(file.folder, written)
    if not is_inside(path, file.root):
        words = f"{written} is outside the repository, where a configuration reads nothing; keep it in the repository"
        raise ConfigurationError(file.error(WrongValue(("baseline",), words)))
    return os.path.relpath(path)


def _reach(base: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> Reach:
    others = tuple(glob for glob in include if names_an_ending(glob))
    return Reach(
        None if include == EVERY_PAGE else Globs(base, include),
        Globs(base, others) if others else None,
        Globs(base, exclude) if exclude else None,
    )


def _pages(base: str, glob: str) -> Globs:
    """The pages of one glob; `!glob` alone means all others."""
    return Globs(base, ("**", glob) if glob.startswith("!") else (glob,))


def _choices(configuration: Configuration) -> Choices:
    lists = [("select", True), ("extend_select", True), ("ignore", False)]
    choices = [
        Choice(selector, name.replace("_", "-"), is_wanted)
        for name, is_wanted in lists
        for selector in getattr(configuration, name) or ()
    ]
    for code, setting in (configuration.rules or {}).items():
        if (level := setting.common.severity) is not None:
            choices.append(Choice(code, f"rules.{setting.key}", level is not Level.OFF))
    return Choices(tuple(choices), configuration.select is not None)


def _schemas(uses: Sequence[SchemaUse] | None, file: ConfigurationFile) -> tuple[AssignedSchema, ...] | None:
    if uses is None:
        return None
    return tuple(
        AssignedSchema(Globs(file.base, use.globs), _schema(use, ("schemas", index, "schema"), file))
        for index, use in enumerate(uses)
    )


OWN_SCHEMA = "doclint-config"
"""Ships like the others, but is no schema of front matter."""


def _schema(use: SchemaUse, route: Route, file: ConfigurationFile) -> Schema:
    # Only a configuration that assigns schemas needs them before the first page is read.
    from pathlib import Path  # noqa: PLC0415

    from doclint.schema import SchemaError, load_schema_file, load_shipped_schema, shipped_schemas  # noqa: PLC0415

    shipped = [name for name in shipped_schemas() if name != OWN_SCHEMA]
    if use.schema in shipped:
        return load_shipped_schema(use.schema)
    path = os.path.join(file.folder, use.schema)
    if not is_inside(path, file.root):
        words = (
            f"{use.schema} is outside the repository, where a configuration reads nothing; copy it into the repository"
        )
        raise ConfigurationError(file.error(WrongValue(route, words)))
    if not os.path.isfile(path):
        names = [*shipped, *_files_beside(path, use.schema)]
        hint = did_you_mean(use.schema, names, f"; those that ship are {', '.join(shipped)}")
        raise ConfigurationError(file.error(WrongValue(route, f"there is no schema {use.schema!r}{hint}")))
    try:
        return load_schema_file(Path(os.path.relpath(path)), use.dialect.value, Path(file.root))
    except SchemaError as error:
        raise ConfigurationError(str(error)) from None


def _files_beside(path: str, written: str) -> list[str]:
    try:
        names = sorted(os.listdir(os.path.dirname(path)))
    except OSError:
        return []
    return [os.path.join(os.path.dirname(written), name) for name in names]
