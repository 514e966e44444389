"""The `[rules]` table: how severe each rule is, whether it runs, and its own options."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import Any

from doclint.config.escalation import Escalation
from doclint.config.settings import ALWAYS_ON
from doclint.config.toml_text import Route
from doclint.config.values import Complain, JsonSchema, Key, WrongValue, describe, keys_of, read_keys, table_schema
from doclint.data_classes import dataclass, field
from doclint.findings import Severity
from doclint.nearest_names import did_you_mean
from doclint.rules.registry import all_rules, find_rule
from doclint.rules.rule import RegisteredRule


class Level(Enum):
    """Whether a rule runs, and how severe its findings are. `on` is its own severity."""

    OFF = "off"
    ON = "on"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def severity(self) -> Severity | None:
        return None if self in (Level.OFF, Level.ON) else Severity(self.value)


@dataclass(frozen=True, slots=True)
class CommonKeys:
    """What may be said of every rule.

    Attributes:
        severity: off, on, info, warning or error; a rule that is off by default runs when it is given one.
        from_: the day from which on the rule has another severity, which its messages announce.
        then: that severity.
    """

    severity: Level | None = None
    from_: datetime.date | None = None
    then: Severity | None = None

    @property
    def escalation(self) -> Escalation | None:
        """What the rule's findings become, None where they stay what they are."""
        return Escalation(self.from_, self.then) if self.from_ is not None and self.then is not None else None


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a configuration says of one rule.

    Attributes:
        key: the code or name that it stands under.
        common: what may be said of every rule.
        options: values of the rule's own options, by the fields of its options' dataclass.
    """

    key: str
    common: CommonKeys = CommonKeys()
    options: Mapping[str, Any] = field(default_factory=dict)


RuleSettings = Mapping[str, RuleSetting]
"""By the codes of the rules."""


def option_keys(registered: RegisteredRule) -> dict[str, Key]:
    """The keys of a rule's own options."""
    return keys_of(registered.rule.options) if registered.rule.options is not None else {}


@dataclass(frozen=True, slots=True)
class RuleTable:
    """Reads `[rules]`: a rule's code or name, and a level or a table."""

    def read(self, value: Any, route: Route, complain: Complain) -> RuleSettings | None:
        if not isinstance(value, dict):
            complain(WrongValue(route, f'expected a table such as {{ AUT001 = "error" }}, found {describe(value)}'))
            return None
        settings: dict[str, RuleSetting] = {}
        for key, inner in value.items():
            here = (*route, key)
            registered = find_rule(key)
            if registered is None:
                complain(WrongValue(here, _no_rule(key), is_about_key=True))
            elif registered.family == ALWAYS_ON:
                complain(WrongValue(here, f"{key} is always on: it tells what could not be checked", is_about_key=True))
            elif registered.code in settings:
                other = settings[registered.code].key
                complain(WrongValue(here, f"{key} and {other} are the same rule; write one of them", is_about_key=True))
            else:
                settings[registered.code] = _read_setting(key, inner, registered, here, complain)
        return settings

    def json_schema(self) -> JsonSchema:
        properties: JsonSchema = {}
        for code, registered in all_rules().items():
            if registered.family != ALWAYS_ON:
                properties[code] = _setting_schema(registered)
                properties[registered.name] = {"$ref": f"#/properties/rules/properties/{code}"}
        return {"type": "object", "properties": properties, "additionalProperties": False}


def _no_rule(key: str) -> str:
    if any(code.startswith(key.upper()) for code in all_rules()) and key:
        prefix = key.upper()
        return f'{key} means several rules, and here stands one at a time; for all of them write ignore = ["{prefix}"]'
    names = [name for code, registered in all_rules().items() for name in (code, registered.name)]
    return f"no rule is called {key!r}{did_you_mean(key, names, '; doclint rule --all lists them')}"


def _read_setting(key: str, value: Any, registered: RegisteredRule, route: Route, complain: Complain) -> RuleSetting:
    if isinstance(value, bool):
        return RuleSetting(key, CommonKeys(Level.ON if value else Level.OFF))
    if isinstance(value, str):
        fields = read_keys({"severity": value}, keys_of(CommonKeys), route, lambda wrong: complain(_at(route, wrong)))
        return RuleSetting(key, CommonKeys(**(fields or {})))
    common, options = keys_of(CommonKeys), option_keys(registered)
    if not isinstance(value, dict):
        complain(WrongValue(route, f'expected a severity such as "error", or a table, found {describe(value)}'))
        return RuleSetting(key)
    fields = read_keys(value, common | options, route, complain) or {}
    if ("from" in value) != ("then" in value):
        missing = "then" if "from" in value else "from"
        words = f'`from` and `then` go together, {missing} is missing: {{ from = "2027-01-29", then = "error" }}'
        complain(WrongValue(route, words))
    of_all = {name.field for name in common.values()}
    return RuleSetting(
        key,
        CommonKeys(**{name: inner for name, inner in fields.items() if name in of_all}),
        {name: inner for name, inner in fields.items() if name not in of_all},
    )


def _at(route: Route, wrong: WrongValue) -> WrongValue:
    return WrongValue(route, wrong.message)


def _setting_schema(registered: RegisteredRule) -> JsonSchema:
    # Only the schema's generator needs it.
    from doclint.rules.manual import sections  # noqa: PLC0415

    first = next((text for heading, text in sections(registered.manual) if heading == "What it does"), "")
    sentence = " ".join(first.split()).partition(". ")[0].rstrip(".") + "."
    table = table_schema(keys_of(CommonKeys) | option_keys(registered))
    levels: JsonSchema = {"enum": [*(level.value for level in Level), True, False]}
    return {
        "title": f"{registered.code} {registered.name}",
        "description": sentence,
        "anyOf": [levels, table],
    }
