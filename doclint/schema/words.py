"""Words that help, whichever dialect found the problem."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from doclint.document.core_yaml import JsonValue
from doclint.schema.values import docfx_text, found_type, has_value, plain_type

_LISTED = 12


def joined(words: list[str], conjunction: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}" if len(words) > 1 else "".join(words)


def error_message(schema: Any, keyword: str) -> str | None:
    """The `errorMessage` of a schema: one for all, or, as in ajv-errors, one for each keyword."""
    message = schema.get("errorMessage") if isinstance(schema, dict) else None
    return _text(message.get(keyword) if isinstance(message, dict) else message)


def own_words(schema: Any, keyword: str) -> str | None:
    """What a schema itself says to somebody whose value it refuses: its `errorMessage`, else its `description`."""
    return error_message(schema, keyword) or _text(schema.get("description") if isinstance(schema, dict) else None)


def _text(words: JsonValue) -> str | None:
    return words.strip() or None if isinstance(words, str) else None


def type_help(types: list[str], found: JsonValue) -> str:
    """What type was expected and what was found, null aside where there is something else to write."""
    wanted = joined([plain_type(name) for name in types if name != "null"] or [plain_type("null")])
    needs_quotes = "string" in types and isinstance(found, bool | int | float)
    return f"expected {wanted}, found {found_type(found)}{': put it in quotes' if needs_quotes else ''}"


def choice_help(choices: list[JsonValue], found: JsonValue) -> str | None:
    """The values that there are to choose from, the most similar first; None where there are none but blank ones."""
    texts = [plain_text(choice) for choice in choices if has_value(choice)]
    similar = plain_text(found).lower()
    texts.sort(key=lambda text: -SequenceMatcher(None, text.lower(), similar).ratio())
    if len(texts) == 1:
        return f"it must be {texts[0]}"
    return f"one of: {', '.join(texts[:_LISTED])}{', …' if len(texts) > _LISTED else ''}" if texts else None


def plain_text(value: JsonValue) -> str:
    """A value as YAML writes it."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else docfx_text(value)
