"""Compares the pages of each article, and all pages of a run: in several processes where there are many articles."""

from __future__ import annotations

from collections.abc import Sequence

from doclint.config.settings import Settings
from doclint.corpus.articles import Article
from doclint.drafts import Draft
from doclint.survey import Survey

# With fewer, one process has compared them before another is of use: the border is at 1,000, where there are two cores.
_LEAST_ARTICLES = 1_500

# So few that nobody waits long for another at the end.
_ARTICLES_OF_A_PIECE = 32


def compare(survey: Survey, settings: Settings, *, is_whole: bool) -> list[Draft]:
    """What article rules find and, in whole runs, corpus rules."""
    reader, corpus = survey.reader, survey.corpus

    def compare_articles(articles: Sequence[Article]) -> list[Draft]:
        return list(reader.compare_articles(articles, corpus.roles))

    # Git talks to one process.
    if len(corpus.articles) < _LEAST_ARTICLES or survey.library.has_asked_git:
        drafts = compare_articles(corpus.articles)
    else:
        from doclint.workers import share_out  # noqa: PLC0415 - short runs have one process

        drafts = share_out(corpus.articles, _ARTICLES_OF_A_PIECE, settings.jobs, compare_articles)
    return [*drafts, *reader.compare_corpus(corpus)] if is_whole and corpus.articles else drafts
