"""`Page`: what a page rule looks at."""

from __future__ import annotations

from datetime import datetime

from doclint.data_classes import dataclass
from doclint.document import Document
from doclint.document.block import JsonValue, Route
from doclint.document.facts import UniqueAttribute
from doclint.findings import KeyPlace
from doclint.lazy import lazy
from doclint.schema import Misspelling, Schema, SchemaProblem

_NAMING_ROUTE: Route = ("$schema",)


@dataclass(frozen=True)
class Page:
    """One page and the schemas that apply to its front matter.

    Attributes:
        schemas: in the order in which they are configured.
        path: POSIX, from the folder of the configuration: what a schema's own rules exclude pages by.
        now: the clock of dates that a schema measures from now: midnight, UTC, of the day of the run.
        names_schema: whether one of its schemas is its own choice, by the key `$schema`, which is then known to all.
    """

    document: Document
    schemas: tuple[Schema, ...] = ()
    path: str = ""
    now: datetime | None = None
    names_schema: bool = False

    @lazy
    def schema_problems(self) -> tuple[SchemaProblem, ...]:
        """What its schemas say, computed once for all rules. Without front matter that can be read they say nothing.

        A misspelled key is neither unknown nor is the key that it stands for missing: `misspellings` has both.
        """
        if not self._is_judged:
            return ()
        problems = self.problems_with(self.document.front_matter.values)
        if not problems:
            return problems
        misspelled = {found.route for found in self.misspellings}
        if self.names_schema:
            misspelled.add(_NAMING_ROUTE)
        stood_for = {(found.route[:-1], found.meant) for found in self.misspellings}
        return tuple(
            problem
            for problem in problems
            if not (problem.kind == "unknown-field" and problem.route in misspelled)
            and not (problem.kind == "missing-attribute" and (problem.route, problem.wanted) in stood_for)
        )

    def problems_with(self, values: JsonValue) -> tuple[SchemaProblem, ...]:
        """What its schemas would say if its front matter had these values."""
        found = [
            problem for schema in self.schemas for problem in schema.problems(values, path=self.path, now=self.now)
        ]
        return tuple(dict.fromkeys(found)) if found else ()

    @lazy
    def misspellings(self) -> tuple[Misspelling, ...]:
        """Keys that none of its schemas knows, beside a known one that is absent and nearly the same."""
        if not self._is_judged:
            return ()
        values = self.document.front_matter.values
        all_found = [found for schema in self.schemas for found in schema.misspellings(values)]
        if not all_found:
            return ()
        found = dict.fromkeys(all_found)
        first_by_route = {each.route: each for each in reversed(found)}
        return tuple(
            each
            for each in found
            if first_by_route[each.route] is each
            and not any(schema.knows(each.route) for schema in self.schemas)
            and not (self.names_schema and each.route == _NAMING_ROUTE)
        )

    @lazy
    def unique_attributes(self) -> tuple[UniqueAttribute, ...]:
        """The values that its schemas want no other page to have."""
        if not self._is_judged:
            return ()
        document = self.document
        found = [
            UniqueAttribute(
                schema.name,
                unique.route,
                unique.value,
                unique.identity,
                document.positions(document.span(KeyPlace(unique.route)))[0],
                self.path,
            )
            for schema in self.schemas
            for unique in schema.unique_values(document.front_matter.values)
        ]
        return tuple(dict.fromkeys(found)) if found else ()

    @lazy
    def _is_judged(self) -> bool:
        block = self.document.front_matter
        is_block = block.is_present and block.is_closed and not block.is_translated
        return bool(self.schemas) and is_block and block.error is None
