"""The quick way through front matter that is plain: lines of `key: value` and lists of such values, nothing else.

Most blocks are, and need no YAML parser, which takes twenty times as long. What is accepted here means exactly the same
to the parser (a property test holds the two against each other); everything else is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, count
from typing import Any, cast

from doclint.data_classes import dataclass
from doclint.document.block import Duplicate, Entry, JsonValue, Token

# Control characters, and the line breaks that only YAML 1.1 knows. Looked for on their own: a set like this in each
# part of a pattern takes as long to compile as a page takes to check.
_NO_CHARACTER = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")

# Within a plain text a colon before a space would make it a key, and a number sign behind one a comment. All
# quantifiers are possessive: nothing is tried twice.
_VALUE = (
    r"""(?:(?:"[^"\\]*+"|'[^']*+')[ ]*+"""
    r"""|[^\-?:,\[\]{}#&*!|>'"%@` ][^:#]*+"""
    r"""(?:(?::(?=[^ ])|(?<=[^ ])#)[^:#]*+)*+)"""
)
_KEY = r"[A-Za-z][A-Za-z0-9_.\-]{0,60}+(?:[ ][A-Za-z0-9_.\-]{1,60}+){0,5}+"

_LINE = re.compile(rf"(?:({_KEY}):(?:[ ]{{1,8}}+({_VALUE})|[ ]*+)|[ ]{{0,8}}+-[ ]{{1,8}}+({_VALUE}))\Z")

_NO_STRING = re.compile(
    r"(?P<null>null|Null|NULL|~|)\Z"
    r"|(?P<bool>true|True|TRUE|false|False|FALSE)\Z"
    r"|(?P<int>[-+]?[0-9]+)\Z"
    r"|0(?:o(?P<octal>[0-7]+)|x(?P<hexadecimal>[0-9a-fA-F]+))\Z"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)\Z"
)

# Python refuses to read longer integers (and JSON readers lose their digits): they stay strings.
_LONGEST_NUMBER = 300

# null, true, false, ~, numbers and nothing at all; every other plain scalar is a string at the first glance.
_BEGINS_NO_STRING = frozenset("nNtTfF~+-.0123456789") | {""}

# Pages of a repository share most of their lines. Those of larger blocks are not remembered, so that no page fills the
# memory; the largest of 19,000 real blocks has 2,000 characters.
_MOST_LINES = 4_096
_LARGEST_REMEMBERED = 2_000

_Line = tuple[str | None, JsonValue, int, int]
"""The key of a line, None for an item of a list; its value, and where that begins and ends, 0 for a key without one."""


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A plain block, with the same answers as `YamlBlock`."""

    value: dict[str, JsonValue]
    _lines: list[str]
    _numbers: dict[str, int]

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        return ()

    def row(self, key: str) -> tuple[int, int, int] | None:
        """Where the value of a key stands, or the key itself where it has none.

        Returns:
            How many line endings stand before its line, and where it begins and ends there, in characters from 0; None
            for a list, and for a key that is not there.
        """
        number = self._numbers.get(key)
        if number is None or isinstance(self.value[key], list):
            return None
        line = _remembered(self._lines[number])
        assert line is not None
        _, _, start, end = line
        return (number, start, end) if start else (number, 0, len(key))

    def entries(self) -> Iterator[Entry]:
        """Every key and list item of the block, outer ones first."""
        starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        for key, number in self._numbers.items():
            route = (key,)
            own = Token(starts[number], starts[number] + len(key))
            value = self.value[key]
            if not isinstance(value, list):
                token = self._token(number, starts)
                yield Entry(route, own, token if token.end > own.end else Token(own.end, own.end))
                continue
            first = number + 1
            items = [self._token(item, starts) for item in range(first, first + len(value))]
            yield Entry(route, own, Token(starts[first] + self._lines[first].index("-"), items[-1].end))
            for index, item in enumerate(items):
                yield Entry((*route, index), item, item)

    def _token(self, number: int, starts: list[int]) -> Token:
        line = _read_line(self._lines[number])
        assert line is not None
        _, _, start, end = line
        return Token(starts[number] + start, starts[number] + end)


def read_plain_yaml(text: str) -> PlainBlock | None:
    """Read what stands between the fences, None where it is not plain (or is not valid)."""
    lines = text.split("\n")
    if lines[-1].endswith("\r"):
        return None
    first = 0
    while first < len(lines) and lines[first] in ("", "\r"):
        first += 1
    read_line = _remembered if len(text) <= _LARGEST_REMEMBERED else _read_line
    read = list(map(read_line, lines[first : None if lines[-1] else -1]))
    if not read or None in read:
        return None
    known = cast("list[_Line]", read)
    values: dict[Any, JsonValue] = {line[0]: line[1] for line in known}
    if None in values:
        return _with_lists(lines, known, first)
    numbers = dict(zip(values, count(first), strict=False))
    return PlainBlock(values, lines, numbers) if len(values) == len(known) else None


def _with_lists(lines: list[str], read: list[_Line], first: int) -> PlainBlock | None:
    """A block of which some lines are items of lists."""
    values: dict[str, JsonValue] = {}
    numbers: dict[str, int] = {}
    opened: str | None = None
    indent = ""
    for number, (key, value, start, _) in enumerate(read, first):
        if key is not None:
            if key in values:
                return None
            values[key] = value
            numbers[key] = number
            # Only the items of a list may follow a key without a value.
            opened = None if start else key
        elif opened is None:
            return None
        else:
            before = lines[number].partition("-")[0]
            if values[opened] is None:
                values[opened], indent = [value], before
            elif before == indent:
                values[opened].append(value)
            else:
                return None
    return PlainBlock(values, lines, numbers)


def _read_line(line: str) -> _Line | None:
    content = line.removesuffix("\r")
    is_text = content.isprintable() or _NO_CHARACTER.search(content) is None
    match = _LINE.match(content) if is_text else None
    if match is None:
        return None
    key, value, item = match.groups()
    if value is None and item is None:
        return key, None, 0, 0
    start = match.start(match.lastindex or 0)
    value = (value or item).rstrip(" ")
    return key, value[1:-1] if value[0] in "\"'" else plain_scalar(value), start, start + len(value)


_remembered = lru_cache(maxsize=_MOST_LINES)(_read_line)


def plain_scalar(text: str) -> JsonValue:
    """What a scalar without quotes means by the core schema."""
    if len(text) > _LONGEST_NUMBER or text[:1] not in _BEGINS_NO_STRING:
        return text
    match = _NO_STRING.match(text)
    if match is None:
        return text
    match match.lastgroup:
        case "null":
            return None
        case "bool":
            return text[0] in "tT"
        case "int":
            return int(text)
        case "octal":
            return int(text[2:], 8)
        case "hexadecimal":
            return int(text[2:], 16)
    number = float(text)
    return text if number in (float("inf"), float("-inf")) else number
