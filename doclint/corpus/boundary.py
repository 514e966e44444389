"""Which folders a run may read besides the pages it was asked for: no stranger's file leads out of the repository."""

from __future__ import annotations

import os
from collections.abc import Iterable

from doclint.corpus.git import repository_root, repository_roots


class Boundary:
    """The repositories of the pages that were asked for, the root of the run, and what the user allowed."""

    def __init__(self, folders: Iterable[str], root: str, allowed: Iterable[str]) -> None:
        """`folders` are the absolute folders of the pages."""
        self._repositories = set(repository_roots(folders).values())
        self._open = [os.path.realpath(folder) for folder in (root, *allowed)]

    def may_read(self, folder: str) -> bool:
        """Whether the pages of an absolute folder may be read without having been asked for."""
        repository = repository_root(folder)
        if repository not in self._repositories:
            return is_inside(folder, self._open)
        return is_inside(folder, [os.path.realpath(repository or os.path.dirname(folder)), *self._open])


def home(folder: str, root: str) -> str:
    """The folder, links followed, that symbolic links among the pages of an absolute folder may not lead out of.

    It is the repository of the folder; without one the root of the run if the folder is in that, and else itself.
    """
    folder = os.path.realpath(folder)
    root = os.path.realpath(root)
    return repository_root(folder) or (root if is_inside(folder, [root]) else folder)


def is_inside(folder: str, roots: Iterable[str]) -> bool:
    """Whether a folder is one of the roots or below one; symbolic links in `folder` are followed."""
    real = os.path.realpath(folder)
    return any(real == root or real.startswith(os.path.join(root, "")) for root in roots)
