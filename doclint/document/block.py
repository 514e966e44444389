"""What a block of front matter holds, whatever it is written in: values, where they stand, why it cannot be read."""

from __future__ import annotations

from typing import Any

from doclint.data_classes import dataclass

JsonValue = Any
"""None, bool, int, float, str, or a list or dict (with string keys) of these."""

Route = tuple[str | int, ...]
"""The keys and list indexes that lead to a value."""

MOST_LEVELS = 100
"""How deeply values may be nested, in whatever syntax."""


class CoreYamlError(ValueError):
    """Text that is not YAML.

    Attributes:
        problem: the parser's own words.
        offset: where, in characters from 0.
    """

    def __init__(self, problem: str, offset: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset


class OverLimitError(CoreYamlError):
    """Text that nobody reads to its end: it is too large, too deep, or stands for too much."""


@dataclass(frozen=True, slots=True)
class Token:
    """Where a key or a value stands: characters from 0, `end` exclusive, quotes and brackets included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping, or one item of a list (its `key` is then the item itself).

    What stands elsewhere and comes in by an alias has the alias for its place.
    """

    route: Route
    key: Token
    value: Token


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key that stands in its mapping already.

    Attributes:
        is_equal: whether it has the same value there.
        before: where the entry before it ends.
    """

    entry: Entry
    is_equal: bool
    before: int
