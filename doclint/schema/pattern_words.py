"""A simple regular expression in words, for readers who know none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doclint.schema.pattern_syntax import (
    Assertion,
    Character,
    Choice,
    Node,
    Repeat,
    Sequence,
    UnboundedPatternError,
    parse_pattern,
)
from doclint.schema.words import joined

# Longer descriptions explain nothing.
_MOST_PIECES = 9

# Singular and plural of the classes that have a name.
_NAMED = {
    r"\d": ("a digit", "digits"),
    "[0-9]": ("a digit", "digits"),
    r"[\d]": ("a digit", "digits"),
    "[a-z]": ("a small letter", "small letters"),
    "[A-Z]": ("a capital letter", "capital letters"),
    "[a-zA-Z]": ("a letter", "letters"),
    "[A-Za-z]": ("a letter", "letters"),
    "[0-9a-f]": ("a hexadecimal digit", "hexadecimal digits"),
    "[a-f0-9]": ("a hexadecimal digit", "hexadecimal digits"),
    "[0-9a-fA-F]": ("a hexadecimal digit", "hexadecimal digits"),
    "[0-9A-Fa-f]": ("a hexadecimal digit", "hexadecimal digits"),
    "[a-fA-F0-9]": ("a hexadecimal digit", "hexadecimal digits"),
    "[A-Fa-f0-9]": ("a hexadecimal digit", "hexadecimal digits"),
    r"\w": ("a letter, digit or '_'", "letters, digits or '_'"),
    r"\s": ("a space", "spaces"),
    r"\S": ("a character that is no space", "characters that are no spaces"),
    ".": ("a character", "characters"),
}

_CLASS_MEMBERS = {r"\d": "digits", r"\w": "letters, digits, '_'", r"\s": "spaces"}

_CLASS_MEMBER = re.compile(r"(?P<first>\\?.)(?:-(?P<last>\\?[^\]]))?", re.DOTALL)

_LITERAL_ESCAPE = re.compile(r"\\[^\w]")


class _NoWordsError(Exception):
    """A pattern that words would not make clearer."""


def pattern_help(source: str) -> str | None:
    """What a text looks like that matches a pattern; None where it is not simple enough to say."""
    try:
        return _describe(parse_pattern(source))
    except (re.error, UnboundedPatternError, _NoWordsError):
        return None


def _describe(node: Node) -> str:
    items = list(node.items) if isinstance(node, Sequence) else [node]
    is_whole_start = bool(items) and isinstance(items[0], Assertion) and items[0].source in ("^", r"\A")
    is_whole_end = bool(items) and isinstance(items[-1], Assertion) and items[-1].source in ("$", r"\Z")
    pieces = _pieces(items[is_whole_start : len(items) - is_whole_end])
    if not 0 < len(pieces) <= _MOST_PIECES:
        raise _NoWordsError
    words = joined(pieces, "and")
    if is_whole_start and is_whole_end:
        return f"It must be {words}."
    if is_whole_start:
        return f"It must begin with {words}."
    return f"It must {'end with' if is_whole_end else 'contain'} {words}."


def _pieces(items: Iterable[Node]) -> list[str]:
    pieces: list[str] = []
    literal = ""
    for item in items:
        letter = _literal(item)
        if letter is not None:
            literal += letter
            continue
        if literal:
            pieces.append(f"'{literal}'")
        literal = ""
        pieces.append(_piece(item))
    return [*pieces, f"'{literal}'"] if literal else pieces


def _literal(node: Node) -> str | None:
    if not isinstance(node, Character) or node.flags & re.IGNORECASE:
        return None
    if len(node.source) == 1 and node.source != ".":
        return node.source
    return node.source[1] if _LITERAL_ESCAPE.fullmatch(node.source) else None


def _piece(node: Node) -> str:
    if isinstance(node, Character):
        return _character(node)[0]
    if isinstance(node, Repeat):
        return _repeated(node)
    if isinstance(node, Choice):
        return joined([_only_literal(option) for option in node.options])
    raise _NoWordsError


def _only_literal(node: Node) -> str:
    pieces = _pieces(list(node.items) if isinstance(node, Sequence) else [node])
    if len(pieces) != 1:
        raise _NoWordsError
    return pieces[0]


def _repeated(node: Repeat) -> str:
    if not isinstance(node.body, Character):
        if (node.least, node.most) == (0, 1):
            return f"perhaps {_only_literal(node.body)}"
        raise _NoWordsError
    literal = _literal(node.body)
    one, many = (f"'{literal}'", f"'{literal}'") if literal else _character(node.body)
    if node.least == node.most:
        return one if node.least == 1 else f"{node.least} {many}"
    if node.most is None:
        return f"{node.least} or more {many}" if node.least else f"any number of {many}"
    if (node.least, node.most) == (0, 1):
        return f"perhaps {one}"
    return f"{node.least} to {node.most} {many}" if node.least else f"at most {node.most} {many}"


def _character(node: Character) -> tuple[str, str]:
    """What a class of characters is called, one and several of it."""
    if node.source in _NAMED:
        return _NAMED[node.source]
    if not node.source.startswith("["):
        raise _NoWordsError
    is_negated = node.source.startswith("[^")
    content = node.source[2 if is_negated else 1 : -1]
    members = [_member(match["first"], match["last"]) for match in _CLASS_MEMBER.finditer(content)]
    if is_negated:
        return f"a character but {joined(members)}", f"characters but {joined(members)}"
    return f"one of {joined(members, 'and')}", f"of {joined(members, 'and')}"


def _member(first: str, last: str | None) -> str:
    if last is not None:
        return f"{_unescaped(first)}–{_unescaped(last)}"
    return _CLASS_MEMBERS.get(first) or f"'{_unescaped(first)}'"


def _unescaped(text: str) -> str:
    if len(text) == 1:
        return text
    if _LITERAL_ESCAPE.fullmatch(text):
        return text[1]
    raise _NoWordsError
