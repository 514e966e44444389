"""jsonschema's own validator classes, with patterns in bounded time and property names that know their place.

Every keyword means what it means in jsonschema; what is valid here is valid there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from doclint.document.block import JsonValue
from doclint.schema.patterns import pattern

_extend: Callable[..., type[Any]] = extend


@lru_cache
def bounded(validator: type[Any]) -> type[Any]:
    """A validator class of jsonschema, with the keywords of this module in place of its own."""
    known = {name: keyword for name, keyword in _KEYWORDS.items() if name in validator.VALIDATORS}
    return _extend(validator, known)


def _pattern(validator: Any, source: str, instance: JsonValue, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not pattern(source).search(instance):
        yield ValidationError("does not match the pattern")


def _properties(validator: Any, properties: Any, instance: JsonValue, schema: Any) -> Iterator[ValidationError]:
    for name, subschema in properties.items() if isinstance(instance, dict) else ():
        if name in instance:
            yield from _descend(validator, instance[name], subschema, name, name)


def _pattern_properties(validator: Any, patterns: Any, instance: JsonValue, schema: Any) -> Iterator[ValidationError]:
    for source, subschema in patterns.items() if isinstance(instance, dict) else ():
        for name, value in instance.items():
            if pattern(source).search(name):
                yield from _descend(validator, value, subschema, name, source)


def _descend(
    validator: Any, value: JsonValue, subschema: Any, name: str, step: str | None
) -> Iterator[ValidationError]:
    for error in validator.descend(value, subschema, path=name, schema_path=step):
        if subschema is False and not error.path:
            # jsonschema forgets where it was.
            error.path.appendleft(name)
        yield error


def _additional_properties(
    validator: Any, subschema: Any, instance: JsonValue, schema: Any
) -> Iterator[ValidationError]:
    for name in unlisted(schema, instance) if isinstance(instance, dict) else ():
        if subschema is False:
            yield _at_key(ValidationError("is not a known key", path=(name,)))
        else:
            yield from validator.descend(instance[name], subschema, path=name)


def _at_key(error: Any) -> Any:
    error.is_at_key = True
    return error


def unlisted(schema: Any, instance: dict[str, JsonValue]) -> list[str]:
    """The names that neither `properties` nor `patternProperties` of a schema speak of."""
    properties = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    return [
        name
        for name in instance
        if name not in properties and not any(pattern(source).search(name) for source in patterns)
    ]


def _property_names(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[ValidationError]:
    for name in instance if isinstance(instance, dict) else ():
        for error in _descend(validator, name, subschema, name, None):
            yield _at_key(error)


_KEYWORDS = {
    "pattern": _pattern,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
}
