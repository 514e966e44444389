"""What jsonschema found, in words that need no knowledge of JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from doclint.document.block import JsonValue
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
    return speak(where, error) if speak else f"{where} is not as its schema asks for."


def help_of(error: Any) -> str:
    """What to do about it."""
    return error_message(error.schema, str(error.validator)) or _HELPS.get(error.validator, _otherwise)(error)


def place_name(route: tuple[str | int, ...]) -> str:
    """A place as a reader names it: `'contact.mail'`, `'tags[2]'`."""
    if not route:
        return "The whole"
    name = ""
    for step in route:
        name += f"[{step}]" if isinstance(step, int) else f"{'.' if name else ''}{step}"
    return f"'{name}'"


def missing_message(route: tuple[str | int, ...], name: str) -> str:
    return f"{place_name((*route, name))} is missing."


def paired_message(route: tuple[str | int, ...], name: str, other: str) -> str:
    return f"{place_name((*route, other))} is missing: it must stand beside '{name}'."


def unknown_message(route: tuple[str | int, ...]) -> str:
    return f"{place_name(route)} is not a key that the schema knows."


def _quoted(value: JsonValue) -> str:
    text = short_text(plain_text(value) if not isinstance(value, list | dict) else value)
    return f"'{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}'"


def _type(where: str, error: Any) -> str:
    types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    wanted = joined([plain_type(name) for name in types if isinstance(name, str)])
    return f"{where} must be {wanted}, and is {found_type(error.instance)}."


def _not_allowed(where: str, error: Any) -> str:
    return f"{where} has a value that is not allowed: {_quoted(error.instance)}."


def _pattern(where: str, error: Any) -> str:
    return f"{where} is not written as it should be: {_quoted(error.instance)}."


def _too_short(where: str, error: Any) -> str:
    length = counted(len(error.instance), "character", "characters")
    return f"{where} is too short: {length}, and at least {error.validator_value}."


def _too_long(where: str, error: Any) -> str:
    length = counted(len(error.instance), "character", "characters")
    return f"{where} is too long: {length}, and at most {error.validator_value}."


def _bound(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        return f"{where} must be {words} {plain_text(error.validator_value)}, and is {plain_text(error.instance)}."

    return speak


def _items(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        items = counted(len(error.instance), "item", "items")
        return f"{where} has {items}, and must have {words} {error.validator_value}."

    return speak


def _keys(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        keys = counted(len(error.instance), "key", "keys")
        return f"{where} has {keys}, and must have {words} {error.validator_value}."

    return speak


def _says(words: str) -> Callable[[str, Any], str]:
    return lambda where, error: f"{where} {words}."


_MESSAGES: Mapping[str | None, Callable[[str, Any], str]] = {
    None: _says("must not be there"),
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
    "items": _says("has more items than its schema knows"),
    "additionalItems": _says("has more items than its schema knows"),
    "unevaluatedItems": _says("has more items than its schema knows"),
    "uniqueItems": _says("has an item twice"),
    "contains": _says("has too few, or too many, items of the kind that its schema asks for"),
    "minProperties": _keys("at least"),
    "maxProperties": _keys("at most"),
    "oneOf": _says("fits several forms of which it must have exactly one"),
    "unevaluatedProperties": _says("has keys that the schema does not know"),
}


def _type_help(error: Any) -> str:
    types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    return type_help([name for name in types if isinstance(name, str)], error.instance)


def _otherwise(error: Any) -> str:
    return own_words(error.schema, str(error.validator)) or "Change it so that it fits the schema, or remove it."


def _pattern_help(error: Any) -> str:
    return pattern_help(error.validator_value) or "Write it in the form that the schema asks for."


def _format_help(error: Any) -> str:
    return f"Write it in the form that is called {plain_text(error.validator_value)}."


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
    None: lambda error: "Remove it: the schema allows it nowhere.",
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
    **dict.fromkeys(("items", "additionalItems", "unevaluatedItems"), _tells("Remove the items that are too many.")),
    "uniqueItems": _tells("Remove the items that are there twice."),
    "contains": _tells("Change the items so that as many as the schema asks for are of its kind."),
    "oneOf": _tells("Change it so that it fits one of the schema's forms, and no other."),
    "not": _tells("Write something else: it is just what the schema forbids."),
    "unevaluatedProperties": _tells("Remove the keys that the schema does not know."),
}
