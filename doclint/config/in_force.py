"""What is in force, as a configuration file that says the same, and who said each of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from doclint.config.configuration import Configuration
from doclint.config.layers import Layers
from doclint.config.rule_settings import CommonKeys, RuleSettings, option_keys
from doclint.config.selection import Decision
from doclint.config.settings import ALWAYS_ON
from doclint.config.toml_text import Route, toml_key, toml_text
from doclint.config.values import keys_of
from doclint.data_classes import dataclass
from doclint.rules.registry import all_rules


@dataclass(frozen=True, slots=True)
class InForce:
    """A setting: its route of keys, its value as TOML writes it, and where it comes from."""

    route: Route
    value: str
    origin: str

    @property
    def line(self) -> str:
        """The setting as a line of a configuration file, its last table left to a header."""
        return f"{'.'.join(toml_key(str(step)) for step in self.route)} = {self.value}"


# Told by the rules: which of them run is what came of these.
_SELECTION = ("select", "ignore", "extend_select", "rules")


def settings_in_force(layers: Layers) -> Iterator[InForce]:
    """Every setting but those of single rules; one that nobody has said and that has no default is left out."""
    for key, described in keys_of(Configuration).items():
        value = layers.value(described.field)
        if described.field in _SELECTION or value is None:
            continue
        place = layers.layers[layers.said_by(described.field)].place
        if isinstance(value, Mapping):
            for inner, inner_value in value.items():
                yield InForce((key, inner), toml_value(inner_value), place((key, inner)))
        elif is_dataclass(value):
            for inner, inner_described in keys_of(type(value)).items():
                if (inner_value := getattr(value, inner_described.field)) is not None:
                    yield InForce((key, inner), toml_value(inner_value), place((key, inner)))
        else:
            yield InForce((key,), toml_value(value), place((key,)))


def rules_in_force(layers: Layers) -> Iterator[InForce]:
    """Whether each rule runs, how severe it is, and its options; what is always on cannot be said and is left out."""
    said: RuleSettings = layers.value("rules")
    place = layers.layers[layers.said_by("rules")].place
    for code, decision in layers.decisions().items():
        rule = all_rules()[code]
        if rule.family == ALWAYS_ON:
            continue
        setting = said.get(code)
        level = setting.common.severity if setting is not None else None
        severity = (level.severity if level is not None else None) or rule.severity
        origin = _decided(decision, layers)
        if decision.is_on and setting is not None and level is not None and level.severity is not None:
            origin = place(("rules", setting.key, "severity"))
        yield InForce(("rules", code, "severity"), toml_value(severity if decision.is_on else "off"), origin)
        for key, described in keys_of(CommonKeys).items():
            value = getattr(setting.common, described.field) if setting is not None and key != "severity" else None
            if setting is not None and value is not None:
                yield InForce(("rules", code, key), toml_value(value), place(("rules", setting.key, key)))
        for key, described in option_keys(rule).items():
            is_said = setting is not None and described.field in setting.options
            value = setting.options[described.field] if setting is not None and is_said else None
            yield InForce(
                ("rules", code, key),
                toml_value(value if is_said else getattr(rule.default_options, described.field)),
                place(("rules", setting.key, key)) if setting is not None and is_said else "default",
            )


def _decided(decision: Decision, layers: Layers) -> str:
    if decision.layer is None:
        return "default"
    place = layers.layers[decision.layer].place
    if decision.choice is None:
        return f"{place(('select',))}, not selected" if decision.layer else "default"
    return place(tuple(decision.choice.key.split(".", 1)))


def toml_value(value: Any) -> str:
    """A value as TOML writes it, on one line."""
    if isinstance(value, Enum):
        return toml_value(value.value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if isinstance(value, Mapping):
        pairs = [f"{toml_key(key)} = {toml_value(inner)}" for key, inner in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    if is_dataclass(value):
        keys = keys_of(type(value)).items()
        said = {key: inner for key, described in keys if (inner := getattr(value, described.field)) is not None}
        return toml_value(said)
    return toml_text(value) if isinstance(value, str) else str(value)
