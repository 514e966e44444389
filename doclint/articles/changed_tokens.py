"""What two versions of a page differ in, by their words: enough to judge a commit, and linear in the changed lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# Brackets and quotes part words, so that a link's target is a word of its own whatever the label is in this language.
_WORDS = re.compile(r"""[^\s\[\](){}<>"'`,;*|。，、]+""")

Change = dict[str, int]
"""Words with how many more, or fewer, there are of each."""


class LineFilter:
    """Leaves out the lines of front matter that a machine writes."""

    def __init__(self, keys: Iterable[str], stamp: str | None) -> None:
        """`keys` are names of front-matter keys without their parents; `stamp` is the one that names the source."""
        keys = tuple(keys)
        self.names = (*sorted(keys), stamp or "")
        names = "|".join(re.escape(key) for key in sorted({*keys, *([stamp] if stamp else [])}))
        self._machine = re.compile(rf"\s*[\"']?(?:{names})[\"']?\s*[:=]".encode()) if names else None
        self._stamp = re.compile(rf"\s*[\"']?{re.escape(stamp)}[\"']?\s*[:=]".encode()) if stamp else None

    def is_machine(self, line: bytes) -> bool:
        """Whether a line is one of a machine's keys."""
        return self._machine is not None and self._machine.match(line) is not None

    def is_stamp(self, line: bytes) -> bool:
        """Whether a line names the version of the source."""
        return self._stamp is not None and self._stamp.match(line) is not None


def change_between(old: bytes, new: bytes, lines: LineFilter) -> tuple[Change, bool]:
    """The words that differ, and whether the stamp was moved."""
    left, right = Counter(old.splitlines()), Counter(new.splitlines())
    gone, come = left - right, right - left
    change: Change = {}
    is_moved = False
    for counted, sign in ((gone, -1), (come, 1)):
        for line, count in counted.items():
            if lines.is_machine(line):
                is_moved = is_moved or lines.is_stamp(line)
                continue
            for word in _WORDS.findall(line.decode(errors="replace")):
                change[word] = change.get(word, 0) + sign * count
    return {word: count for word, count in change.items() if count}, is_moved


def add(total: Change, change: Change) -> None:
    """Add a later change to an earlier one: what was taken back is none any more."""
    for word, count in change.items():
        left = total.get(word, 0) + count
        if left:
            total[word] = left
        else:
            total.pop(word, None)


def marks(change: Change) -> frozenset[tuple[str, bool]]:
    """The words of a change, each with whether it came or went."""
    return frozenset((word, count > 0) for word, count in change.items())
