"""What may reach a terminal: text of pages and file names with everything that acts, and does not show, made visible.

Control characters move the cursor and rename windows, bidi controls show a line in another order than it has, and a
character that the stream cannot encode ends the run. A CI service takes its commands from what a step prints. Each of
these becomes its Python escape, such as `\\x1b` or `\\u202e`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Categories of what has no shape of its own: controls, formats, line and paragraph separators. (Surrogates, which stand
# for bytes of a file name that are no text, are what no encoding knows.)
_INVISIBLE = frozenset(["Cc", "Cf", "Zl", "Zp"])

# Formats that Persian, the scripts of India and many emoji are written with: without them words look wrong.
_JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")

_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}

# `##vso[` (Azure Pipelines), `##[` (the same, and GitHub Actions) and `##teamcity[` count anywhere in a line.
_COMMAND = re.compile(r"#(?=#[A-Za-z]{0,20}\[)")

# GitHub Actions takes a line for a command that begins like this, white space aside.
_COMMAND_AT_LINE_START = re.compile(r"\s*(:):")


def visible(text: str, encoding: str = "utf-8") -> str:
    """A text in one line that shows what it holds, in characters that `encoding` knows."""
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return "".join(visible_characters(text, encoding))


def visible_characters(text: str, encoding: str = "utf-8") -> list[str]:
    """What `visible` shows for each character of a text."""
    shown = [_visible_character(character, encoding) for character in text]
    for command in _COMMAND.finditer(text):
        shown[command.start()] = _escape("#")
    return shown


def command_colon(line: str) -> int | None:
    """Where the first colon of what looks like a workflow command stands in a line that is to be printed."""
    match = _COMMAND_AT_LINE_START.match(line)
    return match.start(1) if match else None


ESCAPED_COLON = "\\x3a"


@lru_cache(maxsize=4096)
def _visible_character(character: str, encoding: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if unicodedata.category(character) in _INVISIBLE and character not in _JOINERS:
        return _escape(character)
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return _escape(character)
    return character


def _escape(character: str) -> str:
    number = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
