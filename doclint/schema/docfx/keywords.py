"""The keywords of docfx's schema dialect, as functions for a jsonschema validator class.

What they mean and say is in docfx's own validator, last maintained in 2022:
https://github.com/dotnet/docfx/blob/v3/src/docfx/lib/schema/JsonSchemaValidator.cs. Schemas come prepared by
`doclint.schema.docfx.prepare`, so every keyword has the form that it is expected to have here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial, wraps
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from doclint.document.block import JsonValue
from doclint.schema.docfx.attribute_keywords import ATTRIBUTE_KEYWORDS
from doclint.schema.docfx.error import HERE, DocfxError
from doclint.schema.docfx.keyword import Keyword, matches
from doclint.schema.docfx.list_keywords import LIST_KEYWORDS
from doclint.schema.docfx.prepare import NEVER, REFERENCE
from doclint.schema.docfx.value_keywords import VALUE_KEYWORDS, date, invalid_value
from doclint.schema.values import docfx_type

_extend: Callable[..., type[Any]] = extend


def docfx_validator(now: datetime | None) -> type[Any]:
    """The validator class of the dialect.

    Args:
        now: the clock that `relativeMinDate` and `relativeMaxDate` go by, in UTC without a zone; without one nothing is
            out of range.
    """
    keywords: dict[str, Keyword] = {**_KEYWORDS, "dateFormat": partial(date, now)}
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
    yield DocfxError("boolean-schema-failed", "Boolean schema validation failed for '{0}'.", HERE)


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
        yield from best or (invalid_value(instance, "one-of-failed"),)


def _branches(validator: Any, subschemas: list[Any], instance: JsonValue) -> Iterator[list[Any]]:
    for index, subschema in enumerate(subschemas):
        yield list(validator.descend(instance, subschema, schema_path=index))


def _fewer(best: list[Any] | None, errors: list[Any]) -> list[Any]:
    return errors if best is None or len(errors) < len(best) else best


def _if(validator: Any, condition: Any, instance: JsonValue, schema: Any) -> Iterator[Any]:
    branch = "then" if matches(validator, condition, instance) else "else"
    yield from validator.descend(instance, schema.get(branch, True), schema_path=branch)


def _not(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if matches(validator, subschema, instance):
        yield invalid_value(instance, "not-failed")


_KEYWORDS: dict[str, Keyword] = {
    NEVER: _never,
    REFERENCE: _reference,
    **VALUE_KEYWORDS,
    **LIST_KEYWORDS,
    **ATTRIBUTE_KEYWORDS,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "if": _if,
    "not": _not,
}
