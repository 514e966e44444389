"""Drift: the blocks of the source that changed since a translation was made, each at its place in the translation.

What changed without a change of language (a link's target, code) needs no translator; what a reader would not notice
(punctuation, markup, a slip of the pen) is minor too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from functools import cached_property

from doclint.articles.alignment import Alignment, align
from doclint.articles.block_changes import BlockChange, block_key, compare_blocks
from doclint.document.blocks import Block
from doclint.system.data_classes import dataclass


class DriftKind(Enum):
    """What happened to a block of the source."""

    TEXT = "text"
    LINK = "link"
    CODE = "code"
    FRONT_MATTER = "front-matter"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class BlockDrift:
    """One block that is behind.

    Attributes:
        is_minor: whether no translator is needed, or a reader would not notice.
        is_neutral: whether what changed has no language, so that it can be taken over as it is.
        words: how many words of the source changed.
        then, now: the block of the source; None where it was added or removed.
        target: the block of the translation; None where the source has a new one, or nobody can tell.
        after: the block of the translation that a new one follows, None at the beginning or where nobody can tell.
        is_placed: whether its place in the translation is known.
    """

    kind: DriftKind
    is_minor: bool
    is_neutral: bool
    words: int
    then: Block | None
    now: Block | None
    target: Block | None
    after: Block | None = None
    is_placed: bool = True


@dataclass(frozen=True)
class Drift:
    """What a translation lacks of its source.

    Attributes:
        blocks: in the order of the source as it is now.
        total: how many blocks the source has now.
    """

    blocks: tuple[BlockDrift, ...]
    total: int

    @cached_property
    def words(self) -> int:
        """How many words changed."""
        return sum(block.words for block in self.blocks)

    @cached_property
    def minor(self) -> int:
        """How many of the blocks need no translator, or would not be noticed."""
        return sum(block.is_minor for block in self.blocks)

    @cached_property
    def harm(self) -> int:
        """How much readers are misled: by commands and links that changed, and by what is no longer so."""
        return sum(_HARM.get(block.kind, 1) for block in self.blocks)


_HARM = {DriftKind.CODE: 3, DriftKind.LINK: 2, DriftKind.REMOVED: 2}


def find_drift(
    then: Sequence[Block], now: Sequence[Block], translation: Sequence[Block], alignment: Alignment | None = None
) -> Drift:
    """The drift of a translation that was made from `then`.

    Args:
        alignment: of `then` and the translation, where somebody has it already.
    """
    same, changes = compare_blocks(then, now)
    if not changes:
        return Drift((), len(now))
    alignment = alignment or align(then, translation)
    targets = {id(pair.source): pair.target for pair in alignment.pairs}
    earlier = {position: then[index] for index, position in same.items()}
    earlier.update({change.position: change.then for change in changes if change.then and change.now})
    paired = {id(block) for block in targets.values()}
    extra = Counter(block_key(block) for block in translation if id(block) not in paired)
    found = []
    for change in changes:
        block = _judge(change, targets, earlier, extra)
        if block is not None:
            found.append(block)
    return Drift(tuple(found), len(now))


def _judge(
    change: BlockChange, targets: dict[int, Block], earlier: dict[int, Block], extra: Counter[tuple[str, str, str, int]]
) -> BlockDrift | None:
    then, now = change.then, change.now
    if then is None:
        assert now is not None
        if extra[block_key(now)] > 0:
            # The translation has it already, as code or a directive that has no language.
            extra[block_key(now)] -= 1
            return None
        previous = next((earlier[place] for place in range(change.position - 1, -1, -1) if place in earlier), None)
        after = targets.get(id(previous)) if previous is not None else None
        return BlockDrift(
            DriftKind.ADDED,
            is_minor=_is_trifle(now),
            is_neutral=False,
            words=_words(now),
            then=None,
            now=now,
            target=None,
            after=after,
            is_placed=after is not None or previous is None,
        )
    target = targets.get(id(then))
    if now is None:
        if target is None:
            return None
        return BlockDrift(
            DriftKind.REMOVED,
            is_minor=_is_trifle(then),
            is_neutral=False,
            words=_words(then),
            then=then,
            now=None,
            target=target,
        )
    if target is not None and block_key(target) == block_key(now):
        return None
    if target is not None and now.kind == "code" and _is_code_taken_over(then.text, now.text, target.text):
        return None
    kind, is_minor, is_neutral, words = _compare(then, now, target)
    if is_neutral and target is not None and _is_taken_over(then, now, target):
        return None
    return BlockDrift(kind, is_minor, is_neutral, words, then, now, target, is_placed=target is not None)


def _compare(then: Block, now: Block, target: Block | None) -> tuple[DriftKind, bool, bool, int]:
    """Kind, whether it is minor, whether it is neutral, and how many words changed."""
    if now.kind in ("code", "math", "import"):
        is_neutral = target is None or " ".join(target.text.split()) == " ".join(then.text.split())
        is_minor = is_neutral or "".join(then.text.split()) == "".join(now.text.split())
        return DriftKind.CODE, is_minor, is_neutral, _changed(then.text.split(), now.text.split())
    kind = DriftKind.FRONT_MATTER if now.kind == "value" else DriftKind.TEXT
    old, new = _WORD.findall(mask_targets(then.text)), _WORD.findall(mask_targets(now.text))
    if old == new:
        is_link = targets_of(then.text) != targets_of(now.text)
        return (DriftKind.LINK if is_link else kind), True, is_link, 0 if is_link else 1
    return kind, _is_slip(old, new), False, _changed(old, new)


_WORD = re.compile(r"\w+(?:['’]\w+)?")
_TARGET = re.compile(
    r"(?<=\]\()[^\s()]*(?:\([^\s()]*\)[^\s()]*)*|(?<=\]:)\s*\S+|https?://[^\s<>\"')\]]+|(?<=href=[\"'])[^\"']*"
    r"|(?<=src=[\"'])[^\"']*"
)


def mask_targets(text: str) -> str:
    """A text without the targets of its links."""
    return _TARGET.sub("", text)


def targets_of(text: str) -> list[str]:
    """The targets of a text's links and images, in order."""
    return [target.strip() for target in _TARGET.findall(text)]


