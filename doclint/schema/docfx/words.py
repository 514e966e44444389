"""What to do about a problem that docfx's dialect found, beside docfx's own sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from doclint.schema.docfx.dotnet_patterns import dotnet_pattern
from doclint.schema.misspellings import nearest
from doclint.schema.pattern_words import pattern_help
from doclint.schema.values import has_value
from doclint.schema.words import choice_help, error_message, joined, own_words, type_help


def help_for(error: Any) -> str | None:
    """The help for a `DocfxError` that has been through jsonschema."""
    speak = _HELPS.get(error.validator)
    return speak(error, error.schema if isinstance(error.schema, dict) else {}) if speak else None


def wanted(error: Any) -> str | None:
    """What would mend it, for a fix."""
    if error.kind == "date-format-invalid":
        return str(error.validator_value)
    if error.kind == "attribute-deprecated":
        return error.validator_value or None
    if error.kind == "missing-attribute":
        return str(error.about[0])
    return ",".join(error.validator_value) if error.kind == "unexpected-type" else None


def _type(error: Any, schema: Mapping[str, Any]) -> str:
    return type_help(error.validator_value, error.instance)


def _enum(error: Any, schema: Mapping[str, Any]) -> str | None:
    return error_message(schema, "enum") or choice_help(error.validator_value, error.instance)


def _const(error: Any, schema: Mapping[str, Any]) -> str | None:
    return error_message(schema, "const") or choice_help([error.validator_value], error.instance)


def _described(error: Any, schema: Mapping[str, Any]) -> str | None:
    return own_words(schema, error.validator)


def _pattern(error: Any, schema: Mapping[str, Any]) -> str | None:
    return own_words(schema, "pattern") or pattern_help(dotnet_pattern(error.validator_value).source)


def _date(error: Any, schema: Mapping[str, Any]) -> str | None:
    if error.kind == "date-out-of-range":
        return own_words(schema, "dateFormat")
    return own_words(schema, "dateFormat") or f"write the date as {error.validator_value}"


def _missing(error: Any, schema: Mapping[str, Any]) -> str | None:
    key = error.about[0]
    if key in error.instance:
        return f"'{key}' is there, but has no value"
    unknown = [name for name in error.instance if name not in schema.get("properties", {})]
    instead = next((name for name in unknown if nearest(name, [key])), None)
    if instead is not None:
        return f"'{instead}' looks like it"
    description = own_words(schema.get("properties", {}).get(key), "required")
    return f"'{key}' is {description}" if description else None


def _unknown(error: Any, schema: Mapping[str, Any]) -> str | None:
    meant = nearest(error.about[0], [name for name in schema.get("properties", {}) if name not in error.instance])
    return f"did you mean '{meant}'?" if meant else None


def _deprecated(error: Any, schema: Mapping[str, Any]) -> str | None:
    return own_words(schema, "replacedBy") or (
        f"rename it to '{error.validator_value}'" if error.validator_value else "remove it"
    )


def _reserved(error: Any, schema: Mapping[str, Any]) -> str:
    return "remove it: the build writes it"


def _precluded(error: Any, schema: Mapping[str, Any]) -> str:
    present = [f"'{name}'" for name in error.choices if has_value(error.instance.get(name))]
    return f"keep one of {joined(present, 'and')}"


def _chosen(error: Any, schema: Mapping[str, Any]) -> str | None:
    return choice_help(list(error.choices), error.arguments[1])


_HELPS: Mapping[str, Callable[[Any, Mapping[str, Any]], str | None]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _described,
    "minLength": _described,
    "maxLength": _described,
    "dateFormat": _date,
    "required": _missing,
    "strictRequired": _missing,
    "additionalProperties": _unknown,
    "replacedBy": _deprecated,
    "reserved": _reserved,
    "precludes": _precluded,
    "enumDependencies": _chosen,
}
