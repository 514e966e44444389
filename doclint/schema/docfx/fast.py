"""The cheap test of docfx's dialect, on prepared schemas."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.docfx.dates import FORMATS, date_format
from doclint.schema.docfx.dotnet_patterns import dotnet_pattern
from doclint.schema.docfx.prepare import REFERENCE
from doclint.schema.fast_check import (
    SAME_IN_EVERY_DIALECT,
    Check,
    Compilation,
    Maker,
    NoFastCheckError,
    make_properties,
    of_object,
    of_text,
)
from doclint.schema.values import has_value

# What they ask for, their neighbours `properties`, `dateFormat` and the rest of the run see to.
_NOTES = frozenset(
    "$schema $id $anchor $comment title description default examples errorMessage definitions $defs rules docsetUnique "
    "htmlMetaName htmlMetaHidden contentType xrefProperties relativeMinDate relativeMaxDate readOnly writeOnly".split()
)


def docfx_check(prepared: Any) -> Check | None:
    """The cheap test of a prepared schema; None where it needs more than is known here."""
    try:
        return Compilation(_MAKERS, _NOTES).check(prepared)
    except NoFastCheckError:
        return None


def _has_none_of(value: Mapping[str, JsonValue], names: list[str]) -> bool:
    return not any(has_value(value.get(name)) for name in names)


def _make_date(compilation: Compilation, text: str, schema: Mapping[str, Any]) -> Check | None:
    if not text:
        return None
    if "relativeMinDate" in schema or "relativeMaxDate" in schema:
        raise NoFastCheckError("relative dates")
    # A corpus has few days.
    read = lru_cache(maxsize=4096)(date_format(text).read)
    return of_text(lambda value: read(value) is not None or not has_value(value))


def _make_pattern(compilation: Compilation, source: str, schema: Mapping[str, Any]) -> Check:
    return of_text(dotnet_pattern(source).search)


def _make_format(compilation: Compilation, name: str, schema: Mapping[str, Any]) -> Check | None:
    return of_text(FORMATS[name][1]) if name in FORMATS else None


def _make_strict_required(compilation: Compilation, names: list[str], schema: Mapping[str, Any]) -> Check:
    def holds(value: Mapping[str, JsonValue]) -> bool:
        for name in names:
            # As `has_value` says, without the call: this is done for every page.
            item = value.get(name)
            if item is None or (isinstance(item, str) and not item.strip()):
                return False
        return True

    return of_object(holds)


def _make_either(compilation: Compilation, sets: list[list[str]], schema: Mapping[str, Any]) -> Check:
    return of_object(lambda value: not any(names and _has_none_of(value, names) for names in sets))


def _make_precludes(compilation: Compilation, sets: list[list[str]], schema: Mapping[str, Any]) -> Check:
    return of_object(lambda value: all(sum(has_value(value.get(name)) for name in names) < 2 for names in sets))


def _make_reserved(compilation: Compilation, names: list[str], schema: Mapping[str, Any]) -> Check:
    return of_object(lambda value: not any(name in value for name in names))


def _make_dependents(compilation: Compilation, dependents: Mapping[str, Any], schema: Mapping[str, Any]) -> Check:
    # Who has none of the keys needs nothing; who has one is for jsonschema to judge.
    return of_object(lambda value: _has_none_of(value, list(dependents)))


def _make_replaced(compilation: Compilation, replacement: str, schema: Mapping[str, Any]) -> Check:
    return lambda value: not has_value(value)


def _make_object(compilation: Compilation, value: Any, schema: Mapping[str, Any]) -> Check | None:
    return make_properties(compilation, schema, lambda source: dotnet_pattern(source).search)


def _make_additional(compilation: Compilation, value: Any, schema: Mapping[str, Any]) -> Check | None:
    has_neighbour = "properties" in schema or "patternProperties" in schema
    return None if has_neighbour else _make_object(compilation, value, schema)


def _make_patterned(compilation: Compilation, value: Any, schema: Mapping[str, Any]) -> Check | None:
    return None if "properties" in schema else _make_object(compilation, value, schema)


def _make_reference(compilation: Compilation, target: Any, schema: Mapping[str, Any]) -> Check:
    return compilation.check(target)


_MAKERS: Mapping[str, Maker] = {
    **SAME_IN_EVERY_DIALECT,
    REFERENCE: _make_reference,
    "pattern": _make_pattern,
    "format": _make_format,
    "dateFormat": _make_date,
    "strictRequired": _make_strict_required,
    "either": _make_either,
    "precludes": _make_precludes,
    "reserved": _make_reserved,
    "dependencies": _make_dependents,
    "dependentSchemas": _make_dependents,
    "replacedBy": _make_replaced,
    "properties": _make_object,
    "patternProperties": _make_patterned,
    "additionalProperties": _make_additional,
}
