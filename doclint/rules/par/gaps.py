"""Blocks of the source version that a translation surely lacks, and where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from doclint.articles.translated_page import LEAST_CONFIDENCE, TranslatedPage
from doclint.document.blocks import Block
from doclint.findings import Span
from doclint.system.data_classes import dataclass
from doclint.system.lazy import kept


@dataclass(frozen=True, slots=True)
class LostBlock:
    """A block of the source version that the translation lacks.

    Attributes:
        place: the end of the block of the translation that it belongs behind.
    """

    block: Block
    place: Span


@kept
def lost_blocks(page: TranslatedPage) -> tuple[LostBlock, ...]:
    """What the source version has between two paired blocks, where the translation has nothing between theirs."""
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
        if behind == here + 1 and last > first + 1:
            end = page.blocks[here].span
            for block in page.source.blocks[first + 1 : last]:
                yield LostBlock(block, end)


def missing_end(page: TranslatedPage) -> tuple[Block, ...]:
    """The blocks of the source version behind the last one that the translation has."""
    source = {id(block): index for index, block in enumerate(page.source.blocks)}
    pairs = [pair for pair in page.alignment.pairs if pair.target.kind != "value"]
    if not pairs or not page.blocks or pairs[-1].target is not page.blocks[-1]:
        return ()
    last = max(source[id(pair.source)] for pair in pairs)
    return page.source.blocks[last + 1 :] if source[id(pairs[-1].source)] == last else ()
