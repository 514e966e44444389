"""Front matter in JSON: its values, what stands twice in it, and every place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from doclint.data_classes import dataclass
from doclint.document.block import MOST_LEVELS, CoreYamlError, Duplicate, Entry, JsonValue, OverLimitError, Route, Token
from doclint.document.plain_yaml import plain_scalar

# A string ends with its line, so that a quote that is missing spoils no more than that.
_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\\r\n]|\\.)*+"?)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<plain>[^\s,:\[\]{}"]++)"""
)


@dataclass(frozen=True, slots=True)
class JsonBlock:
    """A parsed block, with the same answers as `YamlBlock`."""

    value: JsonValue
    duplicates: tuple[Duplicate, ...]
    _text: str

    def entries(self) -> Iterator[Entry]:
        """Every key and list item of the block, outer ones first."""
        yield from _Walk(self._text).entries


def read_json(text: str) -> JsonBlock:
    """Parse a JSON text; as in YAML, infinity, not-a-number and endless digits are texts.

    Raises:
        OverLimitError: it is nested too deeply.
        CoreYamlError: it is not JSON.
    """
    level = 0
    for token in _TOKEN.finditer(text):
        level += 1 if token["open"] else -1 if token["close"] else 0
        if level > MOST_LEVELS:
            raise OverLimitError(f"is nested more than {MOST_LEVELS} levels deep", token.start())
    is_twice: list[bool] = []

    def pairs(found: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        values = dict(found)
        if len(values) < len(found):
            is_twice.append(True)
        return values

    try:
        value = json.loads(
            text, object_pairs_hook=pairs, parse_constant=str, parse_int=plain_scalar, parse_float=plain_scalar
        )
    except json.JSONDecodeError as error:
        raise CoreYamlError(error.msg[:1].lower() + error.msg[1:], error.pos) from None
    return JsonBlock(value, tuple(_Walk(text).duplicates) if is_twice else (), text)


def json_end(text: str) -> int | None:
    """Where the object that a text begins with ends, None where no bracket closes it."""
    level = 0
    for token in _TOKEN.finditer(text):
        level += 1 if token["open"] else -1 if token["close"] else 0
        if level == 0:
            return token.end()
    return None


class _Walk:
    """One pass over a text that is JSON, and not too deep."""

    def __init__(self, text: str) -> None:
        self.entries: list[Entry] = []
        self.duplicates: list[Duplicate] = []
        self._text = text
        self._tokens = _TOKEN.finditer(text)
        self._value(next(self._tokens), ())

    def _value(self, first: re.Match[str], route: Route) -> Token:
        """Walk through a value that begins with this token."""
        if not first["open"]:
            return Token(*first.span())
        is_object = first[0] == "{"
        seen: dict[str | int, Token] = {}
        before = first.end()
        for index, token in enumerate(self._tokens):
            if token["close"]:
                return Token(first.start(), token.end())
            key: str | int = json.loads(token[0]) if is_object else index
            place = len(self.entries)
            own = (*route, key)
            value = self._value(next(self._tokens) if is_object else token, own)
            entry = Entry(own, Token(*token.span()) if is_object else value, value)
            self.entries.insert(place, entry)
            if key in seen:
                self.duplicates.append(Duplicate(entry, self._loads(seen[key]) == self._loads(value), before))
            seen[key] = value
            before = value.end
        return Token(first.start(), before)

    def _loads(self, token: Token) -> JsonValue:
        return json.loads(self._text[token.start : token.end], parse_constant=str, parse_int=str, parse_float=str)
