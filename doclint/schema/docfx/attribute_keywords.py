"""Keywords of docfx's dialect about the attributes of an object: which there must, may and must not be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.docfx.dotnet_patterns import dotnet_pattern
from doclint.schema.docfx.enum_dependencies import enum_dependencies
from doclint.schema.docfx.error import HERE, Attribute, DocfxError
from doclint.schema.docfx.keyword import Keyword, matches
from doclint.schema.docfx.unique import listed
from doclint.schema.values import docfx_type, has_value


def _required(validator: Any, keys: list[str], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for key in keys if isinstance(instance, dict) else ():
        if key not in instance:
            yield _missing(key)


def _strict_required(validator: Any, keys: list[str], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for key in keys if isinstance(instance, dict) else ():
        if not has_value(instance.get(key)):
            yield _missing(key)


def _missing(key: str) -> DocfxError:
    template = "Missing required attribute: '{0}'."
    return DocfxError("missing-attribute", template, Attribute((key,)), about=(key,), is_missing=True)


def _dependent(validator: Any, dependents: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for key, dependent in dependents.items() if isinstance(instance, dict) else ():
        if not has_value(instance.get(key)):
            continue
        if isinstance(dependent, list):
            for other in dependent:
                if not has_value(instance.get(other)):
                    yield DocfxError(
                        "missing-paired-attribute",
                        "Missing attribute: '{1}'. If you specify '{0}', you must also specify '{1}'.",
                        Attribute((key,)),
                        Attribute((other,)),
                        about=(key,),
                        is_missing=True,
                    )
        elif not matches(validator, dependent, instance):
            template = "DependentSchemas validation failed for attribute: '{0}'."
            yield DocfxError("dependent-schemas-failed", template, Attribute((key,)), about=(key,), place=(key,))


def _either(validator: Any, sets: list[list[str]], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for keys in sets if isinstance(instance, dict) else ():
        if keys and not any(has_value(instance.get(key)) for key in keys):
            template = "One of the following attributes is required: {0}."
            yield _about_several("missing-either-attribute", template, keys)


def _precludes(validator: Any, sets: list[list[str]], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for keys in sets if isinstance(instance, dict) else ():
        if sum(has_value(instance.get(key)) for key in keys) > 1:
            template = "Only one of the following attributes can exist: {0}."
            yield _about_several("precluded-attributes", template, keys)


def _about_several(kind: str, template: str, keys: list[str]) -> DocfxError:
    # docfx lets a schema's `rules` find it under the first of them.
    return DocfxError(kind, template, listed(keys), about=(keys[0],), is_missing=True, choices=keys)


def _reserved(validator: Any, keys: list[str], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for key in keys if isinstance(instance, dict) else ():
        if key in instance:
            template = "Attribute {0} is reserved for use by Docs."
            yield DocfxError("attribute-reserved", template, Attribute((key,)), about=(key,), place=(key,), part="key")


def _property_count(
    validator: Any, limit: int, instance: JsonValue, schema: Any, *, most: bool
) -> Iterator[DocfxError]:
    if isinstance(instance, dict) and (len(instance) > limit if most else len(instance) < limit):
        criterion = f"{'<=' if most else '>='} {limit}"
        yield DocfxError("property-count-invalid", "Object '{0}' property count should be {1}.", HERE, criterion)


def _named(name: str, errors: Iterable[Any]) -> Iterator[Any]:
    for error in errors:
        error.names.appendleft(name)
        yield error


def _properties(validator: Any, properties: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    for name, subschema in properties.items() if isinstance(instance, dict) else ():
        if name in instance and subschema is not True:
            yield from _named(name, validator.descend(instance[name], subschema, path=name, schema_path=name))


def _pattern_properties(validator: Any, patterns: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    for pattern, subschema in patterns.items() if isinstance(instance, dict) else ():
        search = dotnet_pattern(pattern).search
        for name, value in instance.items() if subschema is not True else ():
            if search(name):
                yield from _named(name, validator.descend(value, subschema, path=name, schema_path=pattern))


def _additional_properties(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    for name in unlisted(schema, instance) if isinstance(instance, dict) else ():
        if subschema is False:
            template = "Could not find member '{0}' on object of type '{1}'."
            found = docfx_type(instance[name])
            attribute = Attribute((name,))
            yield DocfxError("unknown-field", template, attribute, found, about=(name,), place=(name,), part="key")
        else:
            yield from validator.descend(instance[name], subschema, path=name)


def unlisted(schema: Any, instance: Mapping[str, JsonValue]) -> Iterator[str]:
    """The names that neither `properties` nor `patternProperties` of a schema speak of."""
    properties = schema.get("properties", {})
    searches = [dotnet_pattern(pattern).search for pattern in schema.get("patternProperties", {})]
    for name in instance:
        if name not in properties and not any(search(name) for search in searches):
            yield name


def _property_names(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    for name in instance if isinstance(instance, dict) else ():
        for error in _named(name, validator.descend(name, subschema, path=name)):
            error.part = "key"
            yield error


ATTRIBUTE_KEYWORDS: dict[str, Keyword] = {
    "required": _required,
    "strictRequired": _strict_required,
    "dependencies": _dependent,
    "dependentSchemas": _dependent,
    "either": _either,
    "precludes": _precludes,
    "enumDependencies": enum_dependencies,
    "reserved": _reserved,
    "maxProperties": partial(_property_count, most=True),
    "minProperties": partial(_property_count, most=False),
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
}
