"""The tables of docs/configuration.md: every key of the configuration file, from the types that read it."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from doclint.config.configuration import Configuration
from doclint.config.in_force import settings_in_force, toml_value
from doclint.config.layers import Layers
from doclint.config.rule_settings import CommonKeys, option_keys
from doclint.config.values import Key, json_schema_of, keys_of
from doclint.rules.registry import all_rules

# A list of every rule is no help in a table.
_MOST_WORDS = 8


def configuration_tables(defaults: Layers) -> str:
    """The keys of a configuration; `defaults` are the layers where nobody has configured anything."""
    return "\n".join(_tables(defaults))


def _tables(defaults: Layers) -> Iterator[str]:
    keys = keys_of(Configuration)
    by_default = {setting.route: f"`{setting.value}`" for setting in settings_in_force(defaults)}
    # The clock's is another one every day.
    by_default[("today",)] = "the day of the run"
    yield from _table(
        (f"`{name}`", _type(key), by_default.get((name,), ""), key.meaning)
        for name, key in keys.items()
        if _table_in(key.type) is None
    )
    for name, key in keys.items():
        table = _table_in(key.type)
        if table is None:
            continue
        is_list = json_schema_of(key.type).get("type") == "array"
        yield f"### `[[{name}]]`\n" if is_list else f"### `[{name}]`\n"
        yield f"{_sentence(key.meaning)}\n"
        yield from _table(
            (
                f"`{inner}`",
                _type(described),
                _default(table, described, by_default.get((name, inner))),
                described.meaning,
            )
            for inner, described in keys_of(table).items()
        )
    yield "### `[rules]`\n"
    yield f"{_sentence(keys['rules'].meaning)} Every rule takes\n"
    yield from _table(
        (f"`{name}`", _type(key), "that of the rule", key.meaning) for name, key in keys_of(CommonKeys).items()
    )
    yield "and some have options of their own:\n"
    yield from _table(
        (f"`{code}.{name}`", _type(key), f"`{toml_value(getattr(rule.default_options, key.field))}`", key.meaning)
        for code, rule in all_rules().items()
        for name, key in option_keys(rule).items()
    )


def _table(rows: typing.Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    yield "| key | value | default | meaning |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    yield ""


def _table_in(wanted: Any) -> type[Any] | None:
    """The dataclass that a key's table is read into, be it one or a list of them."""
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return wanted
    if typing.get_origin(wanted) in (tuple, typing.Union, types.UnionType):
        return next((table for inner in typing.get_args(wanted) if (table := _table_in(inner)) is not None), None)
    return None


def _default(table: type[Any], key: Key, in_force: str | None) -> str:
    if in_force is not None:
        return in_force
    field = next(field for field in dataclasses.fields(table) if field.name == key.field)
    if field.default is dataclasses.MISSING:
        return "must be given"
    return "" if field.default is None else f"`{toml_value(field.default)}`"


def _type(key: Key) -> str:
    return _in_words(json_schema_of(key.type))


def _in_words(schema: Mapping[str, Any], *, several: bool = False) -> str:
    words = schema.get("enum")
    if words is not None and len(words) <= _MOST_WORDS:
        return ", ".join(f"`{toml_value(word)}`" for word in words)
    if "anyOf" in schema:
        return " or ".join(_in_words(member, several=several) for member in schema["anyOf"])
    kind = schema.get("type")
    if kind == "array":
        return f"list{'s' if several else ''} of {_in_words(schema['items'], several=True)}"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"table of {_in_words(inner, several=True)}" if isinstance(inner, Mapping) else "table"
    if schema.get("format") == "date":
        return "date"
    return {"integer": "number", "boolean": "`true`, `false`"}.get(str(kind), "text") + (
        "s" if several and kind != "boolean" else ""
    )


def _sentence(meaning: str) -> str:
    return meaning[:1].upper() + meaning[1:]
