"""The keywords of docfx's schema dialect, as functions for a jsonschema validator class.

What they mean and say is in docfx's own validator, last maintained in 2022:
https://github.com/dotnet/docfx/blob/v3/src/docfx/lib/schema/JsonSchemaValidator.cs. Schemas come prepared by
`doclint.schema.prepare`, so every keyword has the form that it is expected to have here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial, wraps
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from doclint.document.core_yaml import JsonValue
from doclint.schema import dates
from doclint.schema.docfx_error import Attribute, DocfxError, listed
from doclint.schema.enum_dependencies import enum_dependencies
from doclint.schema.prepare import NEVER, REFERENCE
from doclint.schema.values import docfx_number, docfx_text, docfx_type, has_value

Keyword = Callable[[Any, Any, JsonValue, Any], Iterable[ValidationError] | None]
"""A keyword's function: validator, value of the keyword, instance, schema that the keyword stands in."""

_HERE = Attribute()

_extend: Callable[..., type[Any]] = extend


def docfx_validator(now: datetime | None) -> type[Any]:
    """The validator class of the dialect.

    Args:
        now: the clock that `relativeMinDate` and `relativeMaxDate` go by, in UTC without a zone; without one nothing is
            out of range.
    """
    keywords: dict[str, Keyword] = {**_KEYWORDS, "dateFormat": partial(_date, now)}
    guarded = {name: stops_at_wrong_type(keyword) for name, keyword in keywords.items()}
    return _extend(Draft7Validator, {**guarded, "type": _type})


def stops_at_wrong_type(keyword: Keyword) -> Keyword:
    """Let a keyword be silent where its neighbour `type` already says that the value is of a wrong type."""

    @wraps(keyword)
    def checked(validator: Any, value: Any, instance: JsonValue, schema: Any) -> Iterable[ValidationError] | None:
        if "type" in schema and not _has_type(validator, schema["type"], instance):
            return None
        return keyword(validator, value, instance, schema)

    return checked


def _has_type(validator: Any, types: list[str], instance: JsonValue) -> bool:
    return any(validator.is_type(instance, type_name) for type_name in types)


