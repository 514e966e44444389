"""What history and content tell of the translations of a run: the source version of each, and its drift.

Nothing is asked before the first page is: then the history of each repository is walked once, for all pages of the run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache

from doclint.articles.changed_tokens import LineFilter
from doclint.articles.drift import Drift, find_drift
from doclint.articles.fossils import Fossil
from doclint.articles.neutral_changes import keys_behind
from doclint.articles.source_versions import AnnouncedPage, SourceVersion, SourceVersions, read_below
from doclint.articles.version_records import NoRecords, Records, read_drift, remembered, write_drift
from doclint.corpus.git import GitError, repository_roots
from doclint.corpus.git_objects import GitObjects
from doclint.corpus.library import Library, Shelf
from doclint.corpus.source_side import Origin
from doclint.document.blocks import MARKDOWN, MDX, Block, blocks
from doclint.document.facts import Facts
from doclint.document.page import Document, UnreadableError, digest, read_document
from doclint.document.roles import Roles
from doclint.system.data_classes import dataclass
from doclint.system.paths import relative_path

_BLOCKS_KEPT = 64


@dataclass(frozen=True, slots=True)
class StampKeys:
    """What of front matter a machine writes.

    Attributes:
        roles: those of the keys that name the source version.
        machine_keys: all keys that only localization writes.
        no_update: words in the titles of commits that update no translation.
        neutral: keys that have the same value in every locale.
    """

    roles: Roles
    machine_keys: frozenset[str]
    no_update: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()

    @property
    def lines(self) -> LineFilter:
        """What leaves out the lines of these keys."""
        stamp = self.roles.source_commit or self.roles.source_hash
        return LineFilter(self.machine_keys, stamp[-1] if stamp else None)


@dataclass(frozen=True, slots=True)
class _Announced:
    shelf: Shelf
    page: AnnouncedPage


class TranslationVersions:
    """Everything here is None for a page of which neither history nor content tells anything."""

    def __init__(self, library: Library, keys: StampKeys, records: Records | None = None) -> None:
        """`records` is what earlier runs found."""
        self._records = records or NoRecords()
        self._library = library
        self._keys = keys
        self._pages: dict[str, _Announced] = {}
        self._waiting: list[tuple[Facts, Origin]] = []
        self._versions: dict[GitObjects, SourceVersions] = {}
        self._blocks = lru_cache(maxsize=_BLOCKS_KEPT)(_blocks_of)
        self._drifts: dict[str, Drift | None] = {}

    def _path(self, page: Facts) -> str:
        return os.path.normpath(os.path.join(self._library.root, page.path))

    def announce(self, pages: Iterable[tuple[Facts, Origin]]) -> None:
        """Say which translations there are, and where their source pages are."""
        self._waiting = list(pages)

    def version(self, page: Facts) -> SourceVersion | None:
        """The source version of a translation."""
        found = self.history_of(page)
        if found is None:
            return None
        versions, announced = found
        try:
            return versions.find(announced.path)
        except GitError:
            return None

    def announced(self, page: Facts) -> tuple[SourceVersions, str] | None:
        """The versions of the repository of a translation, and the path of its source page in it."""
        found = self.history_of(page)
        return (found[0], found[1].source) if found is not None else None

    def drift(self, page: Facts) -> Drift | None:
        """What a translation lacks of its source; None where its source version is unknown or not at hand."""
        if page.path not in self._drifts:
            self._drifts[page.path] = self._drift(page)
        return self._drifts[page.path]

    def fossils(self, page: Facts) -> tuple[Fossil, ...]:
        """What a page with a stamp still carries though its source dropped it before the version of the stamp."""
        found = self.history_of(page)
        try:
            return found[0].fossils(found[1].path) if found is not None else ()
        except GitError:
            return ()

    def text(self, page: Facts) -> str | None:
        """The characters of a page, in which the places of its blocks count; None where it cannot be read."""
        try:
            return read_document(self._library.read(self._path(page))).text
        except (OSError, UnreadableError):
            return None

    def _drift(self, page: Facts) -> Drift | None:
        contents = self.contents(page)
        if contents is None:
            return None
        return remembered(
            self._records,
            ("drift", page.path.endswith(".mdx"), self._keys.neutral, *map(digest, contents)),
            lambda: self.drift_between(page, *contents),
            write_drift,
            read_drift,
        )

    def contents(self, page: Facts) -> tuple[bytes, bytes, bytes] | None:
        """The source as it was and as it is, and the translation; None where one of them is not at hand."""
        version = self.version(page)
        found = self.history_of(page)
        if version is None or found is None or version.is_current:
            return None
        versions, announced = found
        try:
            then = versions.content(version.blob)
            now = versions.content(versions.history(announced.source).versions[0].blob)
            return None if then is None or now is None else (then, now, self._library.read(self._path(page)))
        except (GitError, OSError):
            return None

    def drift_between(self, page: Facts, then: bytes, now: bytes, translation: bytes) -> Drift | None:
        """The drift of a translation that has these bytes; None where a page cannot be read."""
        is_mdx = page.path.endswith(".mdx")
        read = [self._blocks(content, is_mdx) for content in (then, now, translation)]
        pages = [each for each in read if each is not None]
        if len(pages) < len(read):
            return None
        (old, parts_then), (new, parts_now), (own, parts) = pages
        found = find_drift(parts_then, parts_now, parts)
        keys = keys_behind(old.front_matter, new.front_matter, own.front_matter, new.text, own.text, self._keys.neutral)
        return Drift((*keys, *found.blocks), found.total)

    def current_commit(self, page: Facts) -> str | None:
        """The commit that the source page of now is from; None where it is not committed."""
        found = self.history_of(page)
        if found is None:
            return None
        versions, announced = found
        history = versions.history(announced.source).versions
        return versions.commit(history[0]).name or None if history else None

    def history_of(self, page: Facts) -> tuple[SourceVersions, AnnouncedPage] | None:
        """The versions of the repository that a translation's source is in, and what the page is called there."""
        if self._waiting:
            self._look_up(self._waiting)
            self._waiting = []
        announced = self._pages.get(page.path)
        return (self._versions[announced.shelf.objects], announced.page) if announced is not None else None

    def _look_up(self, pages: list[tuple[Facts, Origin]]) -> None:
        """Put the pages of each repository together."""
        paths = {facts.path: self._path(facts) for facts, _ in pages}
        roots = repository_roots({os.path.dirname(path) for path in paths.values()})
        shelves: dict[GitObjects, Shelf] = {}
        for facts, origin in pages:
            shelf = self._library.shelf(origin.folder, origin.revision)
            if shelf is None:
                continue
            path = paths[facts.path]
            root = roots[os.path.dirname(path)]
            folder = shelf.objects.repository.folder
            if root is not None and os.path.realpath(root) == folder:
                path = relative_path(path, root)
            commit, hash_ = facts.source_commit, facts.source_hash
            page = AnnouncedPage(path, shelf.path(origin.name), facts.locale or "", commit, hash_)
            self._pages[facts.path] = _Announced(shelf, page)
            shelves.setdefault(shelf.objects, shelf)
        for objects, shelf in shelves.items():
            self._versions[objects] = SourceVersions(
                objects,
                shelf.tip,
                [each.page for each in self._pages.values() if each.shelf.objects is objects],
                self._keys.lines,
                read_below(objects.repository.folder, self._library.read),
                self._keys.no_update,
                self._records,
            )


def _blocks_of(content: bytes, is_mdx: bool) -> tuple[Document, tuple[Block, ...]] | None:
    """A page and its blocks, None where it cannot be read."""
    try:
        document = read_document(content)
    except UnreadableError:
        return None
    return document, blocks(document, MDX if is_mdx else MARKDOWN)
