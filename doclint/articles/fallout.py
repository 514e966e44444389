"""What a change of source pages does to their translations: for the author of the source, before it is merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from doclint.articles.block_changes import compare_blocks
from doclint.articles.drift import Drift
from doclint.articles.grouping import Article, Freshness
from doclint.document.blocks import MARKDOWN, MDX, blocks
from doclint.document.facts import Facts
from doclint.document.page import UnreadableError, read_document
from doclint.system.data_classes import dataclass

DriftBetween = Callable[[Facts, bytes, bytes, bytes], Drift | None]
"""The drift of a page, from the source as it was and as it is, and the bytes of the page."""


@dataclass(frozen=True, slots=True)
class StalePage:
    """A translation that the change makes stale.

    Attributes:
        blocks, words: how much of it.
        needs_translator: whether anything is left for one.
    """

    path: str
    locale: str
    source: str
    blocks: int
    words: int
    needs_translator: bool


@dataclass(frozen=True, slots=True)
class Fallout:
    """All of them.

    Attributes:
        blocks, words: of the source pages that have a stale translation.
        articles: how many these are.
        pages: in order of locale and path.
    """

    blocks: int
    words: int
    articles: int
    pages: tuple[StalePage, ...]

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales that fall behind."""
        return tuple(dict.fromkeys(page.locale for page in self.pages))

    @property
    def without_translator(self) -> int:
        """How many of the translations need none."""
        return sum(not page.needs_translator for page in self.pages)


def find_fallout(
    articles: Iterable[Article],
    before: Mapping[str, bytes],
    read: Callable[[str], bytes | None],
    drift_between: DriftBetween,
) -> Fallout:
    """What becomes of translations.

    Args:
        before: what the source pages that changed held, by their paths.
        read: the bytes of a page by its path, None where it cannot be read.
    """
    stale: list[StalePage] = []
    count = total = words = 0
    for article in articles:
        source = article.source
        if source is None or source.path not in before:
            continue
        then, now = before[source.path], read(source.path)
        found = [_stale(article, page, then, now, read, drift_between) for page in article.translations]
        pages = [page for page in found if page is not None]
        if pages and now is not None:
            stale += pages
            count += 1
            total += _changed_blocks(source.path, then, now)
            words += max(page.words for page in pages)
    return Fallout(total, words, count, tuple(sorted(stale, key=lambda page: (page.locale.casefold(), page.path))))


def _stale(
    article: Article,
    page: Facts,
    then: bytes,
    now: bytes | None,
    read: Callable[[str], bytes | None],
    drift_between: DriftBetween,
) -> StalePage | None:
    content = read(page.path)
    # What the same change brought up to date does not fall behind.
    if now is None or content is None or article.judge(page).freshness is Freshness.IN_SYNC:
        return None
    drift = drift_between(page, then, now, content)
    if drift is None or not drift.blocks:
        return None
    needs = drift.minor < len(drift.blocks)
    path = article.source.path if article.source is not None else ""
    return StalePage(page.path, page.locale or "", path, len(drift.blocks), drift.words, needs)


def _changed_blocks(path: str, then: bytes, now: bytes) -> int:
    dialect = MDX if path.endswith(".mdx") else MARKDOWN
    try:
        return len(compare_blocks(*(blocks(read_document(content), dialect) for content in (then, now)))[1])
    except UnreadableError:
        return 0
