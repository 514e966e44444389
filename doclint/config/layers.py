"""defaults < preset < file < environment < command line: who said what of a run, and the settings that come of it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from doclint.config.configuration import Authors, Configuration, Locales, SchemaUse
from doclint.config.file import ConfigurationFile, is_inside
from doclint.config.preset import Preset
from doclint.config.preset_file import RolesTable, StampTable, said_roles, stamp_of
from doclint.config.presets import load_preset
from doclint.config.rule_settings import Level
from doclint.config.selection import Choice, Choices, Decision, decide, fixable_codes
from doclint.config.settings import SOURCE_DATE, AssignedSchema, IgnoredOnPages, OwnKeys, Settings
from doclint.config.values import WrongValue
from doclint.corpus.configured_locales import ConfiguredRoot, LocaleSettings
from doclint.corpus.reach import Reach, names_an_ending
from doclint.errors import ConfigurationError
from doclint.findings import Route, Severity
from doclint.rules.registry import all_rules, select_codes
from doclint.system.data_classes import dataclass, replace
from doclint.system.globs import Globs
from doclint.system.nearest_names import did_you_mean
from doclint.system.paths import shown_path

if TYPE_CHECKING:
    from doclint.schema import Schema


_OF_PRESET = 1
"""The index of the layer that the preset gives; what comes after it, somebody has said."""

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
        return self.file.base if self.file is not None else os.path.abspath(".")


def stack(
    file: ConfigurationFile | None, command_line: Configuration, overrides: Configuration | None = None
) -> Layers:
    """The layers of a run.

    Args:
        overrides: what `--config-override` says where there is no file that it could change.

    Raises:
        ConfigurationError: SOURCE_DATE_EPOCH is no time.
    """
    said = [Layer(file.configuration, file.line)] if file is not None else []
    if overrides is not None:
        said.append(Layer(overrides, lambda route: "command line, --config-override"))
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
    preset = load_preset(layers.value("preset"))
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
    preset = _own_keys(layers).instead_of_those_of(load_preset(layers.value("preset")))
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
        finds_preset=not layers.said_by("preset"),
        source_locale=layers.value("source_locale"),
        finds_source_locale=layers.said_by("source_locale") <= _OF_PRESET,
        own_keys=_own_keys(layers),
        options={
            code: replace(registered[code].default_options, **setting.options)
            for code, setting in rules.items()
            if setting.options
        }
        | _custom_rules(layers),
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


def _custom_rules(layers: Layers) -> dict[str, Any]:
    tables = layers.value("custom_rules")
    if not tables or layers.file is None:
        return {}
    from doclint.rules.custom import CustomRule  # noqa: PLC0415 - few configurations have any

    # Pages are called as the configuration that assigns schemas sees them, if there is one.
    folder = layers.base if layers.value("schemas") else os.path.abspath(".")
    return {
        table.code: CustomRule(
            table.message,
            table.help,
            table.pattern,
            table.where,
            table.required,
            table.route,
            Globs(layers.base, table.globs),
            folder,
        )
        for table in tables
    }


def _own_keys(layers: Layers) -> OwnKeys:
    authors: Authors = layers.value("authors")
    is_said = layers.said_by("authors") > _OF_PRESET
    roles: RolesTable | None = layers.value("roles")
    stamp: StampTable | None = layers.value("stamp")
    return OwnKeys(
        authors=authors.routes if is_said else None,
        roles=said_roles(roles) if roles is not None else {},
        stamp=stamp_of(stamp) if stamp is not None else None,
        neutral=layers.value("neutral"),
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
    said_at = f"{place(('locales', 'layout'))}: "
    return LocaleSettings(said.patterns, said_at, roots, base if layers.file is not None else None)


def _baseline(written: str | None, file: ConfigurationFile) -> str | None:
    """The path of the baseline that a file names, from its own folder."""
    if written is None:
        return None
    path = os.path.join(file.folder, written)
    if not is_inside(path, file.root):
        words = f"{written} is outside the repository; move it into the repository"
        raise ConfigurationError(file.error(WrongValue(("baseline",), words)))
    return shown_path(path)


def _reach(base: str, include: tuple[str, ...], exclude: tuple[str, ...]) -> Reach:
    others = tuple(glob for glob in include if names_an_ending(glob))
    return Reach(
        None if include == EVERY_PAGE else Globs(base, include),
        Globs(base, others) if others else None,
        (Globs(base, exclude),) if exclude else (),
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
        words = f"{use.schema} is outside the repository; copy it into the repository"
        raise ConfigurationError(file.error(WrongValue(route, words)))
    if not os.path.isfile(path):
        names = [*shipped, *_files_beside(path, use.schema)]
        hint = did_you_mean(use.schema, names, f"; shipped schemas: {', '.join(shipped)}")
        raise ConfigurationError(file.error(WrongValue(route, f"unknown schema {use.schema!r}{hint}")))
    try:
        return load_schema_file(Path(shown_path(path)), use.dialect.value, Path(file.root))
    except SchemaError as error:
        raise ConfigurationError(str(error)) from None


def _files_beside(path: str, written: str) -> list[str]:
    try:
        names = sorted(os.listdir(os.path.dirname(path)))
    except OSError:
        return []
    return [os.path.join(os.path.dirname(written), name) for name in names]
