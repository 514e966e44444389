"""The cheap test of plain JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doclint.schema.fast_check import (
    SAME_IN_EVERY_DIALECT,
    Check,
    Compilation,
    Maker,
    NoFastCheckError,
    make_properties,
    of_text,
)
from doclint.schema.patterns import pattern

# They ask for nothing, `format` because jsonschema takes it for a note.
_NOTES = frozenset(
    "$schema $id $anchor $comment title description default examples errorMessage definitions $defs format readOnly "
    "writeOnly deprecated contentEncoding contentMediaType contentSchema".split()
)

# Drafts before 6 and from 2019-09 on disagree about some of the keywords here; these two do not.
_DRAFTS = ("http://json-schema.org/draft-07/schema", "https://json-schema.org/draft/2020-12/schema")


def plain_check(schema: Any) -> Check | None:
    """The cheap test of a valid schema; None where it needs more than is known here."""
    named = schema.get("$schema", _DRAFTS[-1]) if isinstance(schema, dict) else _DRAFTS[-1]
    if str(named).rstrip("#") not in _DRAFTS:
        return None
    try:
        return Compilation(_MAKERS, _NOTES).check(schema)
    except NoFastCheckError:
        return None


def _make_pattern(compilation: Compilation, source: str, schema: Mapping[str, Any]) -> Check:
    return of_text(pattern(source).search)


def _make_object(compilation: Compilation, value: Any, schema: Mapping[str, Any]) -> Check:
    return make_properties(compilation, schema, lambda source: pattern(source).search)


def _make_patterned(compilation: Compilation, value: Any, schema: Mapping[str, Any]) -> Check | None:
    return None if "properties" in schema else _make_object(compilation, value, schema)


def _make_additional(compilation: Compilation, value: Any, schema: Mapping[str, Any]) -> Check | None:
    has_neighbour = "properties" in schema or "patternProperties" in schema
    return None if has_neighbour else _make_object(compilation, value, schema)


_MAKERS: Mapping[str, Maker] = {
    **SAME_IN_EVERY_DIALECT,
    "pattern": _make_pattern,
    "properties": _make_object,
    "patternProperties": _make_patterned,
    "additionalProperties": _make_additional,
}