def _is_taken_over(then: Block, now: Block, target: Block) -> bool:
    """Whether a translation has what changed already."""
    old, new, own = Counter(targets_of(then.text)), Counter(targets_of(now.text)), Counter(targets_of(target.text))
    gone, come = old - new, new - old
    return bool(come or gone) and not (come - own) and not (gone & own)


def _is_code_taken_over(then: str, now: str, target: str) -> bool:
    """Whether code with comments in another language has what changed in the source's."""
    old, new, own = (Counter(_CODE.findall(_COMMENT.sub("", text))) for text in (then, now, target))
    gone, come = old - new, new - old
    return (
        bool(gone or come)
        and all(own[word] <= new[word] for word in gone)
        and all(own[word] >= new[word] for word in come)
    )


_COMMENT = re.compile(r"(?:^|(?<=\s))(?:#(?!\[)|//|--\s|<!--|/\*)[^\n]*")
_CODE = re.compile(r"\w+|[^\w\s]+")


def _is_slip(old: list[str], new: list[str]) -> bool:
    """Whether words changed as a spelling is corrected: in case, in number, by a letter or two, by an article."""
    before, after = _without_articles(old), _without_articles(new)
    if len(before) != len(after):
        return False
    pairs = [(one, two) for one, two in zip(before, after, strict=True) if one != two]
    return len(pairs) <= _MOST_SLIPS and all(_is_near(one, two) for one, two in pairs)


def _without_articles(words: list[str]) -> list[str]:
    folded = [word.casefold() for word in words]
    return [word for word in folded if word not in ("a", "an", "the")]


def _is_near(one: str, two: str) -> bool:
    if any(letter.isdigit() for letter in one + two) or min(len(one), len(two)) < _SHORTEST_SLIP:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where versions are compared

    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _LEAST_NEAR


_MOST_SLIPS = 2
_SHORTEST_SLIP = 4
_LEAST_NEAR = 0.8
_MOST_WORDS = 3_000


def _changed(old: list[str], new: list[str]) -> int:
    """How many words came or went, whichever is more."""
    if len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        before, after = Counter(old), Counter(new)
        return max((before - after).total(), (after - before).total())
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where versions are compared

    matcher = SequenceMatcher(None, old, new, autojunk=False)
    gone = come = 0
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            gone, come = gone + last - first, come + end - start
    return max(gone, come)


def _words(block: Block) -> int:
    return len(block.text.split()) if block.kind == "code" else len(_WORD.findall(mask_targets(block.text)))


def _is_trifle(block: Block) -> bool:
    """Whether a block has nothing that anybody reads: a reference's target, an empty line of a table."""
    return block.kind == "reference" or not _WORD.search(mask_targets(block.text))
