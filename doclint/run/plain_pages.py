"""Compares plain translations with their source pages, an article at a time.

First with the source pages as they are now, which needs no git. Where something differs, the source may have changed
since the translation was made, so the article is compared again with the versions that history tells.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from doclint.articles.grouping import Article
from doclint.articles.translated_page import SourcePage, TranslatedPage
from doclint.corpus.library import Library
from doclint.document import Document, UnreadableError, read_document
from doclint.document.facts import Facts
from doclint.findings import LocatedProblem
from doclint.rules.par.par014_key_differs import LEAST_PAGES, LEAST_SHARE, comparable_values

Check = Callable[[Sequence[TranslatedPage]], list[list[LocatedProblem]]]
"""Finds the problems of each of some pages."""

Versions = Callable[[TranslatedPage, Facts], TranslatedPage]
"""Puts the source version beside a page, where something tells it."""

ALWAYS_BROKEN = frozenset(("PAR001", "PAR002"))
"""What no number of locales makes right."""


class KeyTally(NamedTuple):
    """How often a key of front matter is beside its source's, and how often with the same value."""

    key: str
    pages: int
    equal: int


class Unsettled(NamedTuple):
    """An article of which a translation differs from the source page of now."""

    article: str


Compared = LocatedProblem | KeyTally | Unsettled


class PlainPages:
    """Compares the plain pages of articles.

    Args:
        slugs: the system whose heading ids the pages have; empty if unknown.
        neutral: front-matter keys that are known to have no language.
    """

    def __init__(self, library: Library, check: Check, slugs: str, neutral: Iterable[str]) -> None:
        self._library = library
        self._check = check
        self._slugs = slugs
        self._neutral = frozenset(neutral)

    def compare(self, articles: Iterable[Article]) -> Iterator[Compared]:
        """What rules find, what tells neutral keys, and the articles about which only history can tell."""
        with_key, equal = Counter[str](), Counter[str]()
        for article in articles:
            pages = [page for page, _ in self._pages(article)]
            for page in pages:
                own = page.document.front_matter.values
                for key, value in comparable_values(page.now.document.front_matter.values).items():
                    if key in own:
                        with_key[key] += 1
                        equal[key] += own[key] == value
            found = self._check(pages)
            if any(found) or not all(page.alignment.is_same_sequence and page.has_source_code for page in pages):
                yield Unsettled(article.name)
            else:
                yield from _without_meant_so(found, len(pages))
        for key, count in with_key.items():
            yield KeyTally(key, count, equal[key])

    def settle(self, articles: Iterable[Article], versions: Versions) -> Iterator[LocatedProblem]:
        """What rules find beside the source versions."""
        for article in articles:
            pages = [versions(page, facts) for page, facts in self._pages(article)]
            yield from _without_meant_so(self._check(pages), len(pages))

    def with_neutral_keys(self, found: Iterable[LocatedProblem], compared: Iterable[Compared]) -> list[LocatedProblem]:
        """The findings, but for those about keys that are not neutral as far as the compared pages tell."""
        pages, equal = Counter[str](), Counter[str]()
        for tally in compared:
            if isinstance(tally, KeyTally):
                pages[tally.key] += tally.pages
                equal[tally.key] += tally.equal
        learnt = {key for key, count in pages.items() if count >= LEAST_PAGES and equal[key] >= LEAST_SHARE * count}
        neutral = learnt | self._neutral
        return [each for each in found if each.code != "PAR014" or each.identity.split(" ", 1)[0] in neutral]

    def _pages(self, article: Article) -> Iterator[tuple[TranslatedPage, Facts]]:
        """The plain translations of an article beside their source page, which is read once."""
        assert article.source is not None
        source = self._read(article.source.path)
        if source is None or source.halves:
            return
        beside = SourcePage(article.source.path, source)
        for page in article.translations:
            document = self._read(page.path)
            if document is not None and not document.halves:
                yield TranslatedPage(page.path, document, beside, slugs=self._slugs), page

    def _read(self, path: str) -> Document | None:
        """A page that was read before; None where it cannot be read any more, which the run has found already."""
        try:
            return read_document(self._library.read(os.path.normpath(os.path.join(self._library.root, path))))
        except (OSError, UnreadableError):
            return None


def _without_meant_so(found: list[list[LocatedProblem]], pages: int) -> Iterator[LocatedProblem]:
    """What at least two and half of the locales of an article share is meant so."""
    sharing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for problems in found:
        for problem in problems:
            sharing[problem.code, problem.identity].add(problem.path)
    for problems in found:
        for problem in problems:
            shared = len(sharing[problem.code, problem.identity])
            if problem.code in ALWAYS_BROKEN or shared < 2 or shared * 2 < pages:
                yield problem
