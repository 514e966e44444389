"""Which lines of two states of a text differ, in time that their length bounds whatever their lines are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MOST_COMPARED = 2_000_000
"""Pairs of lines that are compared with each other in sum; what comes behind them counts as changed as a whole."""

_MOST_IN_GAP = 40_000


class Block(NamedTuple):
    """Lines `old_start` to `old_end` became `new_start` to `new_end`: from 0, ends exclusive, either may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changed_blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """The blocks of lines that differ, in order.

    Lines that stand once in both states are matched first (https://bramcohen.livejournal.com/73318.html), and what is
    between them is compared line by line where it is small.
    """
    whole = _trimmed(old, new, Block(0, len(old), 0, len(new)))
    budget = _Budget(_MOST_COMPARED)
    blocks: list[Block] = []
    for gap in _gaps(old, new, whole):
        for block in _blocks_of_gap(old, new, _trimmed(old, new, gap), budget):
            last = blocks[-1] if blocks else None
            if last is not None and (last.old_end, last.new_end) == (block.old_start, block.new_start):
                blocks[-1] = Block(last.old_start, block.old_end, last.new_start, block.new_end)
            else:
                blocks.append(block)
    return blocks


class _Budget:
    def __init__(self, left: int) -> None:
        self._left = left

    def allows(self, cost: int) -> bool:
        self._left -= cost
        return self._left >= 0


def _trimmed(old: Sequence[str], new: Sequence[str], gap: Block) -> Block:
    """A gap without equal lines at its beginning and end."""
    old_start, old_end, new_start, new_end = gap
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return Block(old_start, old_end, new_start, new_end)


def _gaps(old: Sequence[str], new: Sequence[str], whole: Block) -> Iterator[Block]:
    """What stands between lines that are the same, each of which both states have once."""
    old_start, new_start = whole.old_start, whole.new_start
    for old_number, new_number in _anchors(old, new, whole):
        yield Block(old_start, old_number, new_start, new_number)
        old_start, new_start = old_number + 1, new_number + 1
    yield Block(old_start, whole.old_end, new_start, whole.new_end)


def _anchors(old: Sequence[str], new: Sequence[str], whole: Block) -> list[tuple[int, int]]:
    """The longest series of such lines that keep their order."""
    in_old = _single(old, whole.old_start, whole.old_end)
    in_new = _single(new, whole.new_start, whole.new_end)
    common = [(number, in_new[line]) for line, number in in_old.items() if line in in_new]
    ends: list[int] = []
    last: list[int] = []
    before = [-1] * len(common)
    for index, (_, number) in enumerate(common):
        place = bisect_left(ends, number)
        before[index] = last[place - 1] if place else -1
        if place == len(ends):
            ends.append(number)
            last.append(index)
        else:
            ends[place], last[place] = number, index
    series = []
    index = last[-1] if last else -1
    while index >= 0:
        series.append(common[index])
        index = before[index]
    return series[::-1]


def _single(lines: Sequence[str], start: int, end: int) -> dict[str, int]:
    """The lines that stand there once, with their numbers, in their order."""
    numbers: dict[str, int] = {}
    repeated: set[str] = set()
    for number in range(start, end):
        line = lines[number]
        if line in numbers:
            repeated.add(line)
        numbers[line] = number
    return {line: number for line, number in numbers.items() if line not in repeated}


def _blocks_of_gap(old: Sequence[str], new: Sequence[str], gap: Block, budget: _Budget) -> Iterator[Block]:
    old_start, old_end, new_start, new_end = gap
    olds, news = old_end - old_start, new_end - new_start
    if not olds and not news:
        return
    if not olds or not news:
        yield gap
        return
    # A matcher looks at every pair of lines for each line that it matches.
    cost = olds * news * min(olds, news)
    if olds * news <= _MOST_IN_GAP and budget.allows(cost):
        import difflib  # noqa: PLC0415 - only where versions are compared

        matcher = difflib.SequenceMatcher(None, old[old_start:old_end], new[new_start:new_end], autojunk=False)
        for tag, first, last, new_first, new_last in matcher.get_opcodes():
            if tag != "equal":
                yield Block(old_start + first, old_start + last, new_start + new_first, new_start + new_last)
    elif olds == news:
        for number in range(olds):
            if old[old_start + number] != new[new_start + number]:
                yield Block(old_start + number, old_start + number + 1, new_start + number, new_start + number + 1)
    else:
        yield gap
