"""What may reach a terminal: text of pages and file names with everything that acts, and does not show, made visible.

Control characters move the cursor and rename windows, bidi controls show a line in another order than it has, and a
character that the stream cannot encode ends the run. Each becomes its Python escape, such as `\\x1b` or `\\u202e`.
"""

from __future__ import annotations

import unicodedata

# Categories of what has no shape of its own: controls, formats, surrogates, line and paragraph separators.
_INVISIBLE = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])

# Formats that Persian, the scripts of India and many emoji are written with: without them words look wrong.
_JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")


def visible(text: str, encoding: str = "utf-8") -> str:
    """A text in one line that shows what it holds, in characters that `encoding` knows."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible_character(character, encoding) for character in text)


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
    if character in "\t\n\r":
        return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}[character]
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
