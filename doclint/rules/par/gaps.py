"""Blocks of the source version that a translation surely lacks, and where they belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from doclint.articles.translated_page import LEAST_CONFIDENCE, TranslatedPage
from doclint.document.blocks import Block
from doclint.findings import Span
from doclint.system.data_classes import dataclass
from doclint.system.lazy import kept

_MOST_OF = 0.8
"""How much of what is before a missing end is paired at least: else the page is another one, or behind."""

_UNSURE = 3
"""How many of the last blocks of a page may be in no pair."""


@dataclass(frozen=True, slots=True)
class LostBlock:
    """A block of the source version that the translation lacks.

    Attributes:
        place: the block of the translation that it belongs behind.
    """

    block: Block
    place: Span


@kept
def lost_blocks(page: TranslatedPage) -> tuple[LostBlock, ...]:
    """What the source version has between two paired blocks, and the translation has less often between theirs.

    Of several blocks of a kind the last ones count as lost.
    """
    return tuple(_find(page))


def _find(page: TranslatedPage) -> Iterator[LostBlock]:
    source = {id(block): index for index, block in enumerate(page.source.blocks)}
    target = {id(block): index for index, block in enumerate(page.blocks)}
    held = sorted(
        (target[id(pair.target)], source[id(pair.source)])
        for pair in page.alignment.pairs
        if pair.target.kind != "value" and pair.confidence >= LEAST_CONFIDENCE
    )
    for (here, first), (behind, last) in pairwise(held):
        if last - first <= behind - here:
            continue
        own, theirs = page.blocks[here + 1 : behind], page.source.blocks[first + 1 : last]
        surplus = Counter(block.kind for block in theirs)
        # Where the translation has a kind of block more often, it says things in another way.
        surplus.subtract(block.kind for block in own)
        if min(surplus.values()) < 0:
            continue
        for block in reversed(theirs):
            if surplus[block.kind]:
                surplus[block.kind] -= 1
                yield LostBlock(block, page.blocks[behind - 1].span)


def missing_end(page: TranslatedPage) -> tuple[Block, ...]:
    """The blocks of the source version behind the last one that the translation has."""
    source = {id(block): index for index, block in enumerate(page.source.blocks)}
    target = {id(block): index for index, block in enumerate(page.blocks)}
    pairs = [pair for pair in page.alignment.pairs if pair.target.kind != "value"]
    if not pairs:
        return ()
    # Which of the source's last blocks the translation's last ones are, may be unsure where the others are missing.
    rest = len(page.blocks) - 1 - target[id(pairs[-1].target)]
    last = max(source[id(pair.source)] for pair in pairs)
    is_rest_there = len(pairs) >= _MOST_OF * (last + 1)
    if rest > _UNSURE or source[id(pairs[-1].source)] != last or not is_rest_there:
        return ()
    return page.source.blocks[last + 1 + rest :]
