"""Gives the bytes of pages, from the files or from a revision of a git repository, and says which pages exist."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from types import TracebackType

from doclint.config.settings import ConfigurationError
from doclint.corpus.git import GitError
from doclint.corpus.git_objects import GitObjects, Repository, find_repository
from doclint.data_classes import dataclass
from doclint.document.page import LARGEST_PAGE
from doclint.ordinary_files import read_ordinary_file


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder in a commit of a repository.

    Attributes:
        tip: the full name of the commit that stands for now.
        folder: relative to the repository, empty for the whole of it.
    """

    objects: GitObjects
    tip: str
    folder: str

    def path(self, name: str) -> str:
        """A path below the folder, relative to the repository."""
        name = name.replace(os.sep, "/")
        return f"{self.folder}/{name}" if self.folder else name


class Library:
    """Use it in a `with` block: it ends the processes that read from git."""

    def __init__(self, instead: Mapping[str, bytes | None] | None = None) -> None:
        """Take the bytes of some files, by absolute path, from `instead`; None for a file that is not to be there."""
        self._instead = instead or {}
        self._objects: dict[Repository, GitObjects] = {}
        self._from_git: dict[str, tuple[GitObjects, str]] = {}
        self.shelf = cache(self._find_shelf)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for objects in self._objects.values():
            objects.close()

    def _find_shelf(self, folder: str, revision: str | None) -> Shelf | None:
        """An absolute folder at a revision, or at HEAD; None where it is in no repository that has commits.

        Raises:
            ConfigurationError: there is no such revision.
        """
        found = find_repository(folder)
        if found is None:
            if revision is None:
                return None
            raise ConfigurationError(f"revision {revision!r}: {os.path.relpath(folder)} is in no git repository")
        repository, inner = found
        objects = self._objects.setdefault(repository, GitObjects(repository))
        try:
            return Shelf(objects, objects.resolve(revision or "HEAD"), inner)
        except GitError as error:
            if revision is None:
                return None
            shown = os.path.relpath(repository.folder)
            words = f" ({error})" if "ended with" not in str(error) else ""
            raise ConfigurationError(
                f"revision {revision!r} is not in the repository {shown}{words}; fetch it, or name one that is there"
            ) from None

    def has(self, folder: str, revision: str | None, name: str) -> bool:
        """Whether an absolute folder has a page of this name; one of a revision can be read from then on.

        Raises:
            ConfigurationError: there is no such revision, or it cannot be read.
        """
        path = os.path.join(folder, name)
        if revision is None:
            return self._instead[path] is not None if path in self._instead else os.path.isfile(path)
        if path in self._from_git:
            return True
        shelf = self.shelf(folder, revision)
        assert shelf is not None
        try:
            found = shelf.objects.find(shelf.tip, shelf.path(name))
        except GitError as error:
            raise ConfigurationError(f"revision {revision!r} cannot be read: {error}") from None
        if found is None:
            return False
        self._from_git[path] = (shelf.objects, found)
        return True

    @property
    def has_asked_git(self) -> bool:
        """Whether a repository was looked into."""
        return bool(self._objects)

    def is_file(self, path: str) -> bool:
        """Whether the bytes of a page are in a file, and not in git."""
        return path not in self._from_git and path not in self._instead

    def files(self, folder: str, revision: str) -> list[str]:
        """The paths of all files below an absolute folder at a revision, relative to it.

        Raises:
            ConfigurationError: there is no such revision.
        """
        shelf = self.shelf(folder, revision)
        assert shelf is not None
        return shelf.objects.files(shelf.tip, shelf.folder)

    def read(self, path: str) -> bytes:
        """The bytes of a page; of a file over the limit only as many as tell that it is.

        Raises:
            OSError: they cannot be read.
        """
        instead = self._instead.get(path)
        if instead is not None:
            return instead
        if path not in self._from_git:
            return read_ordinary_file(path, LARGEST_PAGE + 1)
        objects, name = self._from_git[path]
        try:
            return objects.content(name)
        except GitError as error:
            raise OSError(None, str(error), path) from None
