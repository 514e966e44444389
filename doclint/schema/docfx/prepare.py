"""A docfx schema, checked and brought into the one form that the keywords expect.

docfx is lenient: only what cannot be run is an error. Null means that a keyword is not there, `false` becomes a keyword
of its own, every `type` a list, and a `$ref` the schema that it names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from doclint.document.block import JsonValue
from doclint.schema.docfx.dates import time_span
from doclint.schema.docfx.dotnet_patterns import dotnet_pattern
from doclint.schema.pattern_syntax import UnboundedPatternError
from doclint.schema.problem import SchemaError
from doclint.schema.source import Part, SchemaSource

if TYPE_CHECKING:
    from pathlib import Path

    from doclint.schema.references import References

NEVER = "doclint:never"
"""What `false` is in a prepared schema: a keyword, so that it speaks like one."""

REFERENCE = "doclint:reference"
"""What `$ref` is in a prepared schema: its value is the prepared schema that the reference names."""

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")


_LONGEST_GLOB = 500


class Preparation:
    """One schema on its way, with the schemas that it refers to.

    Args:
        root: the folder that files which it refers to must be in; None where it may refer to none.
    """

    def __init__(self, source: SchemaSource, root: Path | None) -> None:
        self._source = source
        self._root = root
        self._targets: dict[Part, dict[str, Any]] = {}
        self._references: list[tuple[Part, dict[str, Any]]] = []

    @cached_property
    def _library(self) -> References:
        # Most schemas refer to nothing.
        from doclint.schema.references import References  # noqa: PLC0415

        return References(self._source, self._root)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the schema was read from, and what it refers to, as far as that has been read."""
        return self._library.texts if self._references else (self._source.text,)

    def prepare(self) -> dict[str, Any] | bool:
        """The schema in the form that the keywords expect.

        Raises:
            SchemaError: it cannot be run.
        """
        try:
            prepared = self.schema(self._source.content, Part(self._source))
        except RecursionError:
            raise SchemaError(self._source.name, None, "nested too deeply") from None
        for at, target in self._references:
            if _leads_back(target, target, set()):
                raise at.error("this reference leads back to itself without looking deeper into the value")
        return prepared

    def schema(self, schema: JsonValue, at: Part) -> dict[str, Any] | bool:
        """Prepare a schema that stands at a part of the source."""
        if schema is None or schema is True:
            return True
        if schema is False:
            return {NEVER: True}
        if not isinstance(schema, dict):
            raise at.error("a schema must be an object, true, false or null")
        if isinstance(reference := schema.get("$ref"), str):
            return {REFERENCE: self._target(reference, at / "$ref")}
        prepared = {}
        for keyword, value in schema.items():
            shape = _SHAPES.get(keyword)
            # References are found already, and jsonschema must neither resolve anything nor change its class.
            if (value is None and keyword != "const") or keyword in ("$schema", "$id"):
                continue
            prepared[keyword] = shape(self, value, at / keyword) if shape else value
        if not prepared.get("multipleOf", True):
            del prepared["multipleOf"]
        return prepared

    def _target(self, reference: str, at: Part) -> dict[str, Any]:
        try:
            part = self._library.find(reference, at.source)
        except LookupError as error:
            raise at.error(str(error)) from None
        if part not in self._targets:
            # Entered before it is filled: a schema may refer to itself.
            target: dict[str, Any] = {}
            self._targets[part] = target
            prepared = self.schema(part.source.find(part.pointer), part)
            target.update(prepared if isinstance(prepared, dict) else {})
        self._references.append((at, self._targets[part]))
        return self._targets[part]


def _leads_back(target: dict[str, Any], node: Any, seen: set[int]) -> bool:
    """Whether a schema applies itself to the same value again."""
    for subschema in _of_same_value(node):
        if subschema is target:
            return True
        if id(subschema) not in seen:
            seen.add(id(subschema))
            if _leads_back(target, subschema, seen):
                return True
    return False


