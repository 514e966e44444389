"""Compares the pages of each article, and all pages of a run, by their facts."""

from __future__ import annotations

import os
from functools import lru_cache

from doclint.articles.grouping import Corpus
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.document import Document, UnreadableError, read_document
from doclint.findings import LocatedProblem
from doclint.rules.rule import Scope
from doclint.run.choosing import with_severity
from doclint.run.locating import PlacesInFacts
from doclint.run.page_schemas import PageSchemas
from doclint.run.rule_checks import Subject, bind_checks, run_checks
from doclint.system.data_classes import replace


def compare_pages(
    corpus: Corpus, settings: Settings, request: RunRequest, library: Library, *, is_whole: bool
) -> list[LocatedProblem]:
    """What article rules find and, in whole runs, corpus rules."""
    if not corpus.articles:
        return []
    facts = {page.path: page for article in corpus.articles for page in article.pages}
    places = PlacesInFacts(facts, corpus.roles, lru_cache(maxsize=64)(lambda path: _read_again(path, library)))
    articles = [Subject(article, article.pages[0].path, places, []) for article in corpus.articles]
    run_checks(bind_checks(settings, Scope.ARTICLE), articles, is_debugging=request.is_debugging)
    subjects = articles
    if is_whole:
        whole = Subject(_with_schemas(corpus, settings, library), corpus.articles[0].pages[0].path, places, [])
        run_checks(bind_checks(settings, Scope.CORPUS), [whole], is_debugging=request.is_debugging)
        subjects = [*articles, whole]
    return [with_severity(problem, settings) for subject in subjects for problem in subject.found]


def _with_schemas(corpus: Corpus, settings: Settings, library: Library) -> Corpus:
    """The corpus with the schemas that want values to be unique."""
    names = {
        unique.schema for article in corpus.articles for page in article.pages for unique in page.unique_attributes
    }
    return replace(corpus, schemas=PageSchemas(settings, library.root).by_name(names))


def _read_again(path: str, library: Library) -> Document:
    """A page whose text was let go, for the position of what its facts tell; empty if it has vanished."""
    try:
        return read_document(library.read(os.path.normpath(os.path.join(library.root, path))))
    except (OSError, UnreadableError):
        return read_document(b"")
