"""Which blocks of a page changed between two of its versions: one language, so equal text is an equal block.

Blocks that occur once on both sides hold the versions together; between them, what is alike enough is a changed block,
and the rest was added or removed. Time is linear but for the gaps, whose sizes are bounded in sum.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.articles.alignment import longest_ascending
from doclint.document.blocks import Block

MOST_CELLS = 60_000
"""How many pairs of blocks are compared for two versions; in larger gaps, all blocks are removed and added."""

_LEAST_ALIKE = 0.4
# Where one block stands between two that are equal, it is the changed one even if little of it is left.
_LEAST_ALIKE_ALONE = 0.2

_WORD = re.compile(r"\w+")
_QUOTE = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
_CELLS = re.compile(r"\s*\|\s*")

Key = tuple[str, str, str, int]


class BlockChange(NamedTuple):
    """A block that changed; one side is None where it was added or removed.

    Attributes:
        position: in the blocks of the later version; of a removed block, of what follows it there.
    """

    then: Block | None
    now: Block | None
    position: int


def plain_lines(block: Block) -> str:
    """The text of a block without the markers of the quote that its lines are in."""
    return _QUOTE.sub("\n", block.text) if "\n" in block.text and ">" in block.text else block.text


def block_key(block: Block) -> Key:
    """What makes two blocks of one language equal: line breaks, widths of cells and markers do not count."""
    if block.kind == "code":
        return block.kind, "\n".join(block.text.splitlines()).rstrip(), block.name, 0
    text = _CELLS.sub("|", " ".join(plain_lines(block).split())).strip("| ")
    level = block.level if block.kind == "heading" else 0
    return block.kind, text.rstrip(), block.name, level


def compare_blocks(then: Sequence[Block], now: Sequence[Block]) -> tuple[dict[int, int], list[BlockChange]]:
    """The unchanged blocks, by their positions then and now, and the changed ones in the order of now."""
    old, new = [block_key(block) for block in then], [block_key(block) for block in now]
    same: dict[int, int] = {}
    changes: list[BlockChange] = []
    left = MOST_CELLS
    first, start = 0, 0
    for last, end in (*_anchors(old, new), (len(old), len(new))):
        while first < last and start < end and old[first] == new[start]:
            same[first] = start
            first, start = first + 1, start + 1
        stop, tail = last, end
        while stop > first and tail > start and old[stop - 1] == new[tail - 1]:
            stop, tail = stop - 1, tail - 1
            same[stop] = tail
        cells = (stop - first) * (tail - start)
        pairs = _pair(then[first:stop], now[start:tail]) if 0 < cells <= left else []
        left -= cells if cells <= left else 0
        changes += _changes(then, now, first, stop, start, tail, pairs, same)
        if last < len(old):
            same[last] = end
        first, start = last + 1, end + 1
    return same, changes


def _changes(
    then: Sequence[Block],
    now: Sequence[Block],
    first: int,
    stop: int,
    start: int,
    tail: int,
    pairs: list[tuple[int, int]],
    same: dict[int, int],
) -> Iterator[BlockChange]:
    """What became of the blocks of a gap, in order."""
    row, column = 0, 0
    for one, two in (*pairs, (stop - first, tail - start)):
        for index in range(row, one):
            yield BlockChange(then[first + index], None, start + column)
        for index in range(column, two):
            yield BlockChange(None, now[start + index], start + index)
        if one < stop - first:
            before, after = then[first + one], now[start + two]
            if block_key(before) == block_key(after):
                same[first + one] = start + two
            else:
                yield BlockChange(before, after, start + two)
        row, column = one + 1, two + 1


def _anchors(old: Sequence[Key], new: Sequence[Key]) -> list[tuple[int, int]]:
    """Positions of blocks that occur once then and once now, the most that are in one order."""
    once_old, once_new = _once(old), _once(new)
    pairs = [(once_old[key], place) for key, place in once_new.items() if key in once_old]
    return longest_ascending(sorted(pairs, key=lambda pair: pair[1]))


def _once(keys: Sequence[Key]) -> dict[Key, int]:
    counts = Counter(keys)
    return {key: place for place, key in enumerate(keys) if counts[key] == 1}


def _pair(then: Sequence[Block], now: Sequence[Block]) -> list[tuple[int, int]]:
    """Which blocks of a gap are versions of each other: the alignment with the most that is alike."""
    least = _LEAST_ALIKE_ALONE if len(then) == len(now) == 1 else _LEAST_ALIKE
    before, after = [_bag(block) for block in then], [_bag(block) for block in now]
    scores = [
        [_alike(one, two, before[row], after[column]) for column, two in enumerate(now)] for row, one in enumerate(then)
    ]
    rows, columns = len(then), len(now)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            score = scores[row][column]
            through = best[row + 1][column + 1] + score if score >= least else 0.0
            best[row][column] = max(through, best[row + 1][column], best[row][column + 1])
    pairs = []
    row = column = 0
    while row < rows and column < columns:
        score = scores[row][column]
        if score >= least and best[row][column] == best[row + 1][column + 1] + score:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def _bag(block: Block) -> Counter[str]:
    return Counter(block.text.split() if block.kind == "code" else _WORD.findall(block.text))


_RELATED = frozenset(
    frozenset(pair) for pair in (("paragraph", "item"), ("paragraph", "heading"), ("tag", "directive"))
)


def _alike(then: Block, now: Block, before: Counter[str], after: Counter[str]) -> float:
    """From 0 to 1: how much of two blocks is the same."""
    if then.kind != now.kind and frozenset((then.kind, now.kind)) not in _RELATED:
        return 0.0
    total = before.total() + after.total()
    if not total:
        return 0.5 if then.name == now.name else 0.3
    share = 2 * (before & after).total() / total
    return share if then.kind == now.kind else share * 0.9
