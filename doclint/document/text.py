"""Characters, lines and bytes: where a place in a text is.

Offsets count characters from 0 in the text without its byte order mark, with its line endings as they are in the
file. Lines and columns count from 1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from doclint.findings import Position

# CommonMark's line endings: https://spec.commonmark.org/0.31.2/#line-ending
_LINE_ENDING = re.compile(r"\r\n|\n|\r")

_CHECKPOINT_CHARACTERS = 1024


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_ENDING.finditer(self._text))]

    def position(self, offset: int) -> Position:
        """The line and column of a character offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The character offset of a line and column; -1 where there is no such line."""
        if not 1 <= position.line <= len(self._starts):
            return -1
        return self._starts[position.line - 1] + position.column - 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line ending; empty behind the last line."""
        if number > len(self._starts):
            return ""
        return self._text[self._starts[number - 1] : self.end(number)]

    def end(self, number: int) -> int:
        """Where a line ends, counted from 1, its line ending excluded."""
        if number >= len(self._starts):
            return len(self._text)
        end = self._starts[number]
        return end - 2 if self._text.startswith("\r\n", end - 2) else end - 1


class ByteOffsets:
    """Turns offsets in the UTF-8 bytes of a text into offsets in its characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ascii = text.isascii()

    @cached_property
    def _bytes(self) -> bytes:
        return self._text.encode()

    @cached_property
    def _checkpoints(self) -> list[int]:
        """The byte offset of every 1024th character."""
        checkpoints = [0]
        for end in range(_CHECKPOINT_CHARACTERS, len(self._text) + 1, _CHECKPOINT_CHARACTERS):
            checkpoints.append(checkpoints[-1] + len(self._text[end - _CHECKPOINT_CHARACTERS : end].encode()))
        return checkpoints

    def character(self, byte_offset: int) -> int:
        """The character at a byte offset, which must not be inside a character."""
        if self._ascii:
            return byte_offset
        index = bisect_right(self._checkpoints, byte_offset) - 1
        behind_checkpoint = self._bytes[self._checkpoints[index] : byte_offset]
        return index * _CHECKPOINT_CHARACTERS + len(behind_checkpoint.decode())
