"""Regular expressions of schemas, searched in bounded time.

A schema comes with the repository, and so from a stranger; Python's `re` can take for ever and cannot be interrupted.
Here `re` itself searches where the structure of the pattern says that it cannot take long for the text at hand.
Otherwise the pattern is walked state by state, never twice through the same state at the same place. That takes at
most (states x characters) steps, and means the same.

Of the engines with a bound, google-re2 has no `(?!…)` (which real schemas use), and jsonschema-rs neither means the
same by `$` nor tells a text that does not match from one that took too long.
"""

from __future__ import annotations

import re
from functools import lru_cache

from doclint.data_classes import dataclass, field
from doclint.schema.pattern_syntax import (
    Assertion,
    Character,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    UnboundedPatternError,
    compiled,
    parse_pattern,
    width,
)

# What `re` does in some milliseconds.
_STEPS_FOR_RE = 200_000

# What the walk does in a second or two.
_STEPS_FOR_WALK = 500_000

_MOST_STATES = 5_000

# Longer values are in no front matter that is read.
_LONGEST_TEXT = 1 << 20


class Pattern:
    """A regular expression that cannot hang.

    Raises:
        re.error: `source` is no pattern.
        UnboundedPatternError: it has a construct whose work cannot be bounded.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._search = compiled(source).search
        self._longest_for_re: float = float("inf")
        if _CONSTANT.fullmatch(source):
            return
        self._tree = parse_pattern(source)
        if _size(self._tree) > _MOST_STATES:
            raise UnboundedPatternError("counts that multiply to more than 5000 states")
        self._longest_for_re = _longest_for_re(self._tree)
        # One page's value is often the next one's too.
        self._walked = lru_cache(maxsize=512)(self._walk)

    def search(self, text: str) -> bool:
        """Whether the pattern is found in a text. One that is too long to tell in bounded time is not matched."""
        if len(text) <= self._longest_for_re:
            return self._search(text) is not None
        return self._walked(text)

    def is_quick_up_to(self, length: int) -> bool:
        """Whether `re` alone, which others may use, is quick with every text of a length."""
        return length <= self._longest_for_re

    def _walk(self, text: str) -> bool:
        if _size(self._tree) * (len(text) + 1) > _STEPS_FOR_WALK:
            return False
        return walk(self._tree, text)


# Characters that have no meaning of their own between optional anchors: no structure is needed to bound them.
_CONSTANT = re.compile(r"\^?[\w\s@%&=:;,<>/!~#'\"-]*\$?")


@lru_cache(maxsize=256)
def pattern(source: str) -> Pattern:
    """A pattern, prepared once. Raises what `Pattern` raises."""
    return Pattern(source)


# --- how long `re` may take


def _longest_for_re(tree: Node) -> float:
    """The longest text in which `re` finds the pattern, or finds it missing, in few steps."""
    factors = _factors(tree)
    if factors is None:
        return -1
    if not _is_anchored(tree):
        factors = (None, *factors)
    longest = _LONGEST_TEXT
    while _steps(factors, longest) > _STEPS_FOR_RE:
        if not longest:
            return -1
        longest //= 2
    return float("inf") if longest == _LONGEST_TEXT else longest


def _steps(factors: tuple[int | None, ...], length: int) -> float:
    """The most steps that `re` takes for a text of a length: the product of what can vary."""
    steps = 1.0
    for most in factors:
        steps *= (length if most is None else min(length, most)) + 1
    return steps


def _factors(node: Node) -> tuple[int | None, ...] | None:
    """For each part that may take more or fewer characters, how many more (None: any number).

    The result is None for a repetition of what may itself match in several ways: its work can double with every
    character.
    """
    if isinstance(node, Character | Assertion):
        return ()
    if isinstance(node, Look):
        return _factors(node.body)
    if isinstance(node, Sequence | Choice):
        parts = [_factors(part) for part in (node.items if isinstance(node, Sequence) else node.options)]
        # The options of a choice are tried one after the other: no more than one that had to try them all.
        tries = (len(parts) - 1,) if isinstance(node, Choice) else ()
        return None if None in parts else (*tries, *(factor for part in parts for factor in part or ()))
    body = _factors(node.body)
    if node.least == node.most == 1:
        return body
    if body != () or not width(node.body):
        return None
    return () if node.least == node.most else (None if node.most is None else node.most - node.least,)


def _is_anchored(node: Node) -> bool:
    """Whether a pattern can only match at the beginning of a text."""
    if isinstance(node, Assertion):
        return node.source in ("^", "\\A") and not node.flags & re.MULTILINE
    if isinstance(node, Sequence):
        return any(_is_anchored(item) for item in node.items[:1])
    return isinstance(node, Choice) and all(_is_anchored(option) for option in node.options)


def _size(node: Node) -> int:
    """The number of states that a part needs."""
    if isinstance(node, Sequence | Choice):
        return 1 + sum(_size(part) for part in (node.items if isinstance(node, Sequence) else node.options))
    if isinstance(node, Repeat):
        return 1 + (_size(node.body) + 1) * max(node.least + 1 if node.most is None else node.most, 1)
    return 1 + (_size(node.body) if isinstance(node, Look) else 0)


# --- the walk


def walk(tree: Node, text: str) -> bool:
    """Whether a pattern is found in a text, in at most (states x characters) steps."""
    return _Walk(_program(tree), text).finds()


@dataclass(frozen=True, slots=True)
class _LookAt:
    """A state of its own for what stands ahead or behind; `behind` is how many characters back it begins."""

    program: _Program
    is_negative: bool
    behind: int


_Test = re.Pattern[str] | _LookAt | None


@dataclass(slots=True)
class _Program:
    """States: what each tests (None: nothing), whether that takes a character, and where it leads."""

    tests: list[_Test] = field(default_factory=list)
    takes: list[bool] = field(default_factory=list)
    leads: list[tuple[int, ...]] = field(default_factory=list)
    start: int = 0

    def add(self, test: _Test, takes: bool, *leads: int) -> int:
        self.tests.append(test)
        self.takes.append(takes)
        self.leads.append(leads)
        return len(self.tests) - 1


_END = 0


def _program(tree: Node) -> _Program:
    program = _Program()
    program.add(None, False)
    program.start = _add(program, tree, _END)
    return program


def _add(program: _Program, node: Node, then: int) -> int:
    """Add the states of a part that lead to the state `then`; the first of them."""
    if isinstance(node, Character | Assertion):
        test = compiled(node.source, node.flags)
        return program.add(test, isinstance(node, Character), then)
    if isinstance(node, Look):
        behind = 0 if node.is_ahead else width(node.body) or 0
        return program.add(_LookAt(_program(node.body), node.is_negative, behind), False, then)
    if isinstance(node, Sequence):
        for item in reversed(node.items):
            then = _add(program, item, then)
        return then
    if isinstance(node, Choice):
        return program.add(None, False, *(_add(program, option, then) for option in node.options))
    if node.most is None:
        loop = program.add(None, False)
        program.leads[loop] = (_add(program, node.body, loop), then)
        then = loop
    else:
        end = then
        for _ in range(node.most - node.least):
            then = program.add(None, False, _add(program, node.body, then), end)
    for _ in range(node.least):
        then = _add(program, node.body, then)
    return then


class _Walk:
    """One text, and a program that walks through it."""

    def __init__(self, program: _Program, text: str) -> None:
        self._program = program
        self._text = text
        self._looks: dict[int, set[int]] = {}

    def finds(self) -> bool:
        """Whether the end is reached from anywhere; what was tried once is not tried again."""
        tried: set[tuple[int, int]] = set()
        for start in range(len(self._text) + 1):
            waiting = [(self._program.start, start)]
            while waiting:
                state, position = waiting.pop()
                if state == _END:
                    return True
                if (state, position) not in tried:
                    tried.add((state, position))
                    if self._passes(state, position):
                        position += self._program.takes[state]
                        waiting.extend((lead, position) for lead in self._program.leads[state])
        return False

    def starts(self) -> set[int]:
        """All places from which the end is reached, walking back from it."""
        sources: dict[int, list[int]] = {}
        for state, leads in enumerate(self._program.leads):
            for lead in leads:
                sources.setdefault(lead, []).append(state)
        waiting = [(_END, position) for position in range(len(self._text) + 1)]
        reached = set(waiting)
        while waiting:
            lead, position = waiting.pop()
            for state in sources.get(lead, ()):
                source = (state, position - self._program.takes[state])
                if source not in reached and source[1] >= 0 and self._passes(*source):
                    reached.add(source)
                    waiting.append(source)
        return {position for state, position in reached if state == self._program.start}

    def _passes(self, state: int, position: int) -> bool:
        test = self._program.tests[state]
        if test is None:
            return True
        if isinstance(test, re.Pattern):
            return test.match(self._text, position) is not None
        if state not in self._looks:
            self._looks[state] = _Walk(test.program, self._text).starts()
        return (position - test.behind in self._looks[state]) != test.is_negative
