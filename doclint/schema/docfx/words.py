"""What to do about a problem that docfx's dialect found, beside docfx's own sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from doclint.schema.docfx.dates import sample
from doclint.schema.docfx.dotnet_patterns import dotnet_pattern
from doclint.schema.docfx.prepare import NEVER
from doclint.schema.pattern_words import pattern_help
from doclint.schema.values import has_value
from doclint.schema.words import (
    bound_help,
    choice_help,
    description,
    error_message,
    length_help,
    missing_help,
    one_of_keys_help,
    only_one_help,
    own_words,
    paired_help,
    renamed_help,
    size_help,
    type_help,
    unknown_help,
)

Speak = Callable[[Any, Mapping[str, Any]], str]


def help_for(error: Any) -> str:
    """The help for a `DocfxError` that has been through jsonschema."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    return error_message(schema, str(error.validator)) or _HELPS.get(error.validator, _otherwise)(error, schema)


def wanted(error: Any) -> str | None:
    """What would mend it, for a fix."""
    if error.kind == "date-format-invalid":
        return str(error.validator_value)
    if error.kind == "attribute-deprecated":
        return error.validator_value or None
    if error.kind == "missing-attribute":
        return str(error.about[0])
    return ",".join(error.validator_value) if error.kind == "unexpected-type" else None


def _otherwise(error: Any, schema: Mapping[str, Any]) -> str:
    return own_words(schema, str(error.validator)) or "Change it as the message says, or remove it."


def _described(otherwise: Speak) -> Speak:
    """Let the schema's own words win."""
    return lambda error, schema: own_words(schema, str(error.validator)) or otherwise(error, schema)


def _pattern(error: Any, schema: Mapping[str, Any]) -> str:
    return pattern_help(dotnet_pattern(error.validator_value).source) or "Write it in the form that the message names."


def _format(error: Any, schema: Mapping[str, Any]) -> str:
    examples = {"date-time": "2024-06-01T12:30:00Z", "date": "2024-06-01", "time": "12:30:00"}
    return f"Write it like this: {examples.get(error.validator_value, error.validator_value)}."


def _date(error: Any, schema: Mapping[str, Any]) -> str:
    if error.kind == "date-format-invalid":
        example = sample(error.validator_value)
        return f"Write the date as {error.validator_value}{f', such as {example}' if example else ''}."
    bounds = (("not before", "relativeMinDate"), ("not after", "relativeMaxDate"))
    told = " and ".join(f"{words} {_distance(schema[key])}" for words, key in bounds if schema.get(key))
    return f"Write a date that is {told}."


def _distance(span: str) -> str:
    """A time span as somebody says it: `-365.00:00:00` is 365 days ago."""
    amount = span.strip().lstrip("-")
    days, dot, rest = amount.partition(".")
    if not dot or rest.strip("0:"):
        words = amount if ":" in amount else f"{amount} days"
    else:
        words = f"{days} day{'' if days == '1' else 's'}"
    if not words.strip("0:. days"):
        return "today"
    return f"{words} ago" if span.strip().startswith("-") else f"{words} from now"


def _own_name(error: Any) -> str:
    """The innermost key that leads to the value."""
    return next((str(step) for step in reversed(error.absolute_path) if isinstance(step, str)), "the value")


def _missing(error: Any, schema: Mapping[str, Any]) -> str:
    return missing_help(schema, error.instance, error.about[0])


def _paired(error: Any, schema: Mapping[str, Any]) -> str:
    key = error.about[0]
    if error.kind == "dependent-schemas-failed":
        described = description(error.validator_value.get(key))
        told = f": {described}" if described else ""
        return f"Correct what the schema asks of pages that have `{key}`{told}, or remove it."
    return paired_help(key, error.arguments[1][-1])


def _unknown(error: Any, schema: Mapping[str, Any]) -> str:
    return unknown_help(tuple(schema.get("properties", {})), error.instance, error.about[0])


def _precluded(error: Any, schema: Mapping[str, Any]) -> str:
    return only_one_help([name for name in error.choices if has_value(error.instance.get(name))])


def _chosen(error: Any, schema: Mapping[str, Any]) -> str:
    return choice_help(error.choices, None if error.is_missing else error.arguments[1])


def _size(one: str, many: str) -> Speak:
    return lambda error, schema: size_help(len(error.instance), error.validator_value, one, many)


def _sizes_when(error: Any, schema: Mapping[str, Any]) -> str:
    change = "Add" if error.name == "array-min-check-invalid" else "Remove"
    return f"{change} items of the kind that the schema counts, until there are {error.arguments[0]}."


def _says(words: str) -> Speak:
    return lambda error, schema: words


_HELPS: Mapping[str | None, Speak] = {
    "type": lambda error, schema: type_help(error.validator_value, error.instance),
    "enum": lambda error, schema: choice_help(error.validator_value, error.instance),
    "const": lambda error, schema: choice_help([error.validator_value], error.instance),
    "pattern": _described(_pattern),
    "format": _described(_format),
    "minLength": _described(lambda error, schema: length_help(len(error.instance), error.validator_value)),
    "maxLength": _described(lambda error, schema: length_help(len(error.instance), error.validator_value)),
    "dateFormat": _described(_date),
    "required": _missing,
    "strictRequired": _missing,
    "dependencies": _paired,
    "dependentSchemas": _paired,
    "either": lambda error, schema: one_of_keys_help(error.choices),
    "precludes": _precluded,
    "additionalProperties": _unknown,
    "replacedBy": lambda error, schema: renamed_help(_own_name(error), error.validator_value),
    "reserved": lambda error, schema: f"Remove `{error.about[0]}`: the build writes it.",
    "enumDependencies": _chosen,
    "microsoftAlias": _described(
        lambda error, schema: choice_help(error.validator_value["allowedDLs"], error.instance)
    ),
    "minimum": _described(lambda error, schema: bound_help("at least", error.validator_value)),
    "maximum": _described(lambda error, schema: bound_help("at most", error.validator_value)),
    "exclusiveMinimum": _described(lambda error, schema: bound_help("more than", error.validator_value)),
    "exclusiveMaximum": _described(lambda error, schema: bound_help("less than", error.validator_value)),
    "multipleOf": _described(lambda error, schema: bound_help("a multiple of", error.validator_value)),
    **dict.fromkeys(("minItems", "maxItems"), _described(_size("item", "items"))),
    **dict.fromkeys(("minItemsWhen", "maxItemsWhen"), _described(_sizes_when)),
    **dict.fromkeys(("minProperties", "maxProperties"), _described(_size("key", "keys"))),
    "uniqueItems": _says("Remove the items that are there twice."),
    "contains": _described(_says("Add an item of the kind that the schema asks for.")),
    "oneOf": _described(_says("Change it so that it fits one of the schema's forms, and no other.")),
    "not": _described(_says("Write something else: it is just what the schema forbids.")),
    NEVER: lambda error, schema: f"Remove `{_own_name(error)}`: the schema allows it nowhere.",
}
