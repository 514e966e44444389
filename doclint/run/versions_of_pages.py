"""Puts the source version beside each plain translation: one walk through the history of each repository of a run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from doclint.articles.changed_tokens import LineFilter
from doclint.articles.grouping import Article
from doclint.articles.source_versions import AnnouncedPage, SourceVersion, SourceVersions, read_below
from doclint.articles.translated_page import EarlierSource, SourcePage, TranslatedPage
from doclint.config.preset import Preset
from doclint.corpus.git import GitError
from doclint.corpus.git_objects import GitObjects
from doclint.corpus.history import day
from doclint.corpus.library import Library
from doclint.document import UnreadableError, read_document
from doclint.document.facts import Facts
from doclint.system.data_classes import replace

MOST_EARLIER = 50
"""How many older versions of a source page are looked at."""


class VersionsOfPages:
    """Knows the repositories of the pages; history is walked when the first page is asked about."""

    def __init__(self, articles: Iterable[Article], library: Library, preset: Preset) -> None:
        self._library = library
        announced: dict[tuple[GitObjects, str], list[AnnouncedPage]] = {}
        self._where: dict[str, tuple[tuple[GitObjects, str], str]] = {}
        for article in articles:
            source = self._in_repository(article.source.path) if article.source is not None else None
            for page in article.translations:
                own = self._in_repository(page.path)
                if source is not None and own is not None and own[0] == source[0]:
                    page_there = AnnouncedPage(own[1], source[1], page.locale or "", page.source_commit)
                    announced.setdefault(own[0], []).append(page_there)
                    self._where[page.path] = own
        stamp = preset.roles.source_commit[-1] if preset.roles.source_commit else None
        lines = LineFilter(preset.machine_keys, stamp)
        self._versions = {
            shelf: SourceVersions(*shelf, pages, lines, read_below(shelf[0].repository.folder, library.read))
            for shelf, pages in announced.items()
        }

    def __call__(self, page: TranslatedPage, facts: Facts) -> TranslatedPage:
        """The page with its source version and older ones beside it, as far as history tells them."""
        where = self._where.get(facts.path)
        if where is None:
            return page
        versions = self._versions[where[0]]
        try:
            found = versions.find(where[1])
            if found is None:
                return page
            if found.is_current:
                version: SourcePage | None = page.now
            else:
                content = versions.content(found.blob)
                version = SourcePage(page.now.path, read_document(content)) if content is not None else None
        except (GitError, UnreadableError):
            return page
        return replace(page, version=version, earlier=lambda: _earlier(versions, where[1], found, page.now.path))

    def _in_repository(self, path: str) -> tuple[tuple[GitObjects, str], str] | None:
        """The repository of a page and its tip, and the path of the page in it."""
        folder, name = os.path.split(os.path.abspath(path))
        shelf = self._library.shelf(folder, None)
        return None if shelf is None else ((shelf.objects, shelf.tip), shelf.path(name))


def _earlier(versions: SourceVersions, path: str, found: SourceVersion, shown: str) -> Iterator[EarlierSource]:
    """The versions of a source page before the one that a translation was made from, the newest first."""
    history = versions.history(versions.source_of(path)).versions
    index = next((number for number, version in enumerate(history) if version.blob == found.blob), len(history))
    older = [version for version in history[index + 1 :] if version.blob][:MOST_EARLIER]
    for version in older:
        content = versions.content(version.blob)
        commit = versions.commit(version)
        try:
            if content is not None:
                document = read_document(content)
                yield EarlierSource(shown, document, commit.name, day(commit.time) if commit.time else None)
        except UnreadableError:
            continue