def _of_same_value(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The subschemas that a schema applies to the very value that it is applied to itself."""
    subschemas = [node.get(keyword) for keyword in (REFERENCE, "not", "if", "then", "else")]
    for keyword in ("allOf", "anyOf", "oneOf"):
        subschemas += node.get(keyword, ())
    for keyword in ("dependencies", "dependentSchemas"):
        subschemas += node.get(keyword, {}).values()
    return (subschema for subschema in subschemas if isinstance(subschema, dict))


Shape = Callable[[Preparation, Any, Part], Any]


def _subschema(preparation: Preparation, value: JsonValue, at: Part) -> Any:
    return preparation.schema(value, at)


def _subschema_or_false(preparation: Preparation, value: JsonValue, at: Part) -> Any:
    return False if value is False else preparation.schema(value, at)


def _subschemas(preparation: Preparation, value: JsonValue, at: Part) -> list[Any]:
    return [preparation.schema(item, at / index) for index, item in enumerate(_a_list(value, at))]


def _items(preparation: Preparation, value: JsonValue, at: Part) -> Any:
    return _subschemas(preparation, value, at) if isinstance(value, list) else preparation.schema(value, at)


def _named_subschemas(preparation: Preparation, value: JsonValue, at: Part) -> dict[str, Any]:
    return {name: preparation.schema(item, at / name) for name, item in _an_object(value, at).items()}


def _patterned_subschemas(preparation: Preparation, value: JsonValue, at: Part) -> dict[str, Any]:
    for pattern in _an_object(value, at):
        _pattern(preparation, pattern, at / pattern)
    return _named_subschemas(preparation, value, at)


def _dependents(preparation: Preparation, value: JsonValue, at: Part) -> dict[str, Any]:
    return {
        name: _names(preparation, item, at / name) if isinstance(item, list) else preparation.schema(item, at / name)
        for name, item in _an_object(value, at).items()
    }


def _types(preparation: Preparation, value: JsonValue, at: Part) -> list[str]:
    names = value if isinstance(value, list) else [value]
    for name in names:
        if not isinstance(name, str) or name.lower() not in TYPES:
            raise at.error(f"no such type: it must be one of {', '.join(TYPES)}")
    return [name.lower() for name in names]


def _a_list(value: JsonValue, at: Part) -> list[Any]:
    if not isinstance(value, list):
        raise at.error(f"'{at.keyword}' must be a list")
    return value


def _an_object(value: JsonValue, at: Part) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise at.error(f"'{at.keyword}' must be an object")
    return value


def _any_list(preparation: Preparation, value: JsonValue, at: Part) -> list[Any]:
    return _a_list(value, at)


def _names(preparation: Preparation, value: JsonValue, at: Part) -> list[str]:
    if not all(isinstance(name, str) for name in _a_list(value, at)):
        raise at.error(f"'{at.keyword}' must be a list of names")
    return list(value)


def _sets(preparation: Preparation, value: JsonValue, at: Part) -> list[list[str]]:
    return [_names(preparation, item, at / index) for index, item in enumerate(_a_list(value, at))]


def _count(preparation: Preparation, value: JsonValue, at: Part) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise at.error(f"'{at.keyword}' must be a whole number")
    return int(value)


def _number(preparation: Preparation, value: JsonValue, at: Part) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise at.error(f"'{at.keyword}' must be a number")
    return value


def _text(preparation: Preparation, value: JsonValue, at: Part) -> str:
    if not isinstance(value, str):
        raise at.error(f"'{at.keyword}' must be a text")
    return value


def _flag(preparation: Preparation, value: JsonValue, at: Part) -> bool:
    if not isinstance(value, bool):
        raise at.error(f"'{at.keyword}' must be true or false")
    return value


def _pattern(preparation: Preparation, value: JsonValue, at: Part) -> str:
    text = _text(preparation, value, at)
    try:
        dotnet_pattern(text)
    except re.error as error:
        raise at.error(f"not a regular expression that doclint can read: {error}") from None
    except UnboundedPatternError as error:
        raise at.error(f"the time that this pattern takes cannot be bounded: it has {error}") from None
    return text


def _span(preparation: Preparation, value: JsonValue, at: Part) -> str:
    if time_span(_text(preparation, value, at)) is None:
        raise at.error("not a time span: write days:hours:minutes:seconds, such as -30:00:00:00")
    return str(value)


def _conditional_counts(preparation: Preparation, value: JsonValue, at: Part) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return [_conditional_count(preparation, value, at)]
    return [_conditional_count(preparation, check, at / index) for index, check in enumerate(value)]


def _conditional_count(preparation: Preparation, value: JsonValue, at: Part) -> dict[str, Any]:
    check = _an_object(value, at)
    # Without a condition nothing is counted, as in docfx.
    condition: dict[str, Any] | bool = {NEVER: True}
    if check.get("condition") is not None:
        condition = preparation.schema(check["condition"], at / "condition")
    return {"condition": condition, "value": _count(preparation, check.get("value", 0), at / "value")}


def _alias(preparation: Preparation, value: JsonValue, at: Part) -> dict[str, Any]:
    allowed = _an_object(value, at).get("allowedDLs")
    return {"allowedDLs": _names(preparation, allowed or [], at / "allowedDLs")}


def _enum_dependencies(preparation: Preparation, value: JsonValue, at: Part) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for address, allowed in _an_object(value, at).items():
        tree[address] = {}
        for listed, deeper in _an_object({} if allowed is None else allowed, at / address).items():
            place = at / address / listed
            tree[address][listed] = None if deeper is None else _enum_dependencies(preparation, deeper, place)
    return tree


def _rules(preparation: Preparation, value: JsonValue, at: Part) -> dict[str, Any]:
    return {
        path: {code: _rule(entry, at / path / code) for code, entry in _entries(entries, at / path)}
        for path, entries in _entries(value, at)
    }


def _rule(value: JsonValue, at: Part) -> dict[str, Any]:
    entry = _an_object({} if value is None else value, at)
    exclude = entry.get("exclude")
    globs = [exclude] if isinstance(exclude, str) else exclude or []
    if not isinstance(globs, list) or not all(isinstance(glob, str) and len(glob) <= _LONGEST_GLOB for glob in globs):
        raise (at / "exclude").error(
            f"'exclude' must be a list of globs, each no longer than {_LONGEST_GLOB} characters"
        )
    return entry


def _entries(value: JsonValue, at: Part) -> Iterable[tuple[str, Any]]:
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
    **_each(_text, ("$ref", "format", "dateFormat", "replacedBy")),
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
