"""Which block of a translation renders which block of its source.

Nearly all translations have their source's sequence of blocks. Where one does not, anchors hold the two pages together:
blocks whose neutral tokens (code, URLs, ids, numbers, names of programs) are the same and are those of no other block.
The blocks between two anchors are aligned by kinds, neutral tokens and lengths. For each pair the best alignment that
lacks it is computed too: if that is nearly as good, nobody can know, and there is no pair.

Time is linear in the blocks but for the gaps between anchors, whose sizes are bounded in sum (`MOST_CELLS`): what is
beyond stays unpaired.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log, sqrt

from doclint.document.blocks import Block
from doclint.system.data_classes import dataclass

MOST_CELLS = 60_000
"""How many pairs of blocks between anchors are compared for two pages."""


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """A source block and the block of the translation that renders it.

    Attributes:
        confidence: above 0.5 and up to 1: how sure it is. Blocks that fit worse than that are not paired at all.
    """

    source: Block
    target: Block
    confidence: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two pages have of each other.

    Attributes:
        pairs: in the order of the translation.
        source_only, target_only: the blocks that are in no pair, in their orders.
        is_same_sequence: whether the two pages have the same kinds of blocks one after another.
        is_coarse: whether the pages differ so much that parts of them were not compared.
    """

    pairs: tuple[AlignedPair, ...]
    source_only: tuple[Block, ...]
    target_only: tuple[Block, ...]
    is_same_sequence: bool = False
    is_coarse: bool = False


def align(source: Sequence[Block], target: Sequence[Block]) -> Alignment:
    """Align the blocks of a translation with those of its source (version)."""
    source_values, source_body = _split(source)
    target_values, target_body = _split(target)
    by_keys = _align_values(source_values, target_values)
    aligner = _Aligner(source_body, target_body)
    aligned = aligner.align()
    found = by_keys + [
        AlignedPair(source_body[first], target_body[second], round(confidence, 3))
        for first, second, confidence in sorted(aligned, key=lambda pair: pair[1])
    ]
    paired_sources = {id(pair.source) for pair in found}
    paired_targets = {id(pair.target) for pair in found}
    return Alignment(
        tuple(found),
        tuple(block for block in source if id(block) not in paired_sources),
        tuple(block for block in target if id(block) not in paired_targets),
        aligner.is_same_sequence,
        aligner.is_coarse,
    )


