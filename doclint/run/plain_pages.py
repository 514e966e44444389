"""Compares plain translations with their source pages, an article at a time.

A worker reads the source page of an article once and each translation beside it, and lets their texts go.
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
from doclint.rules.par.par014_key_differs import LEAST_PAGES, LEAST_SHARE, comparable_values
from doclint.run.located_problems import Draft

Check = Callable[[Sequence[TranslatedPage]], Iterable[list[Draft]]]
"""Finds the problems of each of some pages."""

ALWAYS_BROKEN = frozenset(("PAR001", "PAR002"))
"""What no number of locales makes right."""


def has_source_page(article: Article) -> bool:
    return article.source is not None and bool(article.translations)


class KeyTally(NamedTuple):
    """How often a key of front matter stands beside its source's, and how often with the same value."""

    key: str
    pages: int
    equal: int


Compared = Draft | KeyTally


def compare_plain_pages(articles: Iterable[Article], library: Library, check: Check) -> Iterator[Compared]:
    """What rules find on the translations of articles whose source page is at hand, and what tells neutral keys."""
    pages_with, equal = Counter[str](), Counter[str]()
    for article in articles:
        assert article.source is not None
        source = _read(article.source.path, library)
        if source is None or source.halves:
            continue
        beside = SourcePage(article.source.path, source)
        pages = [
            TranslatedPage(page.path, document, beside)
            for page in article.translations
            if (document := _read(page.path, library)) is not None and not document.halves
        ]
        for page in pages:
            own = page.document.front_matter.values
            for key, value in comparable_values(beside.document.front_matter.values).items():
                if key in own:
                    pages_with[key] += 1
                    equal[key] += own[key] == value
        yield from _without_meant_so(list(check(pages)), len(pages))
    for key, count in pages_with.items():
        yield KeyTally(key, count, equal[key])


def with_learnt_keys(compared: Iterable[Compared]) -> Iterator[Draft]:
    """The findings, but for those about keys that are not neutral as far as these pages tell."""
    compared = list(compared)
    pages, equal = Counter[str](), Counter[str]()
    for tally in compared:
        if isinstance(tally, KeyTally):
            pages[tally.key] += tally.pages
            equal[tally.key] += tally.equal
    learnt = {key for key, count in pages.items() if count >= LEAST_PAGES and equal[key] >= LEAST_SHARE * count}
    for draft in compared:
        if isinstance(draft, Draft) and (draft.rule.code != "PAR014" or draft.identity.split(" ", 1)[0] in learnt):
            yield draft


def _read(path: str, library: Library) -> Document | None:
    """A page that was read before; None where it cannot be read any more, which the run has found already."""
    try:
        return read_document(library.read(os.path.abspath(path)))
    except (OSError, UnreadableError):
        return None


def _without_meant_so(found: list[list[Draft]], pages: int) -> Iterator[Draft]:
    """What at least two and half of the locales of an article share is meant so."""
    sharing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for drafts in found:
        for draft in drafts:
            sharing[draft.rule.code, draft.identity].add(draft.path)
    for drafts in found:
        for draft in drafts:
            shared = len(sharing[draft.rule.code, draft.identity])
            if draft.rule.code in ALWAYS_BROKEN or shared < 2 or shared * 2 < pages:
                yield draft
