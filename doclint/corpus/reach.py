"""`Reach`: which files of a folder are pages, and which pages are left alone."""

from __future__ import annotations

import os
from dataclasses import dataclass

from doclint.config.globs import Globs

_MARKDOWN_ENDINGS = (".md", ".markdown")


def is_markdown(path: str) -> bool:
    return path.lower().endswith(_MARKDOWN_ENDINGS)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a run looks.

    Attributes:
        include: what folders give: of the files that it matches the Markdown files, and those whose ending a glob names
            (`*.mdx`). None is every Markdown file.
        exclude: pages that folders do not give, and that are not compared with others.
        is_forced: whether `exclude` holds for files that are named outright, too.
    """

    include: Globs | None = None
    exclude: Globs | None = None
    is_forced: bool = False

    def is_page(self, path: str) -> bool:
        """Whether a folder gives a file, by its absolute path; what is excluded aside."""
        if self.include is None:
            return is_markdown(path)
        return self.include.matches(path) and (is_markdown(path) or self._spelled(self.include).match_whole(path))

    def excludes(self, path: str) -> bool:
        """Whether a page is left alone."""
        return self.exclude is not None and self.exclude.matches(path)

    @staticmethod
    def _spelled(globs: Globs) -> Globs:
        """Those of the globs that name an ending."""
        return Globs(globs.base, tuple(glob for glob in globs.globs if os.path.splitext(glob)[1]))


EVERYWHERE = Reach()
