"""A docfx schema, checked and brought into the one form that the keywords expect.

docfx is lenient: only what cannot be run is an error. Null means that a keyword is not there, `false` becomes a keyword
of its own, every `type` a list, and a `$ref` the schema that it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from doclint.document.core_yaml import JsonValue
from doclint.schema.dates import time_span

NEVER = "doclint:never"
"""What `false` is in a prepared schema: a keyword, so that it speaks like one."""

REFERENCE = "doclint:reference"
"""What `$ref` is in a prepared schema: its value is the prepared schema that the reference names."""

Pointer = tuple[str | int, ...]

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_ONE_OF_TYPES = f"it must be one of {', '.join(TYPES)}"


class ShapeError(ValueError):
    """A part of a schema that cannot be run; `pointer` leads to it."""

    def __init__(self, pointer: Pointer, reason: str) -> None:
        super().__init__(reason)
        self.pointer = pointer
        self.reason = reason


@dataclass
class Preparation:
    """One schema document on its way; `root` is the document as it was read."""

    root: JsonValue
    _targets: dict[Pointer, dict[str, Any]] = field(default_factory=dict)

    def schema(self, schema: JsonValue, at: Pointer) -> dict[str, Any] | bool:
        """Prepare a schema that stands at a pointer."""
        if schema is None or schema is True:
            return True
        if schema is False:
            return {NEVER: True}
        if not isinstance(schema, dict):
            raise ShapeError(at, "a schema must be an object, true, false or null")
        if isinstance(reference := schema.get("$ref"), str):
            return {REFERENCE: self._target(reference, (*at, "$ref"))}
        prepared = {}
        for keyword, value in schema.items():
            shape = _SHAPES.get(keyword)
            if value is None and keyword != "const":
                continue
            prepared[keyword] = shape(self, value, (*at, keyword)) if shape else value
        if not prepared.get("multipleOf", True):
            del prepared["multipleOf"]
        return prepared

    def _target(self, reference: str, at: Pointer) -> dict[str, Any] | bool:
        pointer, found = self._find(reference, at)
        if pointer not in self._targets:
            # Entered before it is filled: a schema may refer to itself.
            target: dict[str, Any] = {}
            self._targets[pointer] = target
            prepared = self.schema(found, pointer)
            target.update(prepared if isinstance(prepared, dict) else {})
        return self._targets[pointer]

    def _find(self, reference: str, at: Pointer) -> tuple[Pointer, JsonValue]:
        if reference != "#" and not reference.startswith("#/"):
            raise ShapeError(at, f"the reference '{reference}' does not lead into this file")
        found, route = self.root, []
        for escaped in reference.split("/")[1:]:
            step = escaped.replace("~1", "/").replace("~0", "~")
            key = int(step) if isinstance(found, list) and step.isdecimal() else step
            try:
                found = found[key]
            except (KeyError, IndexError, TypeError):
                raise ShapeError(at, f"the reference '{reference}' leads nowhere") from None
            route.append(key)
        return tuple(route), found


Shape = Callable[[Preparation, Any, Pointer], Any]


def _subschema(preparation: Preparation, value: JsonValue, at: Pointer) -> Any:
    return preparation.schema(value, at)


def _subschema_or_false(preparation: Preparation, value: JsonValue, at: Pointer) -> Any:
    return False if value is False else preparation.schema(value, at)


def _subschemas(preparation: Preparation, value: JsonValue, at: Pointer) -> list[Any]:
    return [preparation.schema(item, (*at, index)) for index, item in enumerate(_a_list(value, at))]


def _items(preparation: Preparation, value: JsonValue, at: Pointer) -> Any:
    return _subschemas(preparation, value, at) if isinstance(value, list) else preparation.schema(value, at)


def _named_subschemas(preparation: Preparation, value: JsonValue, at: Pointer) -> dict[str, Any]:
    return {name: preparation.schema(item, (*at, name)) for name, item in _an_object(value, at).items()}


def _patterned_subschemas(preparation: Preparation, value: JsonValue, at: Pointer) -> dict[str, Any]:
    for pattern in _an_object(value, at):
        _pattern(preparation, pattern, (*at, pattern))
    return _named_subschemas(preparation, value, at)


def _dependents(preparation: Preparation, value: JsonValue, at: Pointer) -> dict[str, Any]:
    return {
        name: _names(preparation, item, (*at, name))
        if isinstance(item, list)
        else preparation.schema(item, (*at, name))
        for name, item in _an_object(value, at).items()
    }


def _types(preparation: Preparation, value: JsonValue, at: Pointer) -> list[str]:
    names = value if isinstance(value, list) else [value]
    for name in names:
        if not isinstance(name, str) or name.lower() not in TYPES:
            close = get_close_matches(name.lower(), TYPES, 1) if isinstance(name, str) else []
            raise ShapeError(at, f"no such type: {f'did you mean {close[0]}?' if close else _ONE_OF_TYPES}")
    return [name.lower() for name in names]


def _a_list(value: JsonValue, at: Pointer) -> list[Any]:
    if not isinstance(value, list):
        raise ShapeError(at, f"'{at[-1]}' must be a list")
    return value


def _an_object(value: JsonValue, at: Pointer) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ShapeError(at, f"'{at[-1]}' must be an object")
    return value


def _any_list(preparation: Preparation, value: JsonValue, at: Pointer) -> list[Any]:
    return _a_list(value, at)


def _names(preparation: Preparation, value: JsonValue, at: Pointer) -> list[str]:
    if not all(isinstance(name, str) for name in _a_list(value, at)):
        raise ShapeError(at, f"'{at[-1]}' must be a list of names")
    return list(value)


def _sets(preparation: Preparation, value: JsonValue, at: Pointer) -> list[list[str]]:
    return [_names(preparation, item, (*at, index)) for index, item in enumerate(_a_list(value, at))]


def _count(preparation: Preparation, value: JsonValue, at: Pointer) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise ShapeError(at, f"'{at[-1]}' must be a whole number")
    return int(value)


def _number(preparation: Preparation, value: JsonValue, at: Pointer) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ShapeError(at, f"'{at[-1]}' must be a number")
    return value


def _text(preparation: Preparation, value: JsonValue, at: Pointer) -> str:
    if not isinstance(value, str):
        raise ShapeError(at, f"'{at[-1]}' must be a text")
    return value


def _flag(preparation: Preparation, value: JsonValue, at: Pointer) -> bool:
    if not isinstance(value, bool):
        raise ShapeError(at, f"'{at[-1]}' must be true or false")
    return value


def _pattern(preparation: Preparation, value: JsonValue, at: Pointer) -> str:
    try:
        re.compile(_text(preparation, value, at))
    except re.error as error:
        raise ShapeError(at, f"not a regular expression: {error}") from None
    return str(value)


def _span(preparation: Preparation, value: JsonValue, at: Pointer) -> str:
    if time_span(_text(preparation, value, at)) is None:
        raise ShapeError(at, "not a time span: write days:hours:minutes:seconds, such as -30:00:00:00")
    return str(value)


def _conditional_counts(preparation: Preparation, value: JsonValue, at: Pointer) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return [_conditional_count(preparation, value, at)]
    return [_conditional_count(preparation, check, (*at, index)) for index, check in enumerate(value)]


def _conditional_count(preparation: Preparation, value: JsonValue, at: Pointer) -> dict[str, Any]:
    check = _an_object(value, at)
    # Without a condition nothing is counted, as in docfx.
    condition: dict[str, Any] | bool = {NEVER: True}
    if check.get("condition") is not None:
        condition = preparation.schema(check["condition"], (*at, "condition"))
    return {"condition": condition, "value": _count(preparation, check.get("value", 0), (*at, "value"))}


def _alias(preparation: Preparation, value: JsonValue, at: Pointer) -> dict[str, Any]:
    allowed = _an_object(value, at).get("allowedDLs")
    return {"allowedDLs": _names(preparation, allowed or [], (*at, "allowedDLs"))}


def _enum_dependencies(preparation: Preparation, value: JsonValue, at: Pointer) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for address, allowed in _an_object(value, at).items():
        tree[address] = {}
        for listed, deeper in _an_object({} if allowed is None else allowed, (*at, address)).items():
            place = (*at, address, listed)
            tree[address][listed] = None if deeper is None else _enum_dependencies(preparation, deeper, place)
    return tree


def _rules(preparation: Preparation, value: JsonValue, at: Pointer) -> dict[str, Any]:
    return {
        path: {code: _an_object(entry or {}, (*at, path, code)) for code, entry in _entries(entries, (*at, path))}
        for path, entries in _entries(value, at)
    }


def _entries(value: JsonValue, at: Pointer) -> Iterable[tuple[str, Any]]:
    return _an_object({} if value is None else value, at).items()


def _each(shape: Shape, keywords: Iterable[str]) -> dict[str, Shape]:
    return dict.fromkeys(keywords, shape)


_SHAPES: Mapping[str, Shape] = {
    **_each(_subschema, ("contains", "propertyNames", "not", "if", "then", "else")),
    **_each(_subschema_or_false, ("additionalProperties", "additionalItems")),
    **_each(_subschemas, ("allOf", "anyOf", "oneOf")),
    **_each(_named_subschemas, ("properties", "definitions", "$defs")),
    **_each(_dependents, ("dependencies", "dependentSchemas")),
    **_each(_names, ("required", "strictRequired", "reserved", "docsetUnique")),
    **_each(_sets, ("either", "precludes")),
    **_each(_count, ("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties")),
    **_each(_number, ("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf")),
    **_each(_text, ("format", "dateFormat", "replacedBy")),
    **_each(_span, ("relativeMinDate", "relativeMaxDate")),
    **_each(_conditional_counts, ("minItemsWhen", "maxItemsWhen")),
    "type": _types,
    "enum": _any_list,
    "items": _items,
    "patternProperties": _patterned_subschemas,
    "pattern": _pattern,
    "uniqueItems": _flag,
    "microsoftAlias": _alias,
    "enumDependencies": _enum_dependencies,
    "rules": _rules,
}
