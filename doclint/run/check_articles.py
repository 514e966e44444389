"""Compares the pages of each article, and all pages of a run.

By their facts, but for plain translations, which are compared with the text of their source pages.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from doclint.articles.grouping import Article, Corpus
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.document import Document, UnreadableError, read_document
from doclint.findings import LocatedProblem, Problem
from doclint.rules.rule import RegisteredRule, Scope
from doclint.run.choosing import with_severity, without_repeated
from doclint.run.load_corpus import LoadedCorpus
from doclint.run.locating import PlacesInFacts, PlacesOnPages
from doclint.run.page_schemas import PageSchemas
from doclint.run.rule_checks import Checks, Subject, bind_checks, bind_corpus_checks, run_checks
from doclint.system.data_classes import replace

if TYPE_CHECKING:
    from doclint.articles.translated_page import TranslatedPage
    from doclint.run.plain_pages import Compared, PlainPages

# With fewer, one process has compared them before another is of use: the border is at 1,000, where there are two cores.
_LEAST_ARTICLES = 1_000

# How many are compared at once: processes that are faster than others take more pieces.
_ARTICLES_OF_A_PIECE = 100

# Translators of plain pages lead to pages in their language and put code marks where the source has none: of 1,040 and
# 373 findings on five sites 70 that were read had hardly a defect.
_NOISE_ON_PLAIN_PAGES = frozenset(("SEG005", "SEG007"))


def compare_pages(
    loaded: LoadedCorpus, settings: Settings, request: RunRequest, library: Library, *, is_whole: bool
) -> list[LocatedProblem]:
    """What article rules find and, in whole runs, corpus rules."""
    corpus = loaded.corpus
    if not corpus.articles:
        return []
    checker = _ArticleChecker(settings, request, library)
    plain_pages = _plain_pages(loaded, checker)

    def compare_articles(articles: Sequence[Article]) -> list[Compared]:
        found = checker.check_articles(articles, corpus)
        if plain_pages is None:
            return [*found]
        return [*found, *plain_pages.compare(article for article in articles if _has_source_page(article))]

    # Git talks to one process.
    if len(corpus.articles) < _LEAST_ARTICLES or library.has_asked_git:
        compared = compare_articles(corpus.articles)
    else:
        from doclint.system.workers import share_out  # noqa: PLC0415 - short runs have one process

        compared = share_out(corpus.articles, _ARTICLES_OF_A_PIECE, request.jobs, compare_articles)
    problems = [each for each in compared if isinstance(each, LocatedProblem)]
    if plain_pages is not None:
        problems = plain_pages.with_neutral_keys([*problems, *_settle(plain_pages, compared, loaded)], compared)
    if not is_whole:
        return problems
    summed = checker.corpus_checks
    return [*(problem for problem in problems if problem.code not in summed), *checker.check_corpus(corpus)]


def _has_source_page(article: Article) -> bool:
    """Whether the corpus has its source page and a translation."""
    return article.source is not None and bool(article.translations)


def _plain_pages(loaded: LoadedCorpus, checker: _ArticleChecker) -> PlainPages | None:
    """What compares plain pages; None where there are none to compare."""
    if not any(map(_has_source_page, loaded.corpus.articles)):
        return None
    from doclint.run.plain_pages import PlainPages  # noqa: PLC0415 - runs without source pages need nothing of it

    return PlainPages(loaded.library, checker.check_translations, loaded.slugs, loaded.settings.preset.neutral)


def _settle(plain_pages: PlainPages, compared: Iterable[Compared], loaded: LoadedCorpus) -> list[LocatedProblem]:
    """What is found on plain pages that differ from the source page of now, beside the versions that history tells."""
    from doclint.run.plain_pages import Unsettled  # noqa: PLC0415 - as above

    unsettled = {each.article for each in compared if isinstance(each, Unsettled)}
    if not unsettled:
        return []
    from doclint.run.versions_of_pages import with_version  # noqa: PLC0415 - only where history has to tell

    articles = [
        article for article in loaded.corpus.articles if article.name in unsettled and _has_source_page(article)
    ]
    return list(plain_pages.settle(articles, lambda page, facts: with_version(page, facts, loaded.versions)))


class _ArticleChecker:
    """Runs the rules that look at more than one page."""

    def __init__(self, settings: Settings, request: RunRequest, library: Library) -> None:
        self._settings = settings
        self._is_debugging = request.is_debugging
        self._library = library
        # Pages that were let go are read again for the positions of what their facts tell.
        self._document_of = lru_cache(maxsize=64)(self._read_again)

    @cached_property
    def corpus_checks(self) -> dict[str, tuple[RegisteredRule, Callable[[Any], Iterable[Problem]]]]:
        """By code, the article rules that speak of a whole corpus at once, and how."""
        return {check[0].code: check for check in bind_corpus_checks(self._settings)}

    @cached_property
    def _article_checks(self) -> Checks:
        return bind_checks(self._settings, Scope.ARTICLE)

    @cached_property
    def _translation_checks(self) -> Checks:
        pair_checks = bind_checks(self._settings, Scope.PAIR)
        kept = [check for check in pair_checks if check[0].code not in _NOISE_ON_PLAIN_PAGES]
        return [*kept, *bind_checks(self._settings, Scope.PARITY)]

    def check_articles(self, articles: Sequence[Article], corpus: Corpus) -> list[LocatedProblem]:
        """What article rules find in some articles of a corpus."""
        places = self._places_in(articles, corpus)
        subjects = [Subject(article, article.pages[0].path, places, []) for article in articles]
        run_checks(self._article_checks, subjects, is_debugging=self._is_debugging)
        return [with_severity(problem, self._settings) for subject in subjects for problem in subject.found]

    def check_translations(self, pages: Sequence[TranslatedPage]) -> list[list[LocatedProblem]]:
        """What pair and parity rules find in each of some plain translations that have their source pages beside."""
        subjects = [
            Subject(page, page.path, PlacesOnPages({page.now.path: page.now.document, page.path: page.document}), [])
            for page in pages
        ]
        run_checks(self._translation_checks, subjects, is_debugging=self._is_debugging)
        return [
            [with_severity(problem, self._settings) for problem in without_repeated(subject.found)]
            for subject in subjects
        ]

    def check_corpus(self, corpus: Corpus) -> list[LocatedProblem]:
        """What is found in a corpus with all pages that there are."""
        whole = Subject(
            self._with_schemas(corpus), corpus.articles[0].pages[0].path, self._places_in(corpus.articles, corpus), []
        )
        checks = [*bind_checks(self._settings, Scope.CORPUS), *self.corpus_checks.values()]
        run_checks(checks, [whole], is_debugging=self._is_debugging)
        return [with_severity(problem, self._settings) for problem in whole.found]

    def _places_in(self, articles: Sequence[Article], corpus: Corpus) -> PlacesInFacts:
        facts = {page.path: page for article in articles for page in article.pages}
        return PlacesInFacts(facts, corpus.roles, self._document_of)

    def _with_schemas(self, corpus: Corpus) -> Corpus:
        """The corpus with the schemas that want values to be unique."""
        names = {
            unique.schema for article in corpus.articles for page in article.pages for unique in page.unique_attributes
        }
        return replace(corpus, schemas=PageSchemas(self._settings, self._library.root).by_name(names))

    def _read_again(self, path: str) -> Document:
        """A page whose text was let go, for the position of what its facts tell; empty if it has vanished."""
        try:
            return read_document(self._library.read(os.path.normpath(os.path.join(self._library.root, path))))
        except (OSError, UnreadableError):
            return read_document(b"")
