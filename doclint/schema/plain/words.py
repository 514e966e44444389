"""What jsonschema found, in words that need no knowledge of JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.formats import EXAMPLES
from doclint.schema.pattern_words import pattern_help
from doclint.schema.values import found_type, plain_type, short_text
from doclint.schema.words import (
    bound_help,
    choice_help,
    counted,
    error_message,
    joined,
    length_help,
    own_words,
    plain_text,
    size_help,
    type_help,
)

_LONGEST_QUOTE = 60


def message_of(error: Any) -> str:
    """What is wrong, in one sentence, for an error of any keyword that concerns one place."""
    where = place_name(tuple(error.absolute_path))
    speak = _MESSAGES.get(error.validator)
    return speak(where, error) if speak else f"{where} does not match its schema."


def help_of(error: Any) -> str:
    """What to do about it."""
    return error_message(error.schema, str(error.validator)) or _HELPS.get(error.validator, _otherwise)(error)


def place_name(route: tuple[str | int, ...]) -> str:
    """A place as a reader names it: `'contact.mail'`, `'tags[2]'`."""
    if not route:
        return "The front matter"
    name = ""
    for step in route:
        name += f"[{step}]" if isinstance(step, int) else f"{'.' if name else ''}{step}"
    return f"'{name}'"


def missing_message(route: tuple[str | int, ...], name: str) -> str:
    return f"{place_name((*route, name))} is missing."


def paired_message(route: tuple[str | int, ...], name: str, other: str) -> str:
    return f"{place_name((*route, other))} is missing: '{name}' requires it."


def unknown_message(route: tuple[str | int, ...]) -> str:
    return f"Unknown key {place_name(route)}."


def _quoted(value: JsonValue) -> str:
    text = short_text(plain_text(value) if not isinstance(value, list | dict) else value)
    return f"'{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}'"


def _type(where: str, error: Any) -> str:
    types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    wanted = joined([plain_type(name) for name in types if isinstance(name, str)])
    return f"{where} must be {wanted}, but is {found_type(error.instance)}."


def _not_allowed(where: str, error: Any) -> str:
    return f"{where} has a value that is not allowed: {_quoted(error.instance)}."


def _pattern(where: str, error: Any) -> str:
    return f"{where} has the wrong form: {_quoted(error.instance)}."


def _too_short(where: str, error: Any) -> str:
    length = counted(len(error.instance), "character", "characters")
    return f"{where} is too short: {length}, minimum {error.validator_value}."


def _too_long(where: str, error: Any) -> str:
    length = counted(len(error.instance), "character", "characters")
    return f"{where} is too long: {length}, maximum {error.validator_value}."


def _bound(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        return f"{where} must be {words} {plain_text(error.validator_value)}, but is {plain_text(error.instance)}."

    return speak


def _items(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        items = counted(len(error.instance), "item", "items")
        return f"{where} has {items}, but must have {words} {error.validator_value}."

    return speak


def _keys(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        keys = counted(len(error.instance), "key", "keys")
        return f"{where} has {keys}, but must have {words} {error.validator_value}."

    return speak


def _says(words: str) -> Callable[[str, Any], str]:
    return lambda where, error: f"{where} {words}."


_MESSAGES: Mapping[str | None, Callable[[str, Any], str]] = {
    None: _says("is not allowed"),
    "type": _type,
    "enum": _not_allowed,
    "const": _not_allowed,
    "not": _not_allowed,
    "pattern": _pattern,
    "format": _pattern,
    "minLength": _too_short,
    "maxLength": _too_long,
    "minimum": _bound("at least"),
    "maximum": _bound("at most"),
    "exclusiveMinimum": _bound("more than"),
    "exclusiveMaximum": _bound("less than"),
    "multipleOf": _bound("a multiple of"),
    "minItems": _items("at least"),
    "maxItems": _items("at most"),
    "items": _says("has more items than its schema allows"),
    "additionalItems": _says("has more items than its schema allows"),
    "unevaluatedItems": _says("has more items than its schema allows"),
    "uniqueItems": _says("has duplicate items"),
    "contains": _says("has too few or too many items that match its schema"),
    "minProperties": _keys("at least"),
    "maxProperties": _keys("at most"),
    "oneOf": _says("matches more than one form, but must match exactly one"),
    "unevaluatedProperties": _says("has keys that the schema does not know"),
}


def _type_help(error: Any) -> str:
    types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    return type_help([name for name in types if isinstance(name, str)], error.instance)


def _otherwise(error: Any) -> str:
    return own_words(error.schema, str(error.validator)) or "Change it to match the schema, or remove it."


def _pattern_help(error: Any) -> str:
    return pattern_help(error.validator_value) or "Write it in the form that the schema requires."


def _format_help(error: Any) -> str:
    name = plain_text(error.validator_value)
    example = EXAMPLES.get(name)
    return f"Write it in the format `{name}`{f', such as {example}' if example else ''}."


def _described(otherwise: Callable[[Any], str]) -> Callable[[Any], str]:
    """Let the schema's own words win."""
    return lambda error: own_words(error.schema, str(error.validator)) or otherwise(error)


def _bound_help(words: str) -> Callable[[Any], str]:
    return _described(lambda error: bound_help(words, error.validator_value))


def _size_help(one: str, many: str) -> Callable[[Any], str]:
    return _described(lambda error: size_help(len(error.instance), error.validator_value, one, many))


def _tells(words: str) -> Callable[[Any], str]:
    return _described(lambda error: words)


_HELPS: Mapping[str | None, Callable[[Any], str]] = {
    None: lambda error: "Remove it: the schema does not allow it.",
    "type": _type_help,
    "enum": lambda error: choice_help(error.validator_value, error.instance),
    "const": lambda error: choice_help([error.validator_value], error.instance),
    "pattern": _described(_pattern_help),
    "format": _described(_format_help),
    **dict.fromkeys(
        ("minLength", "maxLength"), _described(lambda error: length_help(len(error.instance), error.validator_value))
    ),
    "minimum": _bound_help("at least"),
    "maximum": _bound_help("at most"),
    "exclusiveMinimum": _bound_help("more than"),
    "exclusiveMaximum": _bound_help("less than"),
    "multipleOf": _bound_help("a multiple of"),
    **dict.fromkeys(("minItems", "maxItems"), _size_help("item", "items")),
    **dict.fromkeys(("minProperties", "maxProperties"), _size_help("key", "keys")),
    **dict.fromkeys(("items", "additionalItems", "unevaluatedItems"), _tells("Remove the surplus items.")),
    "uniqueItems": _tells("Remove the duplicate items."),
    "contains": _tells("Change the items so that the required number match the schema."),
    "oneOf": _tells("Change it to match exactly one of the forms in the schema."),
    "not": _tells("Use a different value: the schema forbids this one."),
    "unevaluatedProperties": _tells("Remove the keys that the schema does not know."),
}
