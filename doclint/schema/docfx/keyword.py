"""What a keyword of docfx's dialect is: a function that jsonschema calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jsonschema.exceptions import ValidationError

from doclint.document.block import JsonValue

Keyword = Callable[[Any, Any, JsonValue, Any], Iterable[ValidationError] | None]
"""A keyword's function: validator, value of the keyword, instance, schema that the keyword stands in."""


def matches(validator: Any, schema: Any, instance: JsonValue) -> bool:
    """Whether a value is as a part of the schema asks."""
    return next(iter(validator.descend(instance, schema)), None) is None
