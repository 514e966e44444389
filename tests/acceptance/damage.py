"""Damage to one bilingual page, of the five kinds that editors and scripts do, with the finding that it must bring.

This reads segments in its own, stricter way than doclint, and damages only those that it reads without doubt: complete
pairs whose halves hold no further `<span>`, outside of everything that could be code.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Pair:
    """One complete segment; offsets in characters from 0, ends exclusive."""

    start: int
    source_start: int
    end: int
    series: str
    """`p` for merged paragraphs, else empty."""
    target_digit: int
    """Where the last digit of the target's id stands."""
    source_digit: int


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """The text after the damage, and what doclint must say about it; `line` from 1."""

    text: str
    code: str
    line: int


_TARGET = r'<span data-ttu-id="(?P<id>[0-9a-f]{5}-(?P<series>p?)\d{3,4})">'
_HALF = r"(?:(?!</?span)[^`])*?"
_PAIR = re.compile(
    rf'{_TARGET}{_HALF}</span>(?P<source><span class="sxs-lookup"><span data-stu-id="(?P=id)">){_HALF}</span></span>'
)
_ANY_TARGET = re.compile(_TARGET)
_FENCE = re.compile(r"```|~~~")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def sound_pairs(text: str) -> list[Pair]:
    """The segments of a page that are certainly segments, in the order of the page."""
    fence = _FENCE.search(text)
    in_doubt_from = fence.start() if fence else len(text)
    return [
        Pair(
            start=match.start(),
            source_start=match.start("source"),
            end=match.end(),
            series=match["series"],
            target_digit=match.end("id") - 1,
            source_digit=match.end("source") - len('">') - 1,
        )
        for match in _PAIR.finditer(text, 0, in_doubt_from)
        # A Safe Links URL that is copied or loses its other half is rightly another finding.
        if "`" not in _block_around(text, match.start(), match.end()) and "safelinks" not in match[0]
    ]


def neighbours(text: str) -> list[tuple[Pair, Pair]]:
    """Pairs that follow each other in their series, each on one line, so that they can change places."""
    by_start = {pair.start: pair for pair in sound_pairs(text)}
    found = []
    for series in ("", "p"):
        starts = [match.start() for match in _ANY_TARGET.finditer(text) if match["series"] == series]
        for first, second in pairwise(starts):
            if first in by_start and second in by_start:
                couple = by_start[first], by_start[second]
                if all("\n" not in text[pair.start : pair.end] for pair in couple):
                    found.append(couple)
    return found


def delete_source_half(text: str, chance: random.Random) -> DamagedPage:
    pair = chance.choice(sound_pairs(text))
    return _damaged(text[: pair.source_start] + text[pair.end :], "TTU001", pair.start)


def delete_target_half(text: str, chance: random.Random) -> DamagedPage:
    pair = chance.choice(sound_pairs(text))
    return _damaged(text[: pair.start] + text[pair.source_start :], "TTU002", pair.start)


def change_last_digit_of_one_id(text: str, chance: random.Random) -> DamagedPage:
    pair = chance.choice(sound_pairs(text))
    place = chance.choice([pair.target_digit, pair.source_digit])
    digit = chance.choice([digit for digit in "0123456789" if digit != text[place]])
    return _damaged(text[:place] + digit + text[place + 1 :], "TTU003", pair.start)


def copy_pair_behind_itself(text: str, chance: random.Random) -> DamagedPage:
    pair = chance.choice(sound_pairs(text))
    return _damaged(text[: pair.end] + text[pair.start : pair.end] + text[pair.end :], "TTU004", pair.end)


def swap_neighbours(text: str, chance: random.Random) -> DamagedPage:
    first, second = chance.choice(neighbours(text))
    before, between, after = text[: first.start], text[first.end : second.start], text[second.end :]
    moved = text[second.start : second.end] + between
    return _damaged(before + moved + text[first.start : first.end] + after, "TTU005", len(before + moved))


KINDS: Sequence[Callable[[str, random.Random], DamagedPage]] = (
    delete_source_half,
    delete_target_half,
    change_last_digit_of_one_id,
    copy_pair_behind_itself,
    swap_neighbours,
)


def _damaged(text: str, code: str, offset: int) -> DamagedPage:
    return DamagedPage(text, code, line=text.count("\n", 0, offset) + 1)


def _block_around(text: str, start: int, end: int) -> str:
    """The lines around a piece of text as far as the blank lines before and behind it."""
    before = text[:start]
    for match in _BLANK_LINE.finditer(before):
        before = text[match.end() : start]
    behind = _BLANK_LINE.search(text, end)
    return before + text[start : behind.start() if behind else len(text)]
