"""Keywords of docfx's dialect about lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema.exceptions import ValidationError

from doclint.document.block import JsonValue
from doclint.schema.docfx.error import HERE, DocfxError
from doclint.schema.docfx.keyword import Keyword, matches
from doclint.schema.values import has_equal_items


def _array_length(criterion: str) -> DocfxError:
    return DocfxError("array-length-invalid", "Array '{0}' length should be {1}.", HERE, criterion)


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
    return sum(matches(validator, condition, item) for item in instance)


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
    if is_asked and isinstance(instance, list) and has_equal_items(instance):
        yield DocfxError("array-not-unique", "Array '{0}' items should be unique.", HERE)


def _contains(validator: Any, subschema: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    if isinstance(instance, list) and not any(matches(validator, subschema, item) for item in instance):
        template = "Array '{0}' should contain at least one item that matches JSON schema."
        yield DocfxError("array-contains-failed", template, HERE)


def _nothing(validator: Any, value: Any, instance: JsonValue, schema: Any) -> None:
    """For `additionalItems`, which `items` reads."""


LIST_KEYWORDS: dict[str, Keyword] = {
    "maxItems": _max_items,
    "minItems": _min_items,
    "items": _items,
    "additionalItems": _nothing,
    "minItemsWhen": _min_items_when,
    "maxItemsWhen": _max_items_when,
    "uniqueItems": _unique_items,
    "contains": _contains,
}
