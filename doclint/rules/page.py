"""`Page`: what a page rule looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from doclint.document import Document
from doclint.schema import Schema, SchemaProblem


@dataclass(frozen=True)
class Page:
    """One page and the schemas that apply to its front matter.

    Attributes:
        schemas: in the order in which they are configured.
        path: POSIX, from the folder of the configuration: what a schema's own rules exclude pages by.
        now: the clock of dates that a schema measures from now: midnight, UTC, of the day of the run.
    """

    document: Document
    schemas: tuple[Schema, ...] = ()
    path: str = ""
    now: datetime | None = None

    @cached_property
    def schema_problems(self) -> tuple[SchemaProblem, ...]:
        """What its schemas say, computed once for all rules. Without front matter that can be read they say nothing."""
        front_matter = self.document.front_matter
        is_block = front_matter.is_present and front_matter.is_closed and not front_matter.is_translated
        if not self.schemas or not is_block or front_matter.error is not None:
            return ()
        return tuple(
            problem
            for schema in self.schemas
            for problem in schema.problems(front_matter.values, path=self.path, now=self.now)
        )
