"""What jsonschema found, in words that need no knowledge of JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from doclint.document.core_yaml import JsonValue
from doclint.schema.misspellings import nearest
from doclint.schema.pattern_words import pattern_help
from doclint.schema.values import found_type, plain_type, short_text
from doclint.schema.words import choice_help, error_message, joined, own_words, plain_text, type_help

_LONGEST_QUOTE = 60


def message_of(error: Any) -> str:
    """What is wrong, in one sentence, for an error of any keyword that concerns one place."""
    where = place_name(tuple(error.absolute_path))
    speak = _MESSAGES.get(error.validator)
    return speak(where, error) if speak else f"{where} is not as its schema asks for."


def help_of(error: Any) -> str | None:
    """What to do about it."""
    speak = _HELPS.get(error.validator)
    return error_message(error.schema, str(error.validator)) or (speak(error) if speak else None)


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


def missing_help(schema: Any, name: str) -> str | None:
    """What a key that is missing is for, where the schema says so."""
    properties = schema.get("properties") if isinstance(schema, dict) else None
    description = own_words(properties.get(name) if isinstance(properties, dict) else None, "required")
    return f"'{name}': {description}" if description else None


def paired_message(route: tuple[str | int, ...], name: str, other: str) -> str:
    return f"{place_name((*route, other))} is missing: it must stand beside '{name}'."


def unknown_message(route: tuple[str | int, ...]) -> str:
    return f"{place_name(route)} is not a key that the schema knows."


def unknown_help(schema: Any, instance: Mapping[str, JsonValue], name: str) -> str | None:
    """The known key that an unknown one may be meant to be."""
    properties = schema.get("properties") if isinstance(schema, dict) else None
    known = [key for key in properties if key not in instance] if isinstance(properties, dict) else []
    meant = nearest(name, known)
    return f"did you mean '{meant}'?" if meant else None


def _quoted(value: JsonValue) -> str:
    text = short_text(plain_text(value) if not isinstance(value, list | dict) else value)
    return f"'{text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + '…'}'"


def _counted(number: float, one: str, many: str) -> str:
    return f"{plain_text(number)} {one if number == 1 else many}"


def _type(where: str, error: Any) -> str:
    types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    wanted = joined([plain_type(name) for name in types if isinstance(name, str)])
    return f"{where} must be {wanted}, and is {found_type(error.instance)}."


def _not_allowed(where: str, error: Any) -> str:
    return f"{where} has a value that is not allowed: {_quoted(error.instance)}."


def _pattern(where: str, error: Any) -> str:
    return f"{where} is not written as it should be: {_quoted(error.instance)}."


def _too_short(where: str, error: Any) -> str:
    length = _counted(len(error.instance), "character", "characters")
    return f"{where} is too short: {length}, and at least {error.validator_value}."


def _too_long(where: str, error: Any) -> str:
    length = _counted(len(error.instance), "character", "characters")
    return f"{where} is too long: {length}, and at most {error.validator_value}."


def _bound(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        return f"{where} must be {words} {plain_text(error.validator_value)}, and is {plain_text(error.instance)}."

    return speak


def _items(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        items = _counted(len(error.instance), "item", "items")
        return f"{where} has {items}, and must have {words} {error.validator_value}."

    return speak


def _keys(words: str) -> Callable[[str, Any], str]:
    def speak(where: str, error: Any) -> str:
        keys = _counted(len(error.instance), "key", "keys")
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
    return type_help(types, error.instance)


_HELPS: Mapping[str, Callable[[Any], str | None]] = {
    "type": _type_help,
    "enum": lambda error: choice_help(error.validator_value, error.instance),
    "const": lambda error: choice_help([error.validator_value], error.instance),
    "pattern": lambda error: own_words(error.schema, "pattern") or pattern_help(error.validator_value),
    **dict.fromkeys(
        ("minLength", "maxLength", "minimum", "maximum", "multipleOf", "not", "oneOf", "contains"),
        lambda error: own_words(error.schema, error.validator),
    ),
}
