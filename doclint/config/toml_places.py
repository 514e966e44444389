"""Where each key and value of a TOML text stands: tomllib tells the values, but not their places.

The text is one that tomllib has read, so nothing is checked here. https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from doclint.config.toml_text import Route
from doclint.data_classes import dataclass
from doclint.findings import Span


@dataclass(frozen=True, slots=True)
class TomlPlace:
    """Where a key and its value stand, in characters; an item of a list has the value's span for both."""

    key: Span
    value: Span


def toml_places(text: str) -> dict[Route, TomlPlace]:
    """The places of all tables, keys and list items by their routes; the place of a table is its header's, the first.

    A route is the keys and list indexes that lead to a value: `("schemas", 0, "files", 1)`.
    """
    return _Walk(text).places


# Behind a token: spaces, and where a list is open line ends and comments too.
_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""(?P<bare>[A-Za-z0-9_-]+)|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
)
# A date and its time may have a space between them.
_BARE_VALUE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.Z+-]+|[^\s,\]}#]+")


class _Walk:
    """One pass over the text; `places` grows on the way."""

    def __init__(self, text: str) -> None:
        self.places: dict[Route, TomlPlace] = {}
        self._text = text
        self._at = 0
        self._lists: dict[Route, int] = {}
        table: Route = ()
        while self._skip(_GAP) < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at

    def _header(self) -> Route:
        is_list = self._text.startswith("[[", self._at)
        self._at += 2 if is_list else 1
        names = self._names()
        self._at = self._text.index("]", self._at) + (2 if is_list else 1)
        table: Route = ()
        for index, (name, span) in enumerate(names, 1):
            table = (*table, name)
            self.places.setdefault(table, TomlPlace(span, span))
            if is_list and index == len(names):
                self._lists[table] = self._lists.get(table, -1) + 1
            if table in self._lists:
                table = (*table, self._lists[table])
                self.places.setdefault(table, TomlPlace(span, span))
        return table

    def _names(self) -> list[tuple[str, Span]]:
        """A key, which may be dotted; stands behind it and the spaces."""
        names = []
        while True:
            start = self._skip(_SPACE)
            match = _KEY.match(self._text, start)
            if match is None:
                raise ValueError(f"no key at {start}")
            self._at = match.end()
            name = match[0] if match["bare"] else _plain_text(match[0])
            names.append((name, Span(start, self._at)))
            if not self._text.startswith(".", self._skip(_SPACE)):
                return names
            self._at += 1

    def _pair(self, table: Route) -> None:
        route = table
        names = self._names()
        self._at = self._text.index("=", self._at) + 1
        for name, span in names:
            route = (*route, name)
            self.places.setdefault(route, TomlPlace(span, span))
        value = self._value(route)
        self.places[route] = TomlPlace(names[-1][1], value)

    def _value(self, route: Route) -> Span:
        start = self._skip(_SPACE)
        if self._text[start] == "[":
            self._list(route)
        elif self._text[start] == "{":
            self._inline_table(route)
        else:
            match = _STRING.match(self._text, start) or _BARE_VALUE.match(self._text, start)
            if match is None:
                raise ValueError(f"no value at {start}")
            self._at = match.end()
        return Span(start, self._at)

    def _list(self, route: Route) -> None:
        self._at += 1
        index = 0
        while self._text[self._skip(_GAP)] != "]":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            value = self._value((*route, index))
            self.places[(*route, index)] = TomlPlace(value, value)
            index += 1
        self._at += 1

    def _inline_table(self, route: Route) -> None:
        self._at += 1
        # TOML 1.1 allows line ends here.
        while self._text[self._skip(_GAP)] != "}":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._pair(route)
        self._at += 1


def _plain_text(quoted: str) -> str:
    value: Any = tomllib.loads(f"value = {quoted}")["value"]
    return str(value)
