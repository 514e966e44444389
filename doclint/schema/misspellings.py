"""Keys that somebody mistyped: a known key is absent, and an unknown one is nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.budget import cost, spend
from doclint.schema.problem import Misspelling

# Shorter names are too often near to each other by chance.
_SHORTEST = 4

# Comparing takes the square of the length.
_LONGEST = 200

# Names of this length may differ in two letters, shorter ones in one.
_LONG = 8

# How much longer or shorter than the name that is meant, with what stands between words.
_MOST_APART = 4


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


def misspelled_route(values: dict[str, JsonValue], route: tuple[str | int, ...]) -> Misspelling | None:
    """The key that stands for the first absent one on a route; what is deeper has to be a mapping."""
    here: JsonValue = values
    for depth, name in enumerate(route):
        if not isinstance(here, dict):
            return None
        if name not in here:
            is_last = depth == len(route) - 1
            for key, value in here.items():
                if (is_last or isinstance(value, dict)) and nearest(key, [str(name)]):
                    return Misspelling((*route[:depth], key), str(name))
            return None
        here = here[name]
    return None


def nearest(name: str, candidates: list[str]) -> str | None:
    """The candidate that a name is most likely a misspelling of, None where none is near enough."""
    return next(iter(_near(name, tuple(candidates))), None)


# Pages of a repository have the same few keys, whatever else they say.
@lru_cache(maxsize=4096)
def _near(name: str, candidates: tuple[str, ...]) -> tuple[str, ...]:
    """The candidates that a name may be a misspelling of, the most likely first."""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return ()
    spend(cost(candidates))
    own = _Spelling(name)
    near = []
    for candidate in candidates:
        if _SHORTEST <= len(candidate) <= _LONGEST and abs(len(candidate) - len(name)) <= _MOST_APART:
            errors = _errors(own, _spelling(candidate))
            if errors is not None:
                near.append((errors, _distance(name, candidate), candidate))
    return tuple(candidate for _, _, candidate in sorted(near))


_WORD = re.compile(r"[^\W_]+")

# Letters and digits that look alike.
_LOOK_ALIKE = str.maketrans("01", "ol")


class _Spelling:
    """A name as it is compared: its words in lower case, without what stands between them."""

    __slots__ = ("digits", "letters", "words")

    def __init__(self, name: str) -> None:
        self.words = _WORD.findall(name.lower())
        self.letters = "".join(self.words)
        self.digits = [letter for letter in self.letters if letter.isdigit()]


_spelling = lru_cache(maxsize=4096)(_Spelling)


def _errors(one: _Spelling, other: _Spelling) -> int | None:
    """How many letters of `other` are wrong in `one`; None where it is another name and no misspelling.

    `f1.keywords` is no `ms.keywords`: short words say what a name is about, so they must be right but for two letters
    that changed places. Of 14,138 keys that were two letters away from a known one, 10,508 were such names.
    """
    if one.letters == other.letters:
        return 0
    if one.letters.translate(_LOOK_ALIKE) == other.letters.translate(_LOOK_ALIKE):
        return 1
    if one.digits != other.digits:
        return None
    if len(one.words) != len(other.words):
        return _word_errors(one.letters, other.letters) if one.letters[:2] == other.letters[:2] else None
    total = 0
    for word, wanted in zip(one.words, other.words, strict=True):
        errors = 0 if word == wanted else _word_errors(word, wanted)
        if errors is None:
            return None
        total += errors
    return total if total <= (2 if len(other.letters) >= _LONG else 1) else None


def _word_errors(word: str, wanted: str) -> int | None:
    """How many letters of a word are wrong; None where it is another word."""
    if len(wanted) < _SHORTEST:
        return 1 if sorted(word) == sorted(wanted) and _distance(word, wanted) == 1 else None
    limit = 2 if len(wanted) >= _LONG else 1
    if abs(len(word) - len(wanted)) > limit:
        return None
    is_same_length = len(word) == len(wanted)
    if is_same_length and word[0] != wanted[0] and word[:2] != wanted[1::-1]:
        return None
    errors = _distance(word, wanted)
    # `data` is no `date`: in so short a word another letter makes another word.
    if is_same_length and len(wanted) == _SHORTEST and sorted(word) != sorted(wanted):
        return None
    return errors if errors <= limit else None


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, exchanged or swapped with their neighbour to get from one to other."""
    spend(len(one) * len(other) // 8 + 1)
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
