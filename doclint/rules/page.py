"""`Page`: what a page rule looks at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from doclint.document import Document
from doclint.schema import Schema, SchemaProblem


@dataclass(frozen=True)
class Page:
    """One page and the schemas that apply to its front matter."""

    document: Document
    schemas: tuple[Schema, ...] = ()

    @cached_property
    def schema_problems(self) -> tuple[SchemaProblem, ...]:
        """What its schemas say, computed once for all rules. Without front matter that can be read they say nothing."""
        front_matter = self.document.front_matter
        is_block = front_matter.is_present and front_matter.is_closed and not front_matter.is_translated
        if not self.schemas or not is_block or front_matter.error is not None:
            return ()
        return tuple(problem for schema in self.schemas for problem in schema.problems(front_matter.values))
