"""Puts the source version and older ones beside a plain translation, as history and content tell them."""

from __future__ import annotations

from collections.abc import Iterator

from doclint.articles.source_versions import SourceVersion, SourceVersions
from doclint.articles.translated_page import EarlierSource, SourcePage, TranslatedPage
from doclint.articles.translation_versions import TranslationVersions
from doclint.corpus.git import GitError
from doclint.corpus.history import day
from doclint.document import UnreadableError, read_document
from doclint.document.facts import Facts
from doclint.system.data_classes import replace

MOST_EARLIER = 50
"""How many older versions of a source page are looked at."""


def with_version(page: TranslatedPage, facts: Facts, versions: TranslationVersions) -> TranslatedPage:
    """The page with its source version and older ones beside it; as it was where nothing tells the version."""
    announced = versions.announced(facts)
    found = versions.version(facts)
    if announced is None or found is None:
        return page
    of_repository, source = announced
    version: SourcePage | None = page.now
    try:
        if not found.is_current:
            content = of_repository.content(found.blob)
            version = SourcePage(page.now.path, read_document(content)) if content is not None else None
    except (GitError, UnreadableError):
        return page
    return replace(page, version=version, earlier=lambda: _earlier(of_repository, source, found, page.now.path))


def _earlier(versions: SourceVersions, source: str, found: SourceVersion, shown: str) -> Iterator[EarlierSource]:
    """The versions of a source page before the one that a translation was made from, the newest first."""
    history = versions.history(source).versions
    index = next((number for number, version in enumerate(history) if version.blob == found.blob), len(history))
    for version in [version for version in history[index + 1 :] if version.blob][:MOST_EARLIER]:
        try:
            content = versions.content(version.blob)
            commit = versions.commit(version)
            if content is not None:
                document = read_document(content)
                yield EarlierSource(shown, document, commit.name, day(commit.time) if commit.time else None)
        except (GitError, UnreadableError):
            continue
