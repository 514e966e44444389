"""`SourceVersions`: which version of its source each translation was made from, and what says so.

Evidence in this order: a hash, a commit, siblings, history, content, dates. Here are those that need the history of the
pages: one walk of the run, made when the first page is asked for, over all pages that were announced.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from doclint.articles.changed_tokens import LineFilter
from doclint.articles.dating import LEAST_MARGIN, Dated, date_translation
from doclint.articles.fossils import Fossil, find_fossils
from doclint.articles.updates import Translated, find_updates
from doclint.articles.version_records import (
    NoRecords,
    Records,
    read_dated,
    read_fossils,
    read_updates,
    read_walk,
    remembered,
    write_dated,
    write_fossils,
    write_updates,
    write_walk,
)
from doclint.corpus.git import GitError
from doclint.corpus.git_objects import GitObjects
from doclint.corpus.history import day
from doclint.corpus.page_history import EMPTY, Commit, PageHistory, Version, Walk, walk_history
from doclint.document.page import source_hashes


class VersionEvidence(Enum):
    """What tells the version, the strongest first."""

    HASH = "hash"
    COMMIT = "commit"
    HISTORY = "history"
    CONTENT = "content"


class SourceVersion(NamedTuple):
    """The source page as it was when a translation was made.

    Attributes:
        path: relative to the repository of the source; another one than now where the page was renamed since.
        blob: the object name of its bytes, for `SourceVersions.content`.
        commit: the one that the translation was made from or after: its full name, empty for the working tree.
        date: its day, None where git has none.
        is_current: whether the source page has the same bytes now.
        missed: the commits that changed the source page since, the newest first.
    """

    evidence: VersionEvidence
    path: str
    blob: str
    commit: str
    date: datetime.date | None
    is_current: bool
    missed: tuple[Commit, ...]


class AnnouncedPage(NamedTuple):
    """A translation and its source.

    Attributes:
        path, source: relative to the repository.
        commit, hash: what the page names, as it is written; None where it names none.
    """

    path: str
    source: str
    locale: str
    commit: str | None = None
    hash: str | None = None


class SourceVersions:
    """The source versions of the pages of one repository."""

    def __init__(
        self,
        objects: GitObjects,
        tip: str,
        pages: Iterable[AnnouncedPage],
        lines: LineFilter,
        read: Callable[[str], bytes | None],
        no_update: Iterable[str] = (),
        records: Records | None = None,
    ) -> None:
        """Ask nothing yet.

        Args:
            no_update: words in the titles of commits that update no translation.
            records: what earlier runs found.
            tip: the full name of the commit that the working tree is at.
            read: gives the bytes of a page as it is now, by its path relative to the repository.
        """
        self._objects = objects
        self._tip = tip
        self._pages = {page.path: page for page in pages}
        self._lines = lines
        self._read = read
        self._no_update = tuple(word.casefold() for word in no_update)
        self._records = records or NoRecords()
        self._now: dict[str, bytes] = {}

    def find(self, path: str) -> SourceVersion | None:
        """The version of an announced page, by the strongest evidence; None where nothing tells it.

        Raises:
            GitError: git failed.
        """
        page = self._pages[path]
        return self.by_hash(page) or self.by_commit(page) or self.by_history_and_content(path)

    def by_hash(self, page: AnnouncedPage) -> SourceVersion | None:
        """The version whose bytes have the hash that a page names."""
        if page.hash is None:
            return None
        source = self.history(page.source)
        for version in source.versions:
            content = self.content(version.blob)
            if content is not None and page.hash in source_hashes(content):
                return self._version(VersionEvidence.HASH, version, source, self._walk.commits[version.age])
        return None

    def by_commit(self, page: AnnouncedPage) -> SourceVersion | None:
        """The version at the commit that a page names, under the name that its source had then."""
        source = self.history(page.source)
        commit = self._objects.commit(page.commit) if page.commit is not None else None
        if commit is None:
            return None
        for path in dict.fromkeys((page.source, *(version.path for version in source.versions))):
            blob = self._objects.find(commit, path)
            if blob is not None:
                known = next((version for version in source.versions if version.blob == blob), None)
                version = known or Version(self._age_of(commit, source), path, blob)
                return self._version(
                    VersionEvidence.COMMIT, version, source, Commit(commit, self._objects.time(commit), "")
                )
        return None

    def by_history_and_content(self, path: str) -> SourceVersion | None:
        """The version at the last update; an earlier one where the page lacks what has changed since then."""
        told = self.by_history(path)
        if told is not None and not told.is_current:
            return told
        dated = self.by_content(path)
        return dated if dated is not None and not dated.is_current else told

    def by_history(self, path: str) -> SourceVersion | None:
        """The version at the last commit that updated a page."""
        source = self.history(self._pages[path].source)
        age = self._updates.get(path)
        version = source.at(age) if age is not None else None
        if age is None or version is None:
            return None
        return self._version(VersionEvidence.HISTORY, version, source, self._walk.commits[age])

    def by_content(self, path: str) -> SourceVersion | None:
        """The version that a page agrees with best, where the margin is no chance."""
        page = self._pages[path]
        source = self.history(page.source)
        content = self._read(path)
        if content is None or len(source.versions) < 2:
            return None
        blobs = [version.blob for version in source.versions]

        def date() -> Dated | None:
            contents = dict(self.contents(blobs))
            return date_translation(content, [contents[blob] for blob in blobs])

        own = self.history(path).versions
        known = ("dating", own[0].blob if own else content, blobs)
        dated = remembered(self._records, known, date, write_dated, read_dated)
        if dated is None or (dated.position and dated.margin < LEAST_MARGIN):
            return None
        version = source.versions[min(dated.position, len(source.versions) - 1)]
        return self._version(VersionEvidence.CONTENT, version, source, self._walk.commits[version.age])

    def fossils(self, path: str) -> tuple[Fossil, ...]:
        """What a page with a stamp still carries though its source dropped it before the version of the stamp."""
        page = self._pages[path]
        content = self._read(path)
        version = self.by_hash(page) or self.by_commit(page)
        if content is None or version is None:
            return ()
        blobs = [each.blob for each in self.history(page.source).versions]
        if version.blob not in blobs:
            return ()
        older = blobs[blobs.index(version.blob) :]

        def find() -> tuple[Fossil, ...]:
            contents = dict(self.contents(older))
            return find_fossils(content, [contents[blob] for blob in older])

        own = self.history(path).versions
        known = ("fossils", own[0].blob if own else content, older)
        return remembered(self._records, known, find, write_fossils, read_fossils)

    def history(self, path: str) -> PageHistory:
        """The states of a translation or a source page, the newest first; the working tree is one."""
        return self._walk.pages.get(path, EMPTY)

    def commit(self, version: Version) -> Commit:
        """The commit that made a version; without a name for the working tree."""
        return self._walk.commits[version.age]

    def contents(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The bytes of versions by their object names; None for what is not at hand, or larger than any page."""
        wanted = list(dict.fromkeys(blobs))
        yield from ((blob, self._now[blob]) for blob in wanted if blob in self._now)
        yield from self._objects.contents(blob for blob in wanted if blob not in self._now)

    def content(self, blob: str) -> bytes | None:
        """The bytes of one version."""
        return next(self.contents([blob]))[1]

    def _age_of(self, commit: str, source: PageHistory) -> int:
        """Where a commit stands that is not on the way of first parents: by its time."""
        time = self._objects.time(commit)
        commits = self._walk.commits
        return next((version.age for version in source.versions if commits[version.age].time <= time), len(commits))

    def _version(
        self, evidence: VersionEvidence, version: Version, source: PageHistory, commit: Commit
    ) -> SourceVersion:
        missed = [
            self._walk.commits[newer.age]
            for newer, older in pairwise(source.versions)
            if newer.age < version.age and newer.blob != older.blob
        ]
        return SourceVersion(
            evidence,
            version.path,
            version.blob,
            commit.name,
            day(commit.time) if commit.time else None,
            version.blob == source.versions[0].blob,
            tuple(missed),
        )

    @cached_property
    def _walk(self) -> Walk:
        """Ages count from the working tree, which is younger than the tip."""
        paths = sorted({path for page in self._pages.values() for path in (page.path, page.source)})
        folders = {folder for page in self._pages.values() for folder in _roots(page.path, page.source)}
        found = remembered(
            self._records,
            ("walk", self._objects.repository.folder, self._tip, sorted(self._objects.shallow_commits), paths),
            lambda: walk_history(self._objects, self._tip, paths, folders),
            write_walk,
            read_walk,
        )
        pages = {}
        for path, history in found.pages.items():
            versions = [version._replace(age=version.age + 1) for version in history.versions]
            content = self._read(path)
            if content is not None:
                newest = versions[0].blob if versions else ""
                blob = self._blob_now(content, newest)
                if blob != newest:
                    self._now[blob] = content
                    versions.insert(0, Version(0, path, blob))
            pages[path] = history._replace(versions=tuple(versions))
        return Walk((Commit("", 0, ""), *found.commits), pages)

    def _blob_now(self, content: bytes, newest: str) -> str:
        """A checkout may have turned line endings to CRLF: then the page is what git has with LF."""
        blob = self._objects.object_name(content, like=self._tip)
        if blob != newest and b"\r\n" in content:
            plain = self._objects.object_name(content.replace(b"\r\n", b"\n"), like=self._tip)
            if plain == newest:
                return plain
        return blob

    @cached_property
    def _updates(self) -> Mapping[str, int | None]:
        translated = {
            page.path: Translated(page.locale, self.history(page.path), self.history(page.source))
            for page in self._pages.values()
        }
        commits = self._walk.commits

        def is_bulk(age: int) -> bool:
            return any(word in commits[age].title for word in self._no_update)

        return remembered(
            self._records,
            ("updates", self._tip, sorted(translated.items()), self._lines.names, self._no_update),
            lambda: find_updates(translated, self.contents, self._lines, is_bulk),
            write_updates,
            read_updates,
        )


def _roots(path: str, source: str) -> tuple[str, str]:
    """The folders above what two paths have in common at their ends: their locales', inside which pages move."""
    one, two = path.split("/"), source.split("/")
    same = 0
    while same < min(len(one), len(two)) - 1 and one[-1 - same] == two[-1 - same]:
        same += 1
    count = max(same, 1)
    return "/".join(one[:-count]), "/".join(two[:-count])


def read_below(folder: str, read: Callable[[str], bytes]) -> Callable[[str], bytes | None]:
    """A way to read pages by their paths below a folder; None for those that cannot be read."""

    def read_page(path: str) -> bytes | None:
        try:
            return read(os.path.join(folder, path))
        except (OSError, GitError):
            return None

    return read_page
