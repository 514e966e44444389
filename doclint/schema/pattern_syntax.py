"""The structure of a regular expression: just enough to bound it and to put it into words.

What one character or assertion means is left to `re`; this module only finds where each begins and ends. The syntax is
that of Python 3.11's `re`: https://docs.python.org/3.11/library/re.html#regular-expression-syntax.
"""

from __future__ import annotations

import re
import warnings

from doclint.data_classes import dataclass

_QUANTIFIER = re.compile(r"([*+?]|\{(?P<least>[0-9]*+)(?P<comma>,)?+(?P<most>[0-9]*+)\})(?P<mode>[?+]?)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|0[0-7]{0,2}|N\{[^}]*\}|.)", re.DOTALL)
_FLAGS = re.compile(r"\(\?(?P<on>[aiLmsux]*)(?:-(?P<off>[imsx]+))?(?P<end>[:)])")
_NAME = re.compile(r"\(\?P<\w+>")

_ASSERTIONS = ("\\A", "\\Z", "\\b", "\\B")

_DEEPEST = 50

_FLAG_BITS = {"a": re.ASCII, "i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "u": re.UNICODE}


class UnboundedPatternError(ValueError):
    """A pattern whose work cannot be bounded; the message says by what."""


@dataclass(frozen=True, slots=True)
class Character:
    """One character: a literal, `.`, a class or an escape, as it is written."""

    source: str
    flags: int


@dataclass(frozen=True, slots=True)
class Assertion:
    """A place between characters: `^`, `$`, `\\b` and such, as it is written."""

    source: str
    flags: int


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`body` from `least` to `most` times; no limit where `most` is None."""

    body: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """What must, or must not, stand ahead or behind."""

    body: Node
    is_ahead: bool
    is_negative: bool


Node = Character | Assertion | Sequence | Choice | Repeat | Look


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled without a warning to the terminal about what may mean something else one day.

    Raises:
        re.error: it is no pattern.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(source, flags)
    except (RecursionError, OverflowError) as error:
        raise re.error(str(error)) from None


def parse_pattern(source: str) -> Node:
    """The structure of a pattern.

    Raises:
        re.error: it is no pattern.
        UnboundedPatternError: it has a construct that no search in bounded time knows (back-references, conditions,
            possessive and atomic parts), or is nested too deeply.
    """
    compiled(source)
    parser = _Parser(source)
    node = parser.choice(0, 0)
    assert parser.position == len(source)
    return node


class _Parser:
    """Reads a pattern that `re` has already found to be one."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.position = 0

    def choice(self, flags: int, depth: int) -> Node:
        if depth > _DEEPEST:
            raise UnboundedPatternError("too deeply nested")
        options = []
        while True:
            sequence, flags = self._sequence(flags, depth)
            options.append(sequence)
            if not self._take("|"):
                return options[0] if len(options) == 1 else Choice(tuple(options))

    def _take(self, text: str) -> bool:
        taken = self._source.startswith(text, self.position)
        self.position += len(text) if taken else 0
        return taken

    def _sequence(self, flags: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        while self.position < len(self._source) and self._source[self.position] not in "|)":
            switch = _FLAGS.match(self._source, self.position)
            if switch is not None and switch["end"] == ")":
                flags = _switched(flags, switch)
                self.position = switch.end()
                continue
            items.append(self._quantified(self._piece(flags, depth)))
        return (items[0] if len(items) == 1 else Sequence(tuple(items))), flags

    def _quantified(self, body: Node) -> Node:
        match = _QUANTIFIER.match(self._source, self.position)
        if match is None or match[1] == "{}":
            return body
        self.position = match.end()
        if match["mode"] == "+":
            raise UnboundedPatternError(f"the possessive '{match[0]}'")
        if match[1] in "*+?":
            return Repeat(body, int(match[1] == "+"), 1 if match[1] == "?" else None)
        least = int(match["least"] or 0)
        most = least if match["comma"] is None else int(match["most"]) if match["most"] else None
        return Repeat(body, least, most)

    def _piece(self, flags: int, depth: int) -> Node:
        source, start = self._source, self.position
        if source[start] == "(":
            return self._group(flags, depth)
        if source[start] == "[":
            match = _CLASS.match(source, start)
        elif source[start] == "\\":
            if source[start + 1] in "123456789":
                raise UnboundedPatternError(f"the back-reference '{source[start : start + 2]}'")
            match = _ESCAPE.match(source, start)
        else:
            match = None
        self.position = match.end() if match else start + 1
        piece = source[start : self.position]
        return Assertion(piece, flags) if piece in ("^", "$", *_ASSERTIONS) else Character(piece, flags)

    def _group(self, flags: int, depth: int) -> Node:
        source, start = self._source, self.position
        look = next((mark for mark in ("(?=", "(?!", "(?<=", "(?<!") if source.startswith(mark, start)), None)
        switch = _FLAGS.match(source, start)
        name = _NAME.match(source, start)
        if source.startswith("(?#", start):
            self.position = source.index(")", start) + 1
            return Sequence(())
        if look is not None:
            self.position += len(look)
        elif switch is not None:
            flags = _switched(flags, switch)
            self.position = switch.end()
        elif name is not None:
            self.position = name.end()
        elif source.startswith("(?", start):
            raise UnboundedPatternError(f"the group '{source[start : start + 3]}…'")
        else:
            self.position += 1
        body = self.choice(flags, depth + 1)
        self.position += 1
        return Look(body, look[2] != "<", look[-1] == "!") if look else body


def _switched(flags: int, switch: re.Match[str]) -> int:
    for letter in switch["on"] + (switch["off"] or ""):
        if letter not in _FLAG_BITS:
            raise UnboundedPatternError(f"the flag '{letter}'")
    for letter in switch["on"]:
        flags |= _FLAG_BITS[letter]
    for letter in switch["off"] or "":
        flags &= ~_FLAG_BITS[letter]
    return flags


def width(node: Node) -> int | None:
    """How many characters a part always takes; None where it may take more or fewer."""
    if isinstance(node, Character):
        return 1
    if isinstance(node, Assertion | Look):
        return 0
    if isinstance(node, Sequence):
        widths = [width(item) for item in node.items]
        return None if None in widths else sum(filter(None, widths))
    if isinstance(node, Choice):
        first, *others = {width(option) for option in node.options}
        return None if others else first
    body = width(node.body)
    if body == 0:
        return 0
    return None if body is None or node.most != node.least else body * node.least
