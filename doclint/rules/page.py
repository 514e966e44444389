"""`Page`: what a page rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from doclint.document import Document
from doclint.document.block import JsonValue
from doclint.document.facts import UniqueAttribute
from doclint.findings import KeyPlace, Route
from doclint.schema import Misspelling, Schema, SchemaProblem
from doclint.schema.budget import Allowance, new_page
from doclint.schema.misspellings import misspelled_route
from doclint.system.data_classes import dataclass
from doclint.system.lazy import lazy

_NAMING_ROUTE: Route = ("$schema",)


@dataclass(frozen=True)
class Page:
    """One page and the schemas that apply to its front matter.

    Attributes:
        schemas: in the order in which they are configured.
        path: POSIX, from the folder of the configuration: what a schema's own rules exclude pages by.
        now: the clock of dates that a schema measures from now: midnight, UTC, of the day of the run.
        given: asks for the metadata that the build of its repository gives to it, which counts as its own.
        is_fragment: asks whether it is included into other pages, so that it needs no title.
        stamp_keys: the routes of the keys that say which version of the source a translation was made from.
        names_schema: whether one of its schemas is its own choice, by the key `$schema`, which is then known to all.
    """

    document: Document
    schemas: tuple[Schema, ...] = ()
    path: str = ""
    now: datetime | None = None
    names_schema: bool = False
    given: Callable[[], Mapping[str, JsonValue]] = dict
    is_fragment: Callable[[], bool] = bool
    stamp_keys: tuple[Route, ...] = ()

    @lazy
    def allowance(self) -> Allowance:
        """The work that its schemas may make. What is left undone for it finds nothing."""
        return new_page()

    @lazy
    def schema_problems(self) -> tuple[SchemaProblem, ...]:
        """What its schemas say, computed once for all rules. Without front matter that can be read they say nothing.

        A misspelled key is neither unknown nor is the key that it stands for missing: `misspellings` has both.
        """
        return self.allowance.run(self._find_schema_problems, ()) if self._is_judged else ()

    def _find_schema_problems(self) -> tuple[SchemaProblem, ...]:
        problems = self.problems_with(self.document.front_matter.values)
        if not problems:
            return problems
        problems = self._minded(problems)
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

    def _minded(self, problems: tuple[SchemaProblem, ...]) -> tuple[SchemaProblem, ...]:
        """Those of the problems that are left where the build gives metadata to the page, or includes it into others."""
        values = self.document.front_matter.values
        given = self.given()
        if given.keys() - values.keys():
            then = set(self.problems_with({**given, **values}))
            problems = tuple(problem for problem in problems if problem in then)
        if any(_is_about_title(problem) for problem in problems) and self.is_fragment():
            problems = tuple(problem for problem in problems if not _is_about_title(problem))
        return problems

    def problems_with(self, values: JsonValue) -> tuple[SchemaProblem, ...]:
        """What its schemas would say if its front matter had these values."""
        found = [
            problem for schema in self.schemas for problem in schema.problems(values, path=self.path, now=self.now)
        ]
        return tuple(dict.fromkeys(found)) if found else ()

    @lazy
    def misspellings(self) -> tuple[Misspelling, ...]:
        """Keys that none of its schemas knows, beside a known one that is absent and nearly the same."""
        return self.allowance.run(self._find_misspellings, ()) if self._is_judged else ()

    def _find_misspellings(self) -> tuple[Misspelling, ...]:
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
    def misspelled_stamps(self) -> tuple[Misspelling, ...]:
        """Keys that are nearly one of `stamp_keys`, which is absent: no schema has to know these."""
        block = self.document.front_matter
        if not (self.stamp_keys and block.is_present and block.is_closed and block.values):
            return ()
        told = {found.meant for found in self.misspellings}
        absent = [route for route in self.stamp_keys if block.value(route) is None and route[-1] not in told]
        return tuple(found for route in absent if (found := misspelled_route(block.values, route)) is not None)

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

    @property
    def is_over_budget(self) -> bool:
        """Whether its schemas make more work than is done for a page, so that not all that they ask for was checked."""
        return self._is_judged and self.allowance.is_over

    @lazy
    def _is_judged(self) -> bool:
        block = self.document.front_matter
        is_block = block.is_present and block.is_closed and not block.is_translated
        return bool(self.schemas) and is_block and block.error is None


def _is_about_title(problem: SchemaProblem) -> bool:
    return problem.kind == "missing-attribute" and problem.route == () and problem.wanted == "title"
