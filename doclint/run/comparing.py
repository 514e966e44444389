"""Compares the pages of each article, and all pages of a run: in several processes where there are many articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from doclint.articles.grouping import Article
from doclint.config.settings import Settings
from doclint.findings import LocatedProblem
from doclint.run.survey import Survey

if TYPE_CHECKING:
    from doclint.run.plain_pages import Compared

T = TypeVar("T")

# With fewer, one process has compared them before another is of use: the border is at 1,000, where there are two cores.
_LEAST_ARTICLES = 1_500

# So few that nobody waits long for another at the end.
_ARTICLES_OF_A_PIECE = 32


def compare(survey: Survey, settings: Settings, *, is_whole: bool) -> list[LocatedProblem]:
    """What article rules find and, in whole runs, corpus rules."""
    reader, corpus = survey.reader, survey.corpus
    if any(map(_has_source_page, corpus.articles)):
        problems = _compare_with_sources(survey, settings)
    else:
        problems = _shared_out(survey, settings, lambda articles: [*reader.compare_articles(articles, corpus.roles)])
    if not (is_whole and corpus.articles):
        return problems
    summed = reader.corpus_checks
    return [*(problem for problem in problems if problem.code not in summed), *reader.compare_corpus(corpus)]


def _compare_with_sources(survey: Survey, settings: Settings) -> list[LocatedProblem]:
    """What article rules find, and rules that look at a plain page beside its source page."""
    from doclint.run.plain_pages import PlainPages, Unsettled  # noqa: PLC0415 - a hook may see no source page

    reader, corpus = survey.reader, survey.corpus
    preset = survey.recognized.settings.preset
    slugs = preset.slugs if survey.recognized.systems else ""
    plain_pages = PlainPages(survey.library, reader.check_translations, slugs, preset.neutral)

    def compare_articles(articles: Sequence[Article]) -> list[Compared]:
        plain = [article for article in articles if _has_source_page(article)]
        return [*reader.compare_articles(articles, corpus.roles), *plain_pages.compare(plain)]

    compared = _shared_out(survey, settings, compare_articles)
    problems = [each for each in compared if isinstance(each, LocatedProblem)]
    unsettled = {each.article for each in compared if isinstance(each, Unsettled)}
    if unsettled:
        from doclint.run.versions_of_pages import with_version  # noqa: PLC0415 - only where history has to tell

        plain = [article for article in corpus.articles if article.name in unsettled and _has_source_page(article)]
        problems += plain_pages.settle(plain, lambda page, facts: with_version(page, facts, survey.versions))
    return plain_pages.with_neutral_keys(problems, compared)


def _shared_out(survey: Survey, settings: Settings, compare_some: Callable[[Sequence[Article]], list[T]]) -> list[T]:
    """What comes of all articles."""
    articles = survey.corpus.articles
    # Git talks to one process.
    if len(articles) < _LEAST_ARTICLES or survey.library.has_asked_git:
        return compare_some(articles)
    from doclint.system.workers import share_out  # noqa: PLC0415 - short runs have one process

    return share_out(articles, _ARTICLES_OF_A_PIECE, settings.jobs, compare_some)


def _has_source_page(article: Article) -> bool:
    """Whether the corpus has its source page and a translation."""
    return article.source is not None and bool(article.translations)
