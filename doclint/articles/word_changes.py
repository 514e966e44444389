"""Which words of two versions of a text differ, for people to see."""

from __future__ import annotations

from difflib import SequenceMatcher

MarkedWords = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it changed; together they are the text, with single spaces between its words."""

_MOST_WORDS = 2_000


def mark_words(then: str, now: str) -> tuple[MarkedWords, MarkedWords]:
    """Both texts, with the words marked that the other has not. Of very long ones, all that differs is one piece."""
    old, new = then.split(), now.split()
    if len(old) > _MOST_WORDS or len(new) > _MOST_WORDS:
        return ((" ".join(old), True),), ((" ".join(new), True),)
    before: list[tuple[str, bool]] = []
    after: list[tuple[str, bool]] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        is_changed = tag != "equal"
        if first < last:
            before.append((" ".join(old[first:last]), is_changed))
        if start < end:
            after.append((" ".join(new[start:end]), is_changed))
    return tuple(before), tuple(after)
