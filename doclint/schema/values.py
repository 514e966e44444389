"""JSON values as docfx sees them: what has a value, what a type is called, how a value reads in a message."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Hashable

from doclint.document.block import JsonValue

_LONGEST_TEXT = 200

_DOCFX_TYPES = {
    type(None): "Null",
    bool: "Boolean",
    int: "Integer",
    float: "Float",
    str: "String",
    list: "Array",
    dict: "Object",
}

_PLAIN_TYPES = {
    "null": "nothing",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "string": "a text",
    "array": "a list",
    "object": "a mapping",
}


def has_value(value: JsonValue) -> bool:
    """Whether docfx says that a value is there: it is not null and not a blank text."""
    return bool(value.strip()) if isinstance(value, str) else value is not None


def equal(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are the same JSON value: 1 is 1.0, and is not true."""
    return _identity(one) == _identity(other)


def has_equal_items(items: list[JsonValue]) -> bool:
    """Whether a value stands twice in a list."""
    return len({_identity(item) for item in items}) < len(items)


def _identity(value: JsonValue) -> Hashable:
    """What equal values have in common, and others have not."""
    if isinstance(value, list):
        return ("list", tuple(map(_identity, value)))
    if isinstance(value, dict):
        return ("object", frozenset((key, _identity(item)) for key, item in value.items()))
    return (isinstance(value, bool), value)


def docfx_type(value: JsonValue) -> str:
    """The type of a value as docfx's messages name it."""
    return _DOCFX_TYPES[type(value)]


def plain_type(type_name: str) -> str:
    """A type of JSON Schema in a reader's words."""
    return _PLAIN_TYPES.get(type_name, type_name)


def found_type(value: JsonValue) -> str:
    """The type of a value in a reader's words."""
    if isinstance(value, float):
        return "a number"
    return _PLAIN_TYPES[_DOCFX_TYPES[type(value)].lower()]


def docfx_text(value: JsonValue) -> str:
    """A value as .NET writes it into docfx's messages; lists and mappings as JSON on one line."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return docfx_number(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def docfx_number(value: float) -> str:
    """A number as .NET writes a double: the shortest digits, with an exponent from 1E+15 up and from 1E-05 down.

    See https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings#general-format-specifier-g.
    """
    try:
        number = float(value)
    except OverflowError:
        return "∞" if value > 0 else "-∞"
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else "∞" if number > 0 else "-∞"
    from decimal import Decimal  # noqa: PLC0415 - hardly a message tells a number

    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    assert isinstance(exponent, int)
    magnitude = len(digits) + exponent - 1
    if -5 < magnitude < 15:
        return format(Decimal((sign, digits, exponent)), "f")
    mantissa = "".join(map(str, digits))
    mantissa = f"{mantissa[0]}.{mantissa[1:]}" if len(mantissa) > 1 else mantissa
    return f"{'-' if sign else ''}{mantissa}E{magnitude:+03d}"


def whole_text(value: JsonValue) -> str:
    """A value in JSON: the same for equal values, and for no others."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def short_text(value: JsonValue) -> str:
    """A value in JSON, shortened: the same for equal values of any page."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
