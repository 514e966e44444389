"""The types that a value of a configuration file may have: read here, and told to editors as JSON Schema.

What a table may say is a frozen dataclass: its field `max_age_days` is the key `max-age-days`, the field's type says
what is read, and its line under *Attributes:* in the docstring what the key means. A field's type is one of

    bool, int (from 0), str, datetime.date (a TOML date, or a text "YYYY-MM-DD"), an enum of texts, a dataclass,
    tuple[X, ...], Mapping[str, X], a union of these, and Annotated[X, kind] for what a `Kind` reads.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, Protocol

from doclint.config.toml_text import Route, toml_text
from doclint.data_classes import dataclass, replace
from doclint.nearest_names import did_you_mean

JsonSchema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WrongValue:
    """Something that a configuration says and cannot mean: at the key of a route, or at its value."""

    route: Route
    message: str
    is_about_key: bool = False


Complain = Callable[[WrongValue], None]
"""Told of everything that is wrong; reading goes on, so that one run tells it all."""


class Kind(Protocol):
    """What reads values that no plain type describes."""

    def read(self, value: Any, route: Route, complain: Complain) -> Any:
        """The value as doclint takes it; None after a complaint."""

    def json_schema(self) -> JsonSchema:
        """The same for editors. It may be stricter about how a word is written, never laxer."""


# Equal only to itself: typing wants what stands in Annotated to be hashable.
@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text that a check accepts: `problem` says why it does not, None if it does; `schema` says it to editors."""

    problem: Callable[[str], str | None]
    schema: Mapping[str, Any]

    def read(self, value: Any, route: Route, complain: Complain) -> str | None:
        if not isinstance(value, str):
            complain(WrongValue(route, f"expected a text in quotes, found {describe(value)}"))
            return None
        problem = self.problem(value)
        if problem is not None:
            complain(WrongValue(route, problem))
            return None
        return value

    def json_schema(self) -> JsonSchema:
        return dict(self.schema)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: the field of its dataclass, and what it means in one line."""

    field: str
    type: Any
    meaning: str


def keys_of(table: Any) -> dict[str, Key]:
    """The keys that a dataclass stands for. A field `from_` is the key `from`."""
    return _keys_of(typing.cast("Hashable", table))


@cache
def _keys_of(table: Any) -> dict[str, Key]:
    hints = typing.get_type_hints(table, include_extras=True)
    meanings = _meanings(table.__doc__ or "")
    return {
        field.name.rstrip("_").replace("_", "-"): Key(field.name, hints[field.name], meanings.get(field.name, ""))
        for field in dataclasses.fields(table)
    }


_MEANING = re.compile(r"^( *)(\w+): (.*(?:\n\1 +\S.*)*)", re.MULTILINE)


def _meanings(docstring: str) -> dict[str, str]:
    _, _, attributes = docstring.partition("Attributes:\n")
    return {match[2]: " ".join(match[3].split()) for match in _MEANING.finditer(attributes)}


# --- reading


def read_value(value: Any, wanted: Any, route: Route, complain: Complain) -> Any:
    """A value as the type says it; complains, and gives None, where it is not of that type."""
    origin = typing.get_origin(wanted)
    if origin is typing.Annotated:
        return typing.get_args(wanted)[1].read(value, route, complain)
    if origin in (typing.Union, types.UnionType):
        return _read_union(
            value, [member for member in typing.get_args(wanted) if member is not type(None)], route, complain
        )
    if dataclasses.is_dataclass(wanted):
        return read_table(value, wanted, route, complain)
    if not _fits(value, wanted):
        complain(WrongValue(route, _mismatch(value, wanted, route)))
        return None
    if origin is tuple:
        item = typing.get_args(wanted)[0]
        return tuple(read_value(each, item, (*route, index), complain) for index, each in enumerate(value))
    if origin is Mapping:
        name, item = typing.get_args(wanted)
        return _read_mapping(value, name, item, route, complain)
    if wanted is datetime.date:
        return _read_date(value, route, complain)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return _read_enum(value, wanted, route, complain)
    if wanted is int and value < 0:
        complain(WrongValue(route, f"expected a number from 0, found {value}"))
        return None
    return value


def read_table(value: Any, table: Any, route: Route, complain: Complain) -> Any:
    """A table as its dataclass; keys that are wrong keep their defaults, a missing one that has none is wrong too."""
    keys = keys_of(table)
    fields = read_keys(value, keys, route, complain)
    if fields is None:
        return None
    required = _required(table)
    for name in required:
        if name not in value:
            complain(
                WrongValue(
                    route, f"the key {name!r} is missing{f': {keys[name].meaning}' if keys[name].meaning else ''}"
                )
            )
    return table(**fields) if all(keys[name].field in fields for name in required) else None


def read_keys(value: Any, keys: Mapping[str, Key], route: Route, complain: Complain) -> dict[str, Any] | None:
    """The values of a table by their fields, None where it is no table. Complains of keys that are not among these."""
    if not isinstance(value, dict):
        complain(WrongValue(route, f"expected a table with {_list_of(keys)}, found {describe(value)}"))
        return None
    fields: dict[str, Any] = {}
    for name, inner in value.items():
        key = keys.get(name)
        if key is None:
            hint = did_you_mean(name, keys, f"; there is {_list_of(keys)}")
            complain(WrongValue((*route, name), f"unknown key {name!r}{hint}", is_about_key=True))
            continue
        read = read_value(inner, key.type, (*route, name), complain)
        if read is not None:
            fields[key.field] = read
    return fields


def _read_union(value: Any, members: list[Any], route: Route, complain: Complain) -> Any:
    if len(members) == 1:
        return read_value(value, members[0], route, complain)
    fitting = [member for member in members if _fits(value, member)]
    if not fitting:
        words = " or ".join(_in_words(member) for member in members)
        complain(WrongValue(route, f"expected {words}, found {describe(value)}"))
        return None
    return read_value(value, fitting[0], route, complain)


def _read_mapping(value: dict[str, Any], name: Any, item: Any, route: Route, complain: Complain) -> dict[str, Any]:
    for key in value:
        read_value(key, name, (*route, key), lambda wrong: complain(replace(wrong, is_about_key=True)))
    return {key: read_value(inner, item, (*route, key), complain) for key, inner in value.items()}


def _read_date(value: Any, route: Route, complain: Complain) -> datetime.date | None:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        complain(WrongValue(route, f"{value!r} is not a date; write it YYYY-MM-DD"))
        return None


def _read_enum(value: str, wanted: type[Enum], route: Route, complain: Complain) -> Enum | None:
    words = [member.value for member in wanted]
    if value in words:
        return wanted(value)
    complain(WrongValue(route, f"{value!r} is none of {_list_of(words)}{did_you_mean(value, words)}"))
    return None


# --- what a value is


def _json_type(wanted: Any) -> str:
    origin = typing.get_origin(wanted)
    if origin is typing.Annotated:
        return _json_type(typing.get_args(wanted)[0])
    if origin is tuple:
        return "array"
    if origin is not None or dataclasses.is_dataclass(wanted):
        return "object"
    return {bool: "boolean", int: "integer"}.get(wanted, "string")


def _fits(value: Any, wanted: Any) -> bool:
    """Whether a value is of the kind that a type is read from."""
    if wanted is datetime.date:
        return isinstance(value, str) or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime))
    found = {bool: "boolean", int: "integer", str: "string", list: "array", dict: "object"}.get(type(value))
    return found == _json_type(wanted)


_FLAGS = ("true", "false")


def _mismatch(value: Any, wanted: Any, route: Route) -> str:
    hint = ""
    if _json_type(wanted) == "array" and isinstance(value, str):
        hint = f"; write [{toml_text(value)}]"
    elif _json_type(wanted) == "array" and isinstance(value, dict):
        is_of_tables = _json_type(typing.get_args(wanted)[0]) == "object"
        hint = f"; write [[{route[-1]}]]" if is_of_tables else f'; write {route[-1]} = ["…", "…"]'
    elif (wanted is int and isinstance(value, str) and value.isdecimal()) or (wanted is bool and value in _FLAGS):
        hint = f"; write {value}"
    return f"expected {_in_words(wanted)}, found {describe(value)}{hint}"


def _in_words(wanted: Any) -> str:
    if wanted is datetime.date:
        return "a date such as 2027-01-29"
    words = {"array": "a list", "object": "a table", "boolean": "true or false", "integer": "a whole number"}
    return words.get(_json_type(wanted), "a text in quotes")


def describe(value: Any) -> str:
    """A value of a TOML file in words."""
    if isinstance(value, str):
        return f"the text {toml_text(value if len(value) <= 40 else value[:39] + '…')}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return "a list"
    if isinstance(value, datetime.time):
        return "a time"
    return "a table" if isinstance(value, dict) else "a date and a time"


def _list_of(words: Iterable[str]) -> str:
    return ", ".join(words)


# --- the same for editors


def json_schema_of(wanted: Any) -> JsonSchema:
    """The JSON Schema of a type."""
    origin = typing.get_origin(wanted)
    arguments = typing.get_args(wanted)
    if origin is typing.Annotated:
        schema: JsonSchema = arguments[1].json_schema()
        return schema
    if origin in (typing.Union, types.UnionType):
        members = [json_schema_of(member) for member in arguments if member is not type(None)]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin is tuple:
        return {"type": "array", "items": json_schema_of(arguments[0])}
    if origin is not None:
        return {"type": "object", "additionalProperties": json_schema_of(arguments[1])}
    if dataclasses.is_dataclass(wanted):
        return table_schema(keys_of(wanted), _required(wanted))
    if wanted is datetime.date:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return {"enum": [member.value for member in wanted]}
    return {"type": _json_type(wanted), **({"minimum": 0} if wanted is int else {})}


def table_schema(keys: Mapping[str, Key], required: Iterable[str] = ()) -> JsonSchema:
    """The JSON Schema of a table with these keys and no others."""
    properties = {
        name: {**({"description": key.meaning} if key.meaning else {}), **json_schema_of(key.type)}
        for name, key in keys.items()
    }
    schema: JsonSchema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": list(required)} if required else schema


def _required(table: Any) -> list[str]:
    """The keys of the fields that have no default."""
    has_default = {
        field.name: field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
        for field in dataclasses.fields(table)
    }
    return [name for name, key in keys_of(table).items() if not has_default[key.field]]
