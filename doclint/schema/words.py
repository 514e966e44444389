"""What to do about a schema problem, in a reader's words."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import Any

from doclint.document.core_yaml import JsonValue
from doclint.schema.values import docfx_text, found_type, has_value, plain_type

# How alike two names are, from 0 to 1, for one to be taken for the other misspelled.
_CLOSE = 0.8

_LISTED = 12


def help_for(error: Any, prepared: Any, instance: JsonValue) -> str | None:
    """The help for a violation.

    Args:
        error: the violation, with the schema that it broke.
        prepared: the whole schema.
        instance: the whole value.
    """
    schema = error.schema if isinstance(error.schema, dict) else {}
    own = schema.get("errorMessage")
    if isinstance(own, str) and own and error.kind not in _ABOUT_OTHERS:
        return own
    speak = _HELPS.get(error.validator)
    return speak(error, schema) if speak else None


_ABOUT_OTHERS = {"unknown-field", "missing-attribute"}


def joined(words: list[str], conjunction: str = "or") -> str:
    """`a`, `a or b`, `a, b or c`."""
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}" if len(words) > 1 else "".join(words)


def _type(error: Any, schema: dict[str, Any]) -> str:
    wanted = joined([plain_type(name) for name in error.validator_value if name != "null"] or ["nothing"])
    found = found_type(error.instance)
    if isinstance(error.instance, int | float) and "string" in error.validator_value:
        return f"expected {wanted}, found {found}: put it in quotes"
    return f"expected {wanted}, found {found}"


def _enum(error: Any, schema: dict[str, Any]) -> str | None:
    choices = [docfx_text(value) for value in error.validator_value if has_value(value)]
    found = docfx_text(error.instance)
    choices.sort(key=lambda choice: -SequenceMatcher(None, choice.lower(), found.lower()).ratio())
    listed = ", ".join(choices[:_LISTED]) + (", …" if len(choices) > _LISTED else "")
    return f"one of: {listed}" if choices else None


def _described(error: Any, schema: dict[str, Any]) -> str | None:
    description = schema.get("description")
    return description if isinstance(description, str) and description else None


def _date(error: Any, schema: dict[str, Any]) -> str | None:
    return _described(error, schema) or f"write the date as {schema['dateFormat']}"


def _missing(error: Any, schema: dict[str, Any]) -> str | None:
    key = error.about[0]
    if isinstance(error.instance, dict) and key in error.instance:
        return f"'{key}' has no value"
    close = closest(key, [name for name in error.instance if name not in schema.get("properties", {})])
    return f"'{close}' looks like it" if close else None


def _unknown(error: Any, schema: dict[str, Any]) -> str | None:
    key = error.about[0]
    known = [name for name in schema.get("properties", {}) if name not in error.instance]
    close = closest(key, known)
    return f"did you mean '{close}'?" if close else None


def closest(name: str, candidates: list[str]) -> str | None:
    """The candidate that a name is most likely a misspelling of, None where none is close."""
    by_letters = {candidate.lower(): candidate for candidate in candidates}
    close = get_close_matches(name.lower(), by_letters, 1, _CLOSE)
    return by_letters[close[0]] if close else None


_HELPS = {
    "type": _type,
    "enum": _enum,
    "pattern": _described,
    "format": _described,
    "dateFormat": _date,
    "required": _missing,
    "strictRequired": _missing,
    "additionalProperties": _unknown,
}
