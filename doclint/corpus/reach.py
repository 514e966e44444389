"""`Reach`: which files of a folder are pages, and which pages are left alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from doclint.data_classes import dataclass

if TYPE_CHECKING:
    from doclint.config.globs import Globs

_MARKDOWN_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a run looks.

    Attributes:
        include: the files of folders that are pages if they are Markdown; None for all.
        others: the files that are pages whatever their ending: those of the globs that name one (`*.mdx`).
        exclude: pages that folders do not give, and that are not compared with others.
        is_forced: whether `exclude` holds for files that are named outright, too.
        allowed_roots: absolute: folders that symbolic links may lead to from outside.
    """

    include: Globs | None = None
    others: Globs | None = None
    exclude: Globs | None = None
    is_forced: bool = False
    allowed_roots: tuple[str, ...] = ()

    def is_page(self, path: str) -> bool:
        """Whether a folder gives a file, by its absolute path; what is excluded aside."""
        if self.include is not None and not self.include.matches(path):
            return False
        return is_markdown(path) or (self.others is not None and self.others.match_whole(path))

    def excludes(self, path: str) -> bool:
        """Whether a page is left alone."""
        return self.exclude is not None and self.exclude.matches(path)


EVERYWHERE = Reach()


def is_markdown(path: str) -> bool:
    """Whether a file is Markdown by its ending."""
    return path.lower().endswith(_MARKDOWN_ENDINGS)


def names_an_ending(glob: str) -> bool:
    """Whether a glob says of which ending its files are: `*.mdx`, not `docs/**`."""
    return bool(os.path.splitext(glob)[1])