def _type(validator: Any, types: list[str], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not _has_type(validator, types, instance):
        wanted = ", ".join(type_name.title() for type_name in types)
        yield DocfxError("unexpected-type", "Expected type '{0}' but got '{1}'.", wanted, docfx_type(instance))


def _never(validator: Any, value: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    yield DocfxError("boolean-schema-failed", "Boolean schema validation failed for '{0}'.", _HERE)


def _replaced_by(validator: Any, replacement: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not has_value(instance):
        return
    if replacement:
        template = "Deprecated attribute: '{0}', use '{1}' instead."
        yield DocfxError("attribute-deprecated", template, _HERE, replacement, part="key")
    else:
        yield DocfxError("attribute-deprecated", "Deprecated attribute: '{0}'.", _HERE, part="key")


# --- values


def equal(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are the same JSON value: 1 is 1.0, and is not true."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(value, other[key]) for key, value in one.items())
    return bool(one == other)


def _invalid_value(instance: JsonValue, kind: str = "invalid-value") -> DocfxError:
    return DocfxError(kind, "Invalid value for '{0}': '{1}'.", _HERE, docfx_text(instance))


def _const(validator: Any, value: JsonValue, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not equal(value, instance):
        yield _invalid_value(instance)


def _enum(validator: Any, values: list[JsonValue], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not any(equal(value, instance) for value in values):
        yield _invalid_value(instance)


def _length(validator: Any, limit: int, instance: JsonValue, schema: Any, *, longest: bool) -> Iterator[DocfxError]:
    if isinstance(instance, str) and (len(instance) > limit if longest else len(instance) < limit):
        yield DocfxError(
            "string-length-invalid",
            "String '{0}' is too {1}: {2} characters. Length should be {3}.",
            _HERE,
            "long" if longest else "short",
            str(len(instance)),
            f"{'<=' if longest else '>='} {limit}",
        )


def _pattern(validator: Any, pattern: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, str) and not re.search(pattern, instance):
        yield DocfxError("format-invalid", "String '{0}' is not a valid '{1}'.", instance, pattern)


def _format(validator: Any, name: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    docfx_name, is_valid = dates.FORMATS.get(name, ("", None))
    if is_valid is not None and isinstance(instance, str) and not is_valid(instance):
        yield DocfxError("format-invalid", "String '{0}' is not a valid '{1}'.", instance, docfx_name)


def _date(now: datetime | None, validator: Any, text: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not text or not isinstance(instance, str) or not has_value(instance):
        return
    date = dates.date_format(text).read(instance)
    if date is None:
        yield DocfxError("date-format-invalid", "Invalid date format for '{0}': '{1}'.", _HERE, instance)
        return
    if now is None:
        return
    earliest = dates.time_span(schema.get("relativeMinDate", ""))
    latest = dates.time_span(schema.get("relativeMaxDate", ""))
    if (earliest is not None and date - now < earliest) or (latest is not None and date - now > latest):
        yield DocfxError("date-out-of-range", "Value out of range for '{0}': '{1}'.", _HERE, instance)


def _microsoft_alias(validator: Any, alias: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, str) and has_value(instance) and instance not in alias["allowedDLs"]:
        template = "Invalid value for '{0}', '{1}' is not a valid Microsoft alias."
        yield DocfxError("invalid-value", template, _HERE, instance, name="ms-alias-invalid")


_BOUNDS: Mapping[str, tuple[str, Callable[[float, float], bool]]] = {
    "maximum": ("<=", lambda number, bound: number <= bound),
    "minimum": (">=", lambda number, bound: number >= bound),
    "exclusiveMaximum": ("<", lambda number, bound: number < bound),
    "exclusiveMinimum": (">", lambda number, bound: number > bound),
}


def _bound(name: str, validator: Any, bound: float, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    sign, holds = _BOUNDS[name]
    if validator.is_type(instance, "number") and not holds(instance, bound):
        yield _invalid_number(instance, f"{sign} {docfx_number(bound)}")


def _multiple_of(validator: Any, divisor: float, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if validator.is_type(instance, "number") and not _is_multiple(instance, divisor):
        yield _invalid_number(instance, f"multiple of {docfx_number(divisor)}")


def _is_multiple(number: float, divisor: float) -> bool:
    if isinstance(number, int) and isinstance(divisor, int):
        return number % divisor == 0
    try:
        return (number / divisor).is_integer()
    except OverflowError:
        return False


def _invalid_number(number: float, criterion: str) -> DocfxError:
    return DocfxError("number-invalid", "Number '{0}' should be {1}.", docfx_number(number), criterion)


# --- lists


def _array_length(criterion: str) -> DocfxError:
    return DocfxError("array-length-invalid", "Array '{0}' length should be {1}.", _HERE, criterion)


def _max_items(validator: Any, limit: int, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, list) and len(instance) > limit:
        yield _array_length(f"<= {limit}")


def _min_items(validator: Any, limit: int, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, list) and len(instance) < limit:
        yield _array_length(f">= {limit}")


def _items(validator: Any, items: Any, instance: JsonValue, schema: Any) -> Iterator[ValidationError]:
    if not isinstance(instance, list):
        return
    if not isinstance(items, list):
        for index, item in enumerate(instance):
            yield from validator.descend(item, items, path=index)
        return
    for index, (item, subschema) in enumerate(zip(instance, items, strict=False)):
        yield from validator.descend(item, subschema, path=index, schema_path=index)
    rest = schema.get("additionalItems", True)
    if rest is False and len(instance) > len(items):
        yield _array_length(f"<= {len(items)}")
    elif rest is not False:
        for index, item in enumerate(instance[len(items) :], len(items)):
            yield from validator.descend(item, rest, path=index)


def _count_matching(validator: Any, condition: Any, instance: list[JsonValue]) -> int:
    return sum(_matches(validator, condition, item) for item in instance)


def _matches(validator: Any, schema: Any, instance: JsonValue) -> bool:
    return next(iter(validator.descend(instance, schema)), None) is None


def _min_items_when(validator: Any, checks: list[Any], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for check in checks if isinstance(instance, list) else ():
        if _count_matching(validator, check["condition"], instance) < check["value"]:
            template = "The array must have least {0} matched item(s)."
            yield DocfxError("array-length-invalid", template, str(check["value"]), name="array-min-check-invalid")


def _max_items_when(validator: Any, checks: list[Any], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for check in checks if isinstance(instance, list) else ():
        if _count_matching(validator, check["condition"], instance) > check["value"]:
            template = "The array must not have more than {0} matched item(s)."
            yield DocfxError("array-length-invalid", template, str(check["value"]), name="array-max-check-invalid")


def _unique_items(validator: Any, is_asked: bool, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if is_asked and isinstance(instance, list) and _has_equal_items(instance):
        yield DocfxError("array-not-unique", "Array '{0}' items should be unique.", _HERE)


def _has_equal_items(items: list[JsonValue]) -> bool:
    texts = [item for item in items if isinstance(item, str)]
    others = [item for item in items if not isinstance(item, str)]
    return len(set(texts)) < len(texts) or any(
        equal(item, other) for index, item in enumerate(others) for other in others[:index]
    )


def _contains(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, list) and not any(_matches(validator, subschema, item) for item in instance):
        template = "Array '{0}' should contain at least one item that matches JSON schema."
        yield DocfxError("array-contains-failed", template, _HERE)


# --- attributes of an object


def _required(validator: Any, keys: list[str], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for key in keys if isinstance(instance, dict) else ():
        if key not in instance:
            yield _missing(key)


def _strict_required(validator: Any, keys: list[str], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for key in keys if isinstance(instance, dict) else ():
        if not has_value(instance.get(key)):
            yield _missing(key)


def _missing(key: str) -> DocfxError:
    return DocfxError("missing-attribute", "Missing required attribute: '{0}'.", Attribute((key,)), about=(key,))


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
                    )
        elif not _matches(validator, dependent, instance):
            template = "DependentSchemas validation failed for attribute: '{0}'."
            yield DocfxError("dependent-schemas-failed", template, Attribute((key,)), about=(key,), place=(key,))


def _either(validator: Any, sets: list[list[str]], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for keys in sets if isinstance(instance, dict) else ():
        if keys and not any(has_value(instance.get(key)) for key in keys):
            template = "One of the following attributes is required: {0}."
            yield DocfxError("missing-either-attribute", template, listed(keys), about=(keys[0],))


def _precludes(validator: Any, sets: list[list[str]], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    for keys in sets if isinstance(instance, dict) else ():
        if sum(has_value(instance.get(key)) for key in keys) > 1:
            template = "Only one of the following attributes can exist: {0}."
            yield DocfxError("precluded-attributes", template, listed(keys), about=(keys[0],))


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
        yield DocfxError("property-count-invalid", "Object '{0}' property count should be {1}.", _HERE, criterion)


def _named(name: str, errors: Iterable[Any]) -> Iterator[Any]:
    for error in errors:
        error.names.appendleft(name)
        yield error


def _properties(validator: Any, properties: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    for name, subschema in properties.items() if isinstance(instance, dict) else ():
        if name in instance:
            yield from _named(name, validator.descend(instance[name], subschema, path=name, schema_path=name))


def _pattern_properties(validator: Any, patterns: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    for pattern, subschema in patterns.items() if isinstance(instance, dict) else ():
        for name, value in instance.items():
            if re.search(pattern, name):
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
    patterns = schema.get("patternProperties", {})
    for name in instance:
        if name not in properties and not any(re.search(pattern, name) for pattern in patterns):
            yield name


def _property_names(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    for name in instance if isinstance(instance, dict) else ():
        for error in _named(name, validator.descend(name, subschema, path=name)):
            error.part = "key"
            yield error


# --- schemas of schemas


def _reference(validator: Any, target: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    yield from validator.descend(instance, target)


def _all_of(validator: Any, subschemas: list[Any], instance: JsonValue, schema: Any) -> Iterator[Any]:
    for index, subschema in enumerate(subschemas):
        yield from validator.descend(instance, subschema, schema_path=index)


def _any_of(validator: Any, subschemas: list[Any], instance: JsonValue, schema: Any) -> Iterator[Any]:
    best = None
    for errors in _branches(validator, subschemas, instance):
        if not errors:
            return
        best = _fewer(best, errors)
    yield from best or ()


def _one_of(validator: Any, subschemas: list[Any], instance: JsonValue, schema: Any) -> Iterator[Any]:
    best = None
    matching = 0
    for errors in _branches(validator, subschemas, instance):
        matching += not errors
        best = _fewer(best, errors) if errors else best
    if subschemas and matching != 1:
        yield from best or (_invalid_value(instance, "one-of-failed"),)


def _branches(validator: Any, subschemas: list[Any], instance: JsonValue) -> Iterator[list[Any]]:
    for index, subschema in enumerate(subschemas):
        yield list(validator.descend(instance, subschema, schema_path=index))


def _fewer(best: list[Any] | None, errors: list[Any]) -> list[Any]:
    return errors if best is None or len(errors) < len(best) else best


def _if(validator: Any, condition: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    branch = "then" if _matches(validator, condition, instance) else "else"
    yield from validator.descend(instance, schema.get(branch, True), schema_path=branch)


def _not(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if _matches(validator, subschema, instance):
        yield _invalid_value(instance, "not-failed")


def _nothing(validator: Any, value: Any, instance: JsonValue, schema: Any) -> None:
    """For a keyword that its neighbour reads: `additionalItems` belongs to `items`."""


_KEYWORDS: dict[str, Keyword] = {
    "enumDependencies": enum_dependencies,
    NEVER: _never,
    REFERENCE: _reference,
    "replacedBy": _replaced_by,
    "const": _const,
    "enum": _enum,
    "maxLength": partial(_length, longest=True),
    "minLength": partial(_length, longest=False),
    "pattern": _pattern,
    "format": _format,
    "microsoftAlias": _microsoft_alias,
    **{name: partial(_bound, name) for name in _BOUNDS},
    "multipleOf": _multiple_of,
    "maxItems": _max_items,
    "minItems": _min_items,
    "items": _items,
    "additionalItems": _nothing,
    "minItemsWhen": _min_items_when,
    "maxItemsWhen": _max_items_when,
    "uniqueItems": _unique_items,
    "contains": _contains,
    "required": _required,
    "strictRequired": _strict_required,
    "dependencies": _dependent,
    "dependentSchemas": _dependent,
    "either": _either,
    "precludes": _precludes,
    "reserved": _reserved,
    "maxProperties": partial(_property_count, most=True),
    "minProperties": partial(_property_count, most=False),
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "if": _if,
    "not": _not,
}
