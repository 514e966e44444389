"""Finds the fault that a YAML parser stumbles over: it says where it could not go on, which may be lines further down.

A fault is one only if the block can be read, at least past the parser's place, once it is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from doclint.document.block import CoreYamlError, JsonValue
from doclint.document.handlers import read_yaml
from doclint.document.plain_yaml import plain_scalar
from doclint.system.data_classes import dataclass

# Each line that may be at fault has the block parsed anew.
_LARGEST = 20_000
_MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a block from being read.

    Attributes:
        start, end: where, in characters of the block.
        problem: what is wrong, in words that go on from "Invalid front matter: "; None for the parser's own.
        help: what to do.
        repair: where and what to write in its place; None where only its writer knows.
        is_certain: whether the repaired line can mean nothing else.
    """

    start: int
    end: int
    problem: str | None
    help: str
    repair: tuple[int, int, str] | None = None
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block; `start` is where it begins there."""

    text: str
    start: int


def find_fault(block: str, error: CoreYamlError) -> Fault | None:
    """The fault of a block that the parser refused; None where it is where the parser says.

    Args:
        error: its offset is one in the block.
    """
    if len(block) > _LARGEST:
        return None
    lines = _lines(block)
    last = max((number for number, line in enumerate(lines) if line.start <= error.offset), default=0)
    for number in range(last, max(last - _MOST_LINES, -1), -1):
        goes_on = _goes_on(lines, number)
        for look in _LOOKS:
            for fault in look(lines[number]):
                if fault.is_certain and goes_on:
                    continue
                if fault.repair is not None and _is_repaired(block, fault, lines[last], error):
                    return fault
    return None


def _lines(block: str) -> list[_Line]:
    lines, start = [], 0
    for text in block.split("\n"):
        lines.append(_Line(text.removesuffix("\r"), start))
        start += len(text) + 1
    return lines


def _goes_on(lines: list[_Line], number: int) -> bool:
    """Whether the value of a line goes on in the next one."""
    following = next((line.text for line in lines[number + 1 :] if line.text.strip()), "")
    return _indent(following) > _indent(lines[number].text)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _is_repaired(block: str, fault: Fault, last: _Line, error: CoreYamlError) -> bool:
    """Whether a block that is repaired can be read at least to behind the line at which it could not be read before."""
    assert fault.repair is not None
    start, end, written = fault.repair
    repaired = block[:start] + written + block[end:]
    grown = len(repaired) - len(block)
    try:
        value = read_yaml(repaired).value
    except CoreYamlError as later:
        return later.offset > last.start + len(last.text) + grown and later.offset > error.offset + grown
    return isinstance(value, dict)


_KEY = r"(?P<before>\s*+(?:-[ ]+)?(?P<key>[\"']?[\w.$-]++[\"']?))"

_UNUSUAL_COLON = re.compile(_KEY + r"[ ]*(?P<colon>[\uff1a\ufe55\ua789])[ \u00a0\u3000]*(?=\S|$)")
_UNUSUAL_SPACE = re.compile(_KEY + r":[ ]*(?P<space>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+)[ ]*")
_NO_SPACE = re.compile(_KEY + r":(?=[^\s:/])")
_INDENTED = re.compile(r"[ ]*(?P<space>[\u00a0\u3000\u200b\ufeff]+)[ \u00a0\u3000\u200b\ufeff]*")
_VALUE = re.compile(_KEY + r":[ ]++(?P<value>\S.*?)[ \t]*\Z")
_NAMES = {"\u00a0": "a no-break space", "\u3000": "an ideographic space", "\uff1a": "a full-width colon"}


def _named(sign: str) -> str:
    name = _NAMES.get(sign, "a character")
    return f"{name} (U+{ord(sign):04X})"


def _unusual_colon(line: _Line) -> Iterator[Fault]:
    match = _UNUSUAL_COLON.match(line.text)
    if match is not None:
        start, end = (line.start + place for place in match.span("colon"))
        words = f"{_named(match['colon'])} follows `{match['key']}`"
        repair = (line.start + match.end("before"), line.start + match.end(), ": ")
        yield Fault(start, end, words, "Write a colon and a space in its place.", repair)


def _unusual_space(line: _Line) -> Iterator[Fault]:
    match = _UNUSUAL_SPACE.match(line.text)
    if match is not None:
        start, end = (line.start + place for place in match.span("space"))
        words = f"{_named(match['space'][0])} follows the colon of `{match['key']}`"
        repair = (line.start + match.end("before") + 1, line.start + match.end(), " ")
        yield Fault(start, end, words, "Write a space in its place.", repair)


def _indented(line: _Line) -> Iterator[Fault]:
    match = _INDENTED.match(line.text)
    if match is not None:
        start, end = (line.start + place for place in match.span("space"))
        words = f"the line is indented with {_named(match['space'][0])}"
        for width in (len(match[0]), 0):
            repair = (line.start, line.start + match.end(), " " * width)
            yield Fault(start, end, words, "Indent it with spaces.", repair)


def _no_space(line: _Line) -> Iterator[Fault]:
    match = _NO_SPACE.match(line.text)
    if match is not None:
        colon = line.start + match.end() - 1
        words = f"no space follows the colon of `{match['key']}`"
        yield Fault(colon, colon + 1, words, "Put a space behind the colon.", (colon + 1, colon + 1, " "))


def _open_quote(line: _Line) -> Iterator[Fault]:
    match = _VALUE.match(line.text)
    quote = match["value"][0] if match is not None else ""
    if match is not None and quote in ("'", '"') and not match["value"][1:].endswith(quote):
        start = line.start + match.start("value")
        end = line.start + match.end("value")
        words = f"the quote that opens the value of `{match['key']}` is never closed"
        yield Fault(start, start + 1, words, "Close the quote at the end of the value.", (end, end, quote))


def _unquoted(line: _Line) -> Iterator[Fault]:
    match = _VALUE.match(line.text)
    if match is None:
        return
    value = match["value"]
    colon = re.search(r":(?=[ \t]|$)", value)
    if value[0] in "\"'[{|>&*!" or " #" in value or "\t#" in value or (colon is None and value[0] not in "@`%"):
        return
    start = line.start + match.start("value")
    place = start + (colon.start() if colon is not None else 0)
    quoted = _quoted(value)
    help_ = "Put the value in quotes: text with `: ` in it needs them."
    if colon is None:
        help_ = f"Put the value in quotes: text that begins with `{value[0]}` needs them."
    if quoted is not None:
        yield Fault(place, place + 1, None, help_, (start, start + len(value), quoted), is_certain=True)


def _quoted(value: str) -> str | None:
    """A text in quotes, in which it stands as it is."""
    written = f'"{value}"' if not set(value) & set('"\\') else "'" + value.replace("'", "''") + "'"
    return written if _read_back(written) == value and plain_scalar(value) == value else None


def _read_back(written: str) -> JsonValue:
    try:
        values = read_yaml(f"key: {written}\n").value
    except CoreYamlError:
        return None
    return values.get("key") if isinstance(values, dict) else None


_LOOKS: tuple[Callable[[_Line], Iterator[Fault]], ...] = (
    _unquoted,
    _unusual_colon,
    _unusual_space,
    _indented,
    _no_space,
    _open_quote,
)