def _split(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The values of front matter and the blocks of the body."""
    values = [block for block in blocks if block.kind == "value"]
    return values, list(blocks[len(values) :])


def _align_values(source: list[Block], target: list[Block]) -> list[AlignedPair]:
    by_name = {block.name: block for block in source}
    return [AlignedPair(by_name[block.name], block, 1.0) for block in target if block.name in by_name]


# --- how alike two blocks are

_LOCALE = re.compile(r"(?<=/)[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?/")
_MOST_KEYS = 100
_FRAGMENT = re.compile(r"(?<=[^#])#.*")

# Tokens that many blocks have say little.
_WEAK = re.compile(r"[0-9]{1,2}\Z|[A-Z]{2,3}\Z")


def _keys(block: Block) -> tuple[str, ...]:
    """Neutral tokens as two locales have them, sorted, since sentences have another order in another language.

    Links come without their locale and their fragment, which may be translated.
    """
    neutral = block.neutral[:_MOST_KEYS]
    if not neutral:
        return neutral
    return tuple(
        sorted([_FRAGMENT.sub("", _LOCALE.sub("", token)) if "/" in token else token.lower() for token in neutral])
    )


# What a block without its counterpart costs; how much better an alignment with a pair must be than the best without it.
_SKIP = -1.0
_MARGIN = 1.0

# How sure a pair is whose neighbors are pairs.
_HELD = 0.85

# How much of their identifiers two code blocks share at least, one of which renders the other.
_LEAST_OVERLAP = 0.4

# Kinds that a translator makes of each other.
_RELATED = frozenset(
    frozenset(pair)
    for pair in (("paragraph", "item"), ("paragraph", "tag"), ("paragraph", "definition"), ("paragraph", "directive"))
)


class _Aligner:
    """Aligns the bodies of two pages; pairs are indexes with a confidence."""

    def __init__(self, source: list[Block], target: list[Block]) -> None:
        self._source, self._target = source, target
        self._source_keys = [_keys(block) for block in source]
        self._target_keys = [_keys(block) for block in target]
        self._left = MOST_CELLS
        self.is_coarse = False
        self.is_same_sequence = len(source) == len(target) and all(
            first.kind == second.kind for first, second in zip(source, target, strict=True)
        )
        self._pairs: list[tuple[int, int, float]] = []

    def align(self) -> list[tuple[int, int, float]]:
        if self.is_same_sequence and not self._is_doubtful():
            return [(index, index, 1.0) for index in range(len(self._source))]
        self._ratio = self._length_ratio()
        self._counts = Counter(key for keys in self._source_keys for key in set(keys))
        bounds = [(-1, -1), *self._anchors(), (len(self._source), len(self._target))]
        for index, (first, second) in enumerate(bounds[1:-1], 1):
            before, after = bounds[index - 1], bounds[index + 1]
            is_held = (first - before[0] == 1 and second - before[1] == 1) or (
                after[0] - first == 1 and after[1] - second == 1
            )
            self._pairs.append((first, second, 0.98 if is_held else 0.95))
        for (first, second), (third, fourth) in pairwise(bounds):
            self._align_gap(first + 1, third, second + 1, fourth)
        self._pairs += self._between_neighbors()
        known = {pair[:2] for pair in self._pairs} | {(-1, -1), (len(self._source), len(self._target))}
        return [
            (first, second, max(confidence, _HELD))
            if {(first - 1, second - 1), (first + 1, second + 1)} <= known
            else (first, second, confidence)
            for first, second, confidence in self._pairs
        ]

    # --- the same sequence

    def _is_doubtful(self) -> bool:
        """Whether blocks that stand at the same place have nothing in common that they should have.

        In a sequence of equal kinds a block may still have been put elsewhere, or one removed and another inserted.
        """
        for first, second in zip(self._source_keys, self._target_keys, strict=True):
            if first and second and first != second and set(first).isdisjoint(second):
                return True
            if bool(first) != bool(second) and len(first) + len(second) > 1:
                return True
        return self._has_odd_lengths()

    def _has_odd_lengths(self) -> bool:
        """Whether a block without tokens fits the one beside its counterpart better, by lengths alone."""
        plain = [
            (len(first.text), len(second.text))
            for first, second, keys in zip(self._source, self._target, self._source_keys, strict=True)
            if not keys and first.kind in ("paragraph", "item")
        ]
        if len(plain) < 2:
            return False
        ratios = sorted(log((second + 10) / (first + 10)) for first, second in plain)
        middle = ratios[len(ratios) // 2]
        return ratios[-1] - middle > 0.9 or middle - ratios[0] > 0.9

    # --- anchors

    def _length_ratio(self) -> float:
        """How much longer the translation is: the logarithm of the ratio of the texts."""
        source = sum(len(block.text) for block in self._source if block.kind in ("paragraph", "item"))
        target = sum(len(block.text) for block in self._target if block.kind in ("paragraph", "item"))
        return log((target + 100) / (source + 100)) if len(self._source) and len(self._target) else 0.0

    def _anchors(self) -> list[tuple[int, int]]:
        """Blocks that have all of their neutral tokens in common with one block of the other page and with no other."""
        places: dict[tuple[str, tuple[str, ...]], int] = {}
        for index, keys in enumerate(self._source_keys):
            if self._is_telling(keys):
                signature = (self._source[index].kind, keys)
                places[signature] = -1 if signature in places else index
        seen: dict[tuple[str, tuple[str, ...]], int] = {}
        for index, keys in enumerate(self._target_keys):
            signature = (self._target[index].kind, keys)
            if signature in places:
                seen[signature] = -1 if signature in seen else index
        candidates = [(places[each], index) for each, index in seen.items() if index >= 0 and places[each] >= 0]
        candidates.sort(key=lambda pair: pair[1])
        return longest_ascending(candidates)

    def _is_telling(self, keys: tuple[str, ...]) -> bool:
        return bool(keys) and (len(keys) > 2 or not all(_WEAK.match(key) for key in keys))

    # --- between anchors

    def _between_neighbors(self) -> list[tuple[int, int, float]]:
        """Two blocks of a kind, each alone between the same two pairs, one in the other's place whatever they say."""
        ends = [(-1, -1), *sorted(pair[:2] for pair in self._pairs), (len(self._source), len(self._target))]
        found = []
        for (first, second), (third, fourth) in pairwise(ends):
            if third - first == 2 and fourth - second == 2:
                source, target = self._source[first + 1], self._target[second + 1]
                keys = self._source_keys[first + 1], self._target_keys[second + 1]
                is_alike = source.kind == target.kind
                if source.kind == "code":
                    is_alike = is_alike and _overlap(*keys) > _LEAST_OVERLAP
                elif source.kind == "heading":
                    is_alike = is_alike and (source.level == target.level or self.is_same_sequence)
                if is_alike:
                    found.append((first + 1, second + 1, _HELD))
        return found

    def _align_gap(self, first: int, last: int, start: int, end: int) -> None:
        """Align the blocks from `first` to before `last` of the source with those from `start` to before `end`."""
        rows, columns = last - first, end - start
        if not rows or not columns:
            return
        if rows * columns > self._left:
            self._align_by_headings(first, last, start, end)
            return
        self._left -= rows * columns
        scores = [[self._score(first + row, start + column) for column in range(columns)] for row in range(rows)]
        for row, column, margin in _sure_pairs(scores):
            confidence = 1 - 0.5 / (1 + margin)
            self._pairs.append((first + row, start + column, min(confidence, 0.97)))

    def _align_by_headings(self, first: int, last: int, start: int, end: int) -> None:
        """Align a large gap by its sections, if both pages have the same ones."""
        self.is_coarse = True
        heads = [index for index in range(first, last) if self._source[index].kind == "heading"]
        others = [index for index in range(start, end) if self._target[index].kind == "heading"]
        if not heads or [self._source[index].level for index in heads] != [
            self._target[index].level for index in others
        ]:
            return
        bounds = [(first - 1, start - 1), *zip(heads, others, strict=True), (last, end)]
        for pair in bounds[1:-1]:
            self._pairs.append((*pair, 0.6))
        for (one, two), (three, four) in pairwise(bounds):
            if (three - one) * (four - two) <= self._left:
                self._align_gap(one + 1, three, two + 1, four)

    def _score(self, first: int, second: int) -> float:
        """How well two blocks fit: above 0 where they may be a pair."""
        source, target = self._source[first], self._target[second]
        if source.kind == target.kind:
            score = 1.0 if source.kind != "heading" or source.level == target.level else 0.2
        elif frozenset((source.kind, target.kind)) in _RELATED:
            score = -1.5
        else:
            return -10.0
        score += self._token_score(self._source_keys[first], self._target_keys[second], source.kind)
        if source.kind in ("directive", "tag") and source.name == target.name:
            score += 1.0
        if source.text == target.text:
            return score + 3.0
        if source.kind in ("paragraph", "item", "heading", "definition", "footnote"):
            longest = max(len(source.text), len(target.text))
            off = abs(log((len(target.text) + 15) / (len(source.text) + 15)) - self._ratio)
            score += (0.6 - 2.0 * off) * min(1.0, longest / 80)
        return score

    def _token_score(self, source: tuple[str, ...], target: tuple[str, ...], kind: str) -> float:
        if not source and not target:
            return 0.0
        if source == target:
            return 2.5 + sum(1.0 / self._counts[key] for key in set(source))
        if kind == "code":
            return 5.0 * _overlap(source, target) - 2.0
        common = Counter(source) & Counter(target)
        shared = 0.0
        for key, count in common.items():
            shared += count * (0.3 if _WEAK.match(key) else 1.0) / sqrt(self._counts[key])
        missing = len(source) + len(target) - 2 * common.total()
        return min(shared, 4.0) * 1.5 - min(missing, 5) * 0.5


def _overlap(source: Sequence[str], target: Sequence[str]) -> float:
    common = (Counter(source) & Counter(target)).total()
    return 2 * common / (len(source) + len(target)) if source or target else 1.0


def longest_ascending(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs that are in one order on both sides; they come, and are given, in that of the second."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (first, _) in enumerate(pairs):
        place = bisect_left(tails, first)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(first)
            ends.append(index)
        else:
            tails[place], ends[place] = first, index
    found = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _sure_pairs(scores: list[list[float]]) -> Iterator[tuple[int, int, float]]:
    """The pairs of the best alignment that are in every alignment nearly as good, with how much better it is.

    The best alignment through each pair is the best before it and the best behind it.
    """
    rows, columns = len(scores), len(scores[0])
    ahead = [[_SKIP * (row + column) for column in range(columns + 1)] for row in range(rows + 1)]
    for row in range(rows):
        line, following, values = ahead[row], ahead[row + 1], scores[row]
        for column in range(columns):
            best = line[column] + values[column]
            other = following[column] + _SKIP
            if other > best:
                best = other
            other = line[column + 1] + _SKIP
            following[column + 1] = other if other > best else best
    behind = [[_SKIP * (rows - row + columns - column) for column in range(columns + 1)] for row in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        line, following, values = behind[row], behind[row + 1], scores[row]
        for column in range(columns - 1, -1, -1):
            best = following[column + 1] + values[column]
            other = following[column] + _SKIP
            if other > best:
                best = other
            other = line[column + 1] + _SKIP
            line[column] = other if other > best else best
    total = ahead[rows][columns]
    for row in range(rows):
        through = [ahead[row][column] + scores[row][column] + behind[row + 1][column + 1] for column in range(columns)]
        best = max(through)
        if best < total - 1e-9:
            continue
        column = through.index(best)
        without = max(ahead[row][place] + _SKIP + behind[row + 1][place] for place in range(columns + 1))
        others = [value for place, value in enumerate(through) if place != column]
        margin = best - max([without, *others])
        if margin < _MARGIN:
            continue
        for other in range(rows):
            if other != row:
                value = ahead[other][column] + scores[other][column] + behind[other + 1][column + 1]
                margin = min(margin, best - value)
        without = max(ahead[place][column] + _SKIP + behind[place][column + 1] for place in range(rows + 1))
        margin = min(margin, best - without)
        if margin >= _MARGIN:
            yield row, column, margin
