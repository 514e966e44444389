"""What the repository of the source proves of pages that name the commit they were made from."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from doclint.corpus.git import GitError
from doclint.corpus.git_objects import LackingError
from doclint.corpus.history import Departure, History, Lag
from doclint.corpus.library import Library, Shelf
from doclint.data_classes import dataclass
from doclint.document.facts import Facts
from doclint.document.page import source_hashes


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the source page of a translation stands now.

    Attributes:
        folder: absolute, the source locale's.
        revision: None where its files are read.
        name: the path of the page below the folder.
    """

    folder: str
    revision: str | None
    name: str

    @property
    def path(self) -> str:
        """The absolute path of the page."""
        return f"{self.folder}{os.sep}{self.name}"


@dataclass(frozen=True, slots=True)
class _Provenance:
    """What a page was made from: the source page `path` in `commit`, a file named `version` (None: not there)."""

    origin: Origin
    shelf: Shelf
    path: str
    commit: str
    version: str | None


class SourceSide:
    """Everything here is None for a page of which git tells nothing.

    Attributes:
        notes: what could not be looked at, and what to do about it.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._provenances: dict[str, _Provenance] = {}
        self._histories: dict[tuple[str, str], History] = {}
        self._lacking: Counter[str] = Counter()
        self._unknown: Counter[tuple[str, bool]] = Counter()
        self._refused: dict[str, str] = {}
        self._hashes = lru_cache(maxsize=4096)(lambda shelf, version: source_hashes(shelf.objects.content(version)))
        self._now = lru_cache(maxsize=4096)(self._versions_now)

    def look_up(self, pages: Iterable[tuple[Facts, Origin]]) -> None:
        """Find in git what pages were made from.

        Raises:
            ConfigurationError: a configured revision does not exist.
        """
        named = []
        for page, origin in pages:
            shelf = self._library.shelf(origin.folder, origin.revision) if page.source_commit else None
            if shelf is None or page.source_commit is None:
                continue
            try:
                commit = shelf.objects.commit(page.source_commit)
            except GitError as error:
                self._refused[shelf.objects.repository.folder] = str(error)
                continue
            if commit is None:
                # Where a hash tells as much, nobody needs to fetch anything.
                if page.source_hash is None or origin.revision is not None:
                    self._unknown[shelf.objects.repository.folder, shelf.objects.is_shallow] += 1
            else:
                named.append((commit, shelf.path(origin.name), page.path, shelf, origin))
        # One commit after the other, so that each tree is read once.
        for commit, path, page_path, shelf, origin in sorted(named, key=lambda one: one[:3]):
            try:
                version = shelf.objects.find(commit, path)
            except LackingError:
                self._lacking[shelf.objects.repository.folder] += 1
                continue
            except GitError as error:
                self._refused[shelf.objects.repository.folder] = str(error)
                continue
            self._provenances[page_path] = _Provenance(origin, shelf, path, commit, version)

    def is_changed(self, page: Facts) -> bool | None:
        """Whether the bytes of the source page are others now than at the commit that the page was made from."""
        made = self._provenances.get(page.path)
        if made is None:
            return None
        try:
            now = self._now(made.origin, made.shelf, made.path)
        except (OSError, GitError):
            return None
        return made.version not in now

    def _versions_now(self, origin: Origin, shelf: Shelf, path: str) -> tuple[str, ...]:
        """What git calls the source page as it is now.

        A checkout may have turned its line endings to CRLF, so the name with LF counts too, unless git knows the page
        with CRLF.
        """
        tip = shelf.objects.find(shelf.tip, path)
        if origin.revision is not None:
            return (tip,) if tip is not None else ()
        content = self._library.read(origin.path)
        as_it_is = shelf.objects.object_name(content, like=shelf.tip)
        if as_it_is == tip or b"\r\n" not in content:
            return (as_it_is,)
        return (as_it_is, shelf.objects.object_name(content.replace(b"\r\n", b"\n"), like=shelf.tip))

    def hashes_at_commit(self, page: Facts) -> tuple[str, str] | None:
        """SHA-1 and SHA-256 of the source page at the commit that the page names, as translations carry them."""
        made = self._provenances.get(page.path)
        if made is None or made.version is None:
            return None
        try:
            return self._hashes(made.shelf, made.version)
        except LackingError:
            self._lacking[made.shelf.objects.repository.folder] += 1
        except GitError as error:
            self._refused[made.shelf.objects.repository.folder] = str(error)
        return None

    def lag(self, page: Facts) -> Lag | None:
        """How many changes of its source a page misses."""
        made = self._provenances.get(page.path)
        try:
            return self._history(made.shelf).lag(made.commit, made.path) if made is not None else None
        except GitError:
            return None

    def departure(self, page: Facts) -> Departure | None:
        """How the source page went away; its new path is relative to the working directory."""
        made = self._provenances.get(page.path)
        try:
            found = self._history(made.shelf).departure(made.path) if made is not None else None
        except GitError:
            return None
        if made is None or found is None or found.new_path is None:
            return found
        path = os.path.join(made.shelf.objects.repository.folder, found.new_path)
        return Departure(found.commit, found.date, os.path.relpath(path).replace(os.sep, "/"))

    def _history(self, shelf: Shelf) -> History:
        key = (shelf.objects.repository.folder, shelf.tip)
        if key not in self._histories:
            named = {made.commit for made in self._provenances.values() if made.shelf.objects is shelf.objects}
            self._histories[key] = History(shelf.objects, shelf.tip, named)
        return self._histories[key]

    @property
    def notes(self) -> tuple[str, ...]:
        notes = []
        for (folder, is_shallow), count in sorted(self._unknown.items()):
            why = "a shallow clone; fetch the rest with git fetch --unshallow" if is_shallow else "fetch it"
            notes.append(f"{_pages(count)} a source commit that is not in {_shown(folder)} ({why})")
        notes += [
            f"{_pages(count)} a version of the source that is not in {_shown(folder)} (a partial clone; fetch the rest "
            "with git fetch --refetch --no-filter)"
            for folder, count in sorted(self._lacking.items())
        ]
        notes += [f"git cannot read {_shown(folder)}: {words}" for folder, words in sorted(self._refused.items())]
        return tuple(notes)


def _pages(count: int) -> str:
    return "1 page names" if count == 1 else f"{count:,} pages name"


def _shown(folder: str) -> str:
    return os.path.relpath(folder).replace(os.sep, "/")
