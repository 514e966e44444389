"""Gives the results of pages: remembered ones, and new ones, made in several processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from doclint.cache.page_result import PageResult
from doclint.config.request import RunRequest
from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.corpus.locale_codes import fold_locale
from doclint.corpus.locale_sets import LocaleSet
from doclint.corpus.placement import Placement
from doclint.run.check_pages import PAGES_TOGETHER, ArticlePages, PageChecker

if TYPE_CHECKING:
    from doclint.cache.page_cache import PageCache

# With fewer pages, one process has read them before another helps, and before a cache is opened: docs/performance.md.
_LEAST_PAGES = 150


@contextmanager
def open_page_cache(
    settings: Settings, request: RunRequest, pages: Sequence[str], library: Library
) -> Iterator[PageCache | None]:
    """What is remembered of pages by their absolute paths; None where remembering takes longer than reading."""
    if request.cache_folder is None or len(pages) < _LEAST_PAGES:
        yield None
        return
    from doclint.cache.page_cache import page_cache_of  # noqa: PLC0415 - short runs remember nothing

    with page_cache_of(settings, request.cache_folder, pages, library) as page_cache:
        yield page_cache


def read_pages(
    pages: Iterable[str],
    placement: Placement,
    library: Library,
    settings: Settings,
    request: RunRequest,
    page_cache: PageCache | None,
    progress: Callable[[int], None] = lambda done: None,
) -> dict[str, PageResult]:
    """The results of pages by their absolute paths, before anything is chosen of them.

    Args:
        progress: is told how many pages are read.
    """
    places = placement.places
    results = {} if page_cache is None else page_cache.recall(places)
    # A run that asks for no rule reads pages more quickly than one that serves others after it.
    remembers = page_cache is not None and bool(settings.select)
    checker = PageChecker(
        settings, request, library, checks_all=remembers, digests=page_cache is not None or request.may_write
    )

    def check(articles: Sequence[ArticlePages]) -> list[tuple[str, PageResult, bytes | None]]:
        found = checker.check(articles, places)
        if not remembers:
            return [(page, result, None) for page, result in found]
        from doclint.cache.page_records import write_record  # noqa: PLC0415 - short runs remember nothing

        return [(page, result, write_record(result)) for page, result in found]

    articles = list(_by_article([page for page in pages if page not in results], placement))
    # What reads from git talks to a process of git's, which does not listen to two.
    of_files = [article for article in articles if all(map(library.is_file, article))]
    of_git = [article for article in articles if not all(map(library.is_file, article))]
    remembered = len(results)
    count = sum(map(len, of_files))
    if count < _LEAST_PAGES:
        found = check(of_files)
    else:
        from doclint.system.workers import share_out  # noqa: PLC0415 - as above

        batches = list(_batches(of_files))
        found = share_out(
            batches,
            1,
            request.jobs,
            lambda some: check([article for batch in some for article in batch]),
            lambda done: progress(remembered + count * done // len(batches)),
        )
    for page, result, record in [*found, *check(of_git)]:
        results[page] = result
        if page_cache is not None and record is not None:
            page_cache.note(page, places[page], result, record)
    progress(len(results))
    return results


def _batches(articles: Iterable[ArticlePages]) -> Iterator[list[ArticlePages]]:
    """Articles with about as many pages together as are open at a time."""
    batch: list[ArticlePages] = []
    count = 0
    for article in articles:
        batch.append(article)
        count += len(article)
        if count >= PAGES_TOGETHER:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def _by_article(pages: Iterable[str], placement: Placement) -> Iterator[ArticlePages]:
    """The pages of each article, its source page first; a page that no layout places is an article of its own."""
    articles: dict[tuple[LocaleSet, str], dict[str, str]] = {}
    for page in pages:
        placed = placement.places[page]
        if placed is None:
            yield [page]
        else:
            articles.setdefault((placed.locale_set, placed.key), {})[page] = fold_locale(placed.locale)
    for (locale_set, _), locales in articles.items():
        source_locale = fold_locale(locale_set.source_locale)
        yield sorted(locales, key=lambda page: locales[page] != source_locale)
