"""Words that help, whichever dialect found the problem: each is a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.misspellings import nearest
from doclint.schema.values import docfx_text, found_type, has_value, plain_type

_LISTED = 12

_SIMILAR = 3


def joined(words: list[str], conjunction: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}" if len(words) > 1 else "".join(words)


def sentence(words: str) -> str:
    """Somebody's words with a capital letter and a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "。", "…")) else ".")


def error_message(schema: Any, keyword: str) -> str | None:
    """The `errorMessage` of a schema: one for all, or, as in ajv-errors, one for each keyword."""
    message = schema.get("errorMessage") if isinstance(schema, dict) else None
    words = _text(message.get(keyword) if isinstance(message, dict) else message)
    return sentence(words) if words else None


def description(schema: Any) -> str | None:
    """What a schema says that a value is, without a full stop."""
    words = _text(schema.get("description") if isinstance(schema, dict) else None)
    return words.rstrip(".") if words else None


def own_words(schema: Any, keyword: str) -> str | None:
    """What a schema itself says to somebody whose value it refuses: its `errorMessage`, else its `description`."""
    described = description(schema)
    return error_message(schema, keyword) or (f"Write it as its schema says: {described}." if described else None)


def _text(words: JsonValue) -> str | None:
    return words.strip() or None if isinstance(words, str) else None


# --- values


def type_help(types: list[str], found: JsonValue) -> str:
    """What type was expected and what was found, null aside where there is something else to write."""
    wanted = joined([plain_type(name) for name in types if name != "null"] or [plain_type("null")])
    if "string" in types and isinstance(found, bool | int | float):
        return f"Put it in quotes: it must be {wanted}, and without quotes it is {found_type(found)}."
    return f"Write {wanted} here, in place of {found_type(found)}."


def choice_help(choices: Iterable[JsonValue], found: JsonValue) -> str:
    """The values that there are to choose from, the most similar first."""
    texts = [plain_text(choice) for choice in choices if has_value(choice)]
    similar = plain_text(found).lower()
    texts.sort(key=lambda text: -SequenceMatcher(None, text.lower(), similar).ratio())
    if len(texts) == 1:
        return f"Write {texts[0]}."
    if not texts:
        return "Leave the value out."
    return f"Write one of: {', '.join(texts[:_LISTED])}{', …' if len(texts) > _LISTED else '.'}"


def length_help(length: int, limit: int) -> str:
    """By how many characters a text is too short or too long."""
    if length > limit:
        return f"Shorten it by {counted(length - limit, 'character', 'characters')}."
    return f"Write {counted(limit - length, 'character', 'characters')} more."


def bound_help(words: str, bound: float) -> str:
    """Which numbers there are to choose from."""
    return f"Write a number that is {words} {plain_text(bound)}."


def size_help(size: int, limit: int, one: str, many: str) -> str:
    """How many items or keys there are too many or too few."""
    if size > limit:
        return f"Remove {counted(size - limit, one, many)}."
    return f"Add {counted(limit - size, one, many)}."


def counted(number: float, one: str, many: str) -> str:
    """`1 key`, `2 keys`."""
    return f"{plain_text(number)} {one if number == 1 else many}"


def plain_text(value: JsonValue) -> str:
    """A value as YAML writes it."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else docfx_text(value)


# --- keys


def missing_help(schema: Any, instance: Mapping[str, JsonValue], name: str) -> str:
    """How a key comes to be there with a value."""
    properties = schema.get("properties") if isinstance(schema, dict) else None
    known = properties if isinstance(properties, dict) else {}
    subschema = known.get(name)
    instead = next((key for key in instance if key not in known and nearest(key, [name])), None)
    if instead is not None and name not in instance:
        return f"Rename `{instead}` to `{name}`."
    told = error_message(subschema, "required")
    described = description(subschema)
    what = f"Give `{name}` a value" if name in instance else f"Add `{name}`"
    return told or (f"{what}: {described}." if described else f"{what}.")


def paired_help(name: str, other: str) -> str:
    """What to do about a key without the one that belongs to it."""
    return f"Add `{other}`, or remove `{name}`."


def unknown_help(known: Collection[str], instance: Mapping[str, JsonValue], name: str) -> str:
    """The known key that an unknown one may be meant to be, or those that are a little like it."""
    absent = [key for key in known if key not in instance]
    meant = nearest(name, absent)
    if meant is not None:
        return f"Did you mean `{meant}`? Rename the key."
    similar = get_close_matches(name, known, _SIMILAR) or (sorted(known) if len(known) <= _SIMILAR else [])
    others = (
        f" ({', '.join(f'`{key}`' for key in similar)}{'' if len(similar) == len(known) else ', …'})" if similar else ""
    )
    return f"Remove `{name}`, or give it the name of a key that the schema knows{others}."


def renamed_help(name: str, replacement: str | None) -> str:
    """What to do about a key that is not to be used any more."""
    return f"Rename `{name}` to `{replacement}`." if replacement else f"Remove `{name}`."


def one_of_keys_help(names: Iterable[str]) -> str:
    return f"Add {joined([f'`{name}`' for name in names])}."


def only_one_help(names: list[str]) -> str:
    kept = joined([f"`{name}`" for name in names])
    return f"Keep {kept}, and remove the other{'s' if len(names) > 2 else ''}."
