"""A source line as a terminal can show it: cut around what was found, with the cells that the caret has to mark.

Columns count characters; a terminal counts cells, where a Chinese character takes two and a combining mark none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from doclint.data_classes import dataclass
from doclint.reporters.lines import cell_len

_TAB = "    "

# A cut shows at least this share of the width before the caret, where there is text.
_SHARE_BEFORE = 0.3

# More characters than this in one cell are an attack, not a script.
_MOST_CHARACTERS_PER_CELL = 8


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line, or a part of it.

    Attributes:
        text: with an ellipsis where it was cut, and nothing in it that a terminal would obey.
        caret: how many cells stand before the marked place.
        cells: how many cells are marked, at least one.
    """

    text: str
    caret: int
    cells: int


def excerpt(
    line: str, start: int, end: int, width: int, ellipsis: str, visible_characters: Callable[[str], Sequence[str]]
) -> Excerpt:
    """Show the characters `start` to `end` (from 0, `end` exclusive) of a line in about `width` cells.

    `visible_characters` gives what is shown for each character of a text; a tab is shown as spaces.
    """
    start = min(start, len(line))
    end = max(min(end, len(line)), start)
    # A line may have millions of characters: no more are looked at than can be shown.
    offset = max(start - width * _MOST_CHARACTERS_PER_CELL, 0)
    near = line[offset : start + width * _MOST_CHARACTERS_PER_CELL]
    shown = [
        _TAB if character == "\t" else visible
        for character, visible in zip(near, visible_characters(near), strict=True)
    ]
    start, end = start - offset, min(end - offset, len(near))
    if len(near) == len(line) and cell_len("".join(shown)) <= width:
        first, last = 0, len(shown)
    else:
        first, last = _window(shown, start, end, max(width - 2 * cell_len(ellipsis), 1))
        # At an end of the line that is shown, no ellipsis needs its room.
        if first == 0:
            last, _ = _walk_right(shown, last, cell_len(ellipsis))
        elif last == len(shown):
            first, _ = _walk_left(shown, first, cell_len(ellipsis))
    left = ellipsis if offset + first > 0 else ""
    right = ellipsis if offset + last < len(line) else ""
    marked_from = _base(shown, start, first)
    return Excerpt(
        text=f"{left}{''.join(shown[first:last])}{right}",
        caret=cell_len(left + "".join(shown[first:marked_from])),
        cells=max(cell_len("".join(shown[marked_from : min(end, last)])), 1),
    )


def _window(shown: Sequence[str], start: int, end: int, room: int) -> tuple[int, int]:
    """The characters to show: the marked ones or their beginning, some before them, and what fits behind."""
    marked = cell_len("".join(shown[start:end]))
    before = max(int(room * _SHARE_BEFORE), (room - marked) // 2)
    first, unused = _walk_left(shown, start, before)
    last, unused = _walk_right(shown, start, room - before + unused)
    if last == len(shown):
        first, _ = _walk_left(shown, first, unused)
    return first, last


def _walk_left(shown: Sequence[str], index: int, room: int) -> tuple[int, int]:
    """Where a walk to the left of a character ends, in `room` cells, and how many cells are left over."""
    first = index
    while index > 0 and room >= cell_len(shown[index - 1]):
        index -= 1
        cells = cell_len(shown[index])
        room -= cells
        if cells:
            # Only here: a cut between a letter and its marks would put the marks on the ellipsis.
            first = index
    return first, room


def _walk_right(shown: Sequence[str], index: int, room: int) -> tuple[int, int]:
    """The same to the right; the end is exclusive."""
    while index < len(shown) and room >= cell_len(shown[index]):
        room -= cell_len(shown[index])
        index += 1
    return index, room


def _base(shown: Sequence[str], index: int, first: int) -> int:
    """The character that a combining mark at `index` stands on."""
    while first < index < len(shown) and cell_len(shown[index]) == 0:
        index -= 1
    return index
