"""Keys that somebody mistyped: a known key is absent, and an unknown one is nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.problem import Misspelling

# Shorter names are too often near to each other by chance.
_SHORTEST = 4

# Comparing takes the square of the length.
_LONGEST = 200

# Names of this length may differ in two letters, shorter ones in one.
_LONG = 8


def misspellings(schema: Any, instance: JsonValue) -> Iterator[Misspelling]:
    """The misspelled keys of a value, at any depth that `properties` of the schema lead to."""
    yield from _misspellings(schema, instance, ())


def _misspellings(schema: Any, instance: JsonValue, route: tuple[str | int, ...]) -> Iterator[Misspelling]:
    properties = schema.get("properties") if isinstance(schema, dict) else None
    if not isinstance(properties, dict) or not isinstance(instance, dict):
        return
    names = tuple(properties)
    for key, value in instance.items():
        if key in properties:
            yield from _misspellings(properties[key], value, (*route, key))
        elif (meant := next((name for name in _near(key, names) if name not in instance), None)) is not None:
            yield Misspelling((*route, key), meant)


def is_known(schema: Any, route: tuple[str | int, ...]) -> bool:
    """Whether `properties` of a schema lead to a key."""
    for step in route:
        properties = schema.get("properties") if isinstance(schema, dict) else None
        if not isinstance(properties, dict) or step not in properties:
            return False
        schema = properties[step]
    return True


def nearest(name: str, candidates: list[str]) -> str | None:
    """The candidate that a name is most likely a misspelling of, None where none is near enough."""
    return next(iter(_near(name, tuple(candidates))), None)


# Pages of a repository have the same few keys, whatever else they say.
@lru_cache(maxsize=4096)
def _near(name: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """The candidates that a name may be a misspelling of, the most likely first."""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return ()
    near = []
    for candidate in candidates:
        limit = 2 if len(candidate) >= _LONG else 1
        if len(candidate) >= _SHORTEST and abs(len(candidate) - len(name)) <= limit:
            found = _distance(name.lower(), candidate.lower())
            if found <= limit:
                near.append((found, candidate))
    return tuple(candidate for _, candidate in sorted(near))


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, exchanged or swapped with their neighbour to get from one to other."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, other_letter in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other_letter))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == other_letter:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, last = last, current
    return last[-1]
