"""A line of a report: its text with styles, the cells it takes, and where it is broken.

As rich has it, and measured by rich's own tables where it holds more than the letters of Europe, but without rich's
console, which takes longer to import than five pages take to check: that is for terminals, which show the styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from doclint.data_classes import dataclass

Part = str | tuple[str, str]
"""Text, or text and a style of rich such as `bold red` or `link https://…`."""

# Latin, Greek, Cyrillic, punctuation and boxes: a cell each, as tests hold.
_ONE_CELL_EACH = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0400-\u0482\u2010-\u2027\u2500-\u25fc]*")

_WORD = re.compile(r"\s*\S+\s*")


def cell_len(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    from rich.cells import cell_len as count  # noqa: PLC0415 - only such text needs its tables

    return count(text)


@dataclass(frozen=True, slots=True)
class Line:
    """Parts of a text, each with its style or none; a slice of a line is one too."""

    parts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, *parts: Part) -> Line:
        """A line of these parts."""
        return cls(tuple(part if isinstance(part, tuple) else (part, "") for part in parts))

    @property
    def plain(self) -> str:
        return "".join(text for text, _ in self.parts)

    def __add__(self, other: Line) -> Line:
        return Line(self.parts + other.parts)

    def __bool__(self) -> bool:
        return any(text for text, _ in self.parts)

    def __getitem__(self, characters: slice) -> Line:
        start, end, _ = characters.indices(len(self.plain))
        return Line(tuple(self._cut(start, end)))

    def rstrip(self) -> Line:
        """The line without the white space at its end."""
        return self[: len(self.plain.rstrip())]

    def styled(self, style: str, start: int, end: int) -> Line:
        """The line with one more style for some characters."""
        marked = tuple((text, f"{own} {style}".lstrip()) for text, own in self._cut(start, end))
        return Line((*self._cut(0, start), *marked, *self[end:].parts))

    def _cut(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        offset = 0
        for text, style in self.parts:
            part = text[max(start - offset, 0) : max(end - offset, 0)]
            offset += len(text)
            if part:
                yield part, style


def joined(gap: str, lines: Iterable[Line]) -> Line:
    """Lines behind each other, with a gap between two."""
    first, *others = lines
    return Line((*first.parts, *(part for line in others for part in ((gap, ""), *line.parts))))


def wrapped(line: Line, width: int) -> list[Line]:
    """Break a line into some of at most `width` cells, between words where that is possible."""
    text = line.plain
    ends = [*_breaks(text, width), len(text)]
    return [_fitted(line[start:end], width) for start, end in zip([0, *ends], ends, strict=False)]


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where a text is broken. A word has the space behind it with it, which may stand over the edge."""
    used = 0
    for match in _WORD.finditer(text):
        word = match[0]
        start = match.start()
        cells = cell_len(word.rstrip())
        if cells <= width - used:
            used += cell_len(word)
        elif cells <= width:
            # Behind nothing but a word of no cells there is no sense in breaking.
            if used and start:
                yield start
                used = cell_len(word)
        else:
            pieces = _chopped(word, width)
            for piece in pieces[:-1]:
                if start:
                    yield start
                start += len(piece)
            if start:
                yield start
            used = cell_len(pieces[-1])


def _chopped(word: str, width: int) -> list[str]:
    """A word that no line has room for, in pieces that fit."""
    if _ONE_CELL_EACH.fullmatch(word):
        return [word[index : index + width] for index in range(0, len(word), width)]
    from rich.cells import chop_cells  # noqa: PLC0415 - as above

    return chop_cells(word, width)


def _fitted(line: Line, width: int) -> Line:
    """A line without the white space that stands over the edge."""
    text = line.plain
    kept = max(len(text.rstrip()), min(len(text), width))
    while cell_len(text[:kept]) > width:
        kept -= 1
    return line[:kept]
