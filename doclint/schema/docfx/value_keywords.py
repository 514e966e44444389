"""Keywords of docfx's dialect about single values: what they may be, how they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.docfx import dates
from doclint.schema.docfx.dotnet_patterns import dotnet_pattern
from doclint.schema.docfx.error import HERE, DocfxError
from doclint.schema.docfx.keyword import Keyword
from doclint.schema.values import docfx_number, docfx_text, equal, has_value


def _replaced_by(validator: Any, replacement: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not has_value(instance):
        return
    if replacement:
        template = "Deprecated attribute: '{0}', use '{1}' instead."
        yield DocfxError("attribute-deprecated", template, HERE, replacement, part="key")
    else:
        yield DocfxError("attribute-deprecated", "Deprecated attribute: '{0}'.", HERE, part="key")


def invalid_value(instance: JsonValue, kind: str = "invalid-value") -> DocfxError:
    return DocfxError(kind, "Invalid value for '{0}': '{1}'.", HERE, docfx_text(instance))


def _const(validator: Any, value: JsonValue, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not equal(value, instance):
        yield invalid_value(instance)


def _enum(validator: Any, values: list[JsonValue], instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not any(equal(value, instance) for value in values):
        yield invalid_value(instance)


def _length(validator: Any, limit: int, instance: JsonValue, schema: Any, *, longest: bool) -> Iterator[DocfxError]:
    if isinstance(instance, str) and (len(instance) > limit if longest else len(instance) < limit):
        yield DocfxError(
            "string-length-invalid",
            "String '{0}' is too {1}: {2} characters. Length should be {3}.",
            HERE,
            "long" if longest else "short",
            str(len(instance)),
            f"{'<=' if longest else '>='} {limit}",
        )


def _pattern(validator: Any, pattern: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, str) and not dotnet_pattern(pattern).search(instance):
        yield DocfxError("format-invalid", "String '{0}' is not a valid '{1}'.", instance, pattern)


def _format(validator: Any, name: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    docfx_name, is_valid = dates.FORMATS.get(name, ("", None))
    if is_valid is not None and isinstance(instance, str) and not is_valid(instance):
        yield DocfxError("format-invalid", "String '{0}' is not a valid '{1}'.", instance, docfx_name)


def date(now: datetime | None, validator: Any, text: str, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if not text or not isinstance(instance, str) or not has_value(instance):
        return
    read = dates.date_format(text).read(instance)
    if read is None:
        yield DocfxError("date-format-invalid", "Invalid date format for '{0}': '{1}'.", HERE, instance)
        return
    if now is None:
        return
    earliest = dates.time_span(schema.get("relativeMinDate", ""))
    latest = dates.time_span(schema.get("relativeMaxDate", ""))
    if (earliest is not None and read - now < earliest) or (latest is not None and read - now > latest):
        yield DocfxError("date-out-of-range", "Value out of range for '{0}': '{1}'.", HERE, instance)


def _microsoft_alias(validator: Any, alias: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, str) and has_value(instance) and instance not in alias["allowedDLs"]:
        template = "Invalid value for '{0}', '{1}' is not a valid Microsoft alias."
        yield DocfxError("invalid-value", template, HERE, instance, name="ms-alias-invalid")


BOUNDS: Mapping[str, tuple[str, Callable[[float, float], bool]]] = {
    "maximum": ("<=", lambda number, bound: number <= bound),
    "minimum": (">=", lambda number, bound: number >= bound),
    "exclusiveMaximum": ("<", lambda number, bound: number < bound),
    "exclusiveMinimum": (">", lambda number, bound: number > bound),
}


def _bound(name: str, validator: Any, bound: float, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    sign, holds = BOUNDS[name]
    if validator.is_type(instance, "number") and not holds(instance, bound):
        yield _invalid_number(instance, f"{sign} {docfx_number(bound)}")


def _multiple_of(validator: Any, divisor: float, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if validator.is_type(instance, "number") and not is_multiple(instance, divisor):
        yield _invalid_number(instance, f"multiple of {docfx_number(divisor)}")


def is_multiple(number: float, divisor: float) -> bool:
    if isinstance(number, int) and isinstance(divisor, int):
        return number % divisor == 0
    try:
        return (number / divisor).is_integer()
    except OverflowError:
        return False


def _invalid_number(number: float, criterion: str) -> DocfxError:
    return DocfxError("number-invalid", "Number '{0}' should be {1}.", docfx_number(number), criterion)


VALUE_KEYWORDS: dict[str, Keyword] = {
    "replacedBy": _replaced_by,
    "const": _const,
    "enum": _enum,
    "maxLength": partial(_length, longest=True),
    "minLength": partial(_length, longest=False),
    "pattern": _pattern,
    "format": _format,
    "microsoftAlias": _microsoft_alias,
    **{name: partial(_bound, name) for name in BOUNDS},
    "multipleOf": _multiple_of,
}
