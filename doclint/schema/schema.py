"""`Schema`: what front matter must be like, whichever dialect says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Protocol

from doclint.data_classes import dataclass
from doclint.document.block import JsonValue
from doclint.schema.fast_check import Check
from doclint.schema.misspellings import is_known, misspellings
from doclint.schema.problem import Misspelling, SchemaProblem, UniqueValue

# docfx's keywords that measure from now.
_RELATIVE_DATES = ("relativeMinDate", "relativeMaxDate")


class Dialect(Protocol):
    """What a schema's dialect makes of its text."""

    @property
    def content(self) -> Any:
        """The schema, as its keywords stand in it."""

    def fast_check(self) -> Check | None:
        """A cheap test that says true of nothing but valid values; None where there is none."""

    def find(self, instance: JsonValue, path: str, now: datetime | None) -> Iterator[SchemaProblem]:
        """Everything that is wrong with a value, in order."""

    def unique_values(self, instance: JsonValue) -> Iterator[UniqueValue]:
        """The values that no other page may have."""

    def duplicate(self, value: UniqueValue, places: tuple[str, ...], path: str) -> SchemaProblem | None:
        """The problem that a value of one page is also another's."""


@dataclass(frozen=True, eq=False)
class Schema:
    """What front matter must be like. Two of them are equal only if they are one.

    Attributes:
        name: the name that it ships with, or its file.
        texts: what it was read from: its own text, and those of the files that it refers to.
    """

    name: str
    _dialect: Dialect
    texts: tuple[str, ...] = ()

    @cached_property
    def depends_on_day(self) -> bool:
        """Whether what it says of a value can be another thing on another day."""
        return any(keyword in text for text in self.texts for keyword in _RELATIVE_DATES)

    def problems(
        self, instance: JsonValue, *, path: str = "", now: datetime | None = None
    ) -> tuple[SchemaProblem, ...]:
        """What is wrong with a value, in an order that only the schema and the value decide.

        Args:
            instance: a JSON value, for a page its front matter.
            path: of the page, POSIX, for schemas whose `rules` exclude pages.
            now: the clock for relative dates; without one they are not judged.
        """
        try:
            if self._fast_check is not None and self._fast_check(instance):
                return ()
            return tuple(dict.fromkeys(self._dialect.find(instance, path, now)))
        except RecursionError:
            # Some 200 levels: nobody writes this, but whoever does shall not be told that it is fine.
            message = "The value is nested too deeply to be judged by a schema."
            return (SchemaProblem("unexpected-type", message, (), "value", "", None),)

    def misspellings(self, instance: JsonValue) -> tuple[Misspelling, ...]:
        """Keys that are nearly a known one which is absent.

        `problems` names such a key an unknown field, and the key that it stands for a missing attribute, as far as the
        schema minds them.
        """
        if isinstance(instance, dict) and dict not in map(type, instance.values()):
            return self._misspelled(tuple(instance))
        return tuple(misspellings(self._dialect.content, instance))

    @cached_property
    def _misspelled(self) -> Callable[[tuple[str, ...]], tuple[Misspelling, ...]]:
        """The misspelled among keys whose values have no keys of their own. Pages of a repository have the same few."""
        content = self._dialect.content
        return lru_cache(maxsize=256)(lambda keys: tuple(misspellings(content, dict.fromkeys(keys))))

    def knows(self, route: tuple[str | int, ...]) -> bool:
        """Whether the schema names a key."""
        return is_known(self._dialect.content, route)

    def unique_values(self, instance: JsonValue) -> tuple[UniqueValue, ...]:
        """The values that no other page of the documentation set may have, of docfx's `docsetUnique`."""
        return tuple(self._dialect.unique_values(instance))

    def duplicate(self, value: UniqueValue, places: tuple[str, ...], path: str = "") -> SchemaProblem | None:
        """The problem that a unique value stands in several places.

        Args:
            value: of the page that gets the problem.
            places: all places that have it, each as `a.md(3,14)`.
            path: of the page; None is returned where the schema's `rules` exclude it.
        """
        return self._dialect.duplicate(value, places, path)

    @cached_property
    def _fast_check(self) -> Check | None:
        return self._dialect.fast_check()
