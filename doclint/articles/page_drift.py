"""The drift of one page as `doclint drift` shows it: lines instead of places, and what the translation has there."""

from __future__ import annotations

from doclint.articles.block_changes import plain_lines
from doclint.articles.drift import BlockDrift
from doclint.articles.grouping import Article, Freshness
from doclint.document.facts import Facts
from doclint.document.text import Lines
from doclint.system.data_classes import dataclass


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block that is behind.

    Attributes:
        kind: as in JSON: `text`, `link`, `code`, `front-matter`, `added`, `removed`.
        is_neutral: whether `doclint sync` can take the change over.
        line: of the translation, from 1: where the block is, or after which a new one belongs; None where nobody knows.
        then, now: the block of the source; None where it was added or removed.
        translation: the block of the translation; None where there is none.
    """

    kind: str
    is_minor: bool
    is_neutral: bool
    words: int
    line: int | None
    then: str | None
    now: str | None
    translation: str | None


@dataclass(frozen=True, slots=True)
class PageDrift:
    """One page.

    Attributes:
        source: the path of the source page, None where there is none.
        evidence: what tells the source version.
        commit, date: of the source version; None where they are unknown. The date is as ISO 8601 has it.
        blocks: None where the source version is not at hand, so that nobody knows.
        total: how many blocks the source has now.
    """

    path: str
    locale: str | None
    source: str | None
    freshness: Freshness
    evidence: str
    commit: str | None
    date: str | None
    blocks: tuple[ShownBlock, ...] | None
    total: int
    words: int


def page_drift(article: Article, page: Facts) -> PageDrift:
    """The drift of a page of an article."""
    judgement = article.judge(page)
    is_behind = judgement.freshness is Freshness.BEHIND
    version = article.versions.version(page) if page is not article.source else None
    drift = article.versions.drift(page) if is_behind else None
    text = article.versions.text(page) if drift is not None and drift.blocks else None
    lines = Lines(text) if text is not None else None
    blocks = tuple(_shown(block, lines) for block in drift.blocks) if drift is not None else None
    if blocks is None and judgement.freshness in (Freshness.SOURCE, Freshness.IN_SYNC):
        blocks = ()
    return PageDrift(
        page.path,
        page.locale,
        article.source.path if article.source is not None else None,
        judgement.freshness,
        judgement.evidence.value,
        version.commit or None if version is not None else None,
        version.date.isoformat() if version is not None and version.date is not None else None,
        blocks,
        drift.total if drift is not None else 0,
        drift.words if drift is not None else 0,
    )


def _shown(block: BlockDrift, lines: Lines | None) -> ShownBlock:
    at = block.target or block.after
    line = None
    if lines is not None and at is not None:
        line = lines.position(at.span.start if block.target is not None else at.span.end).line
    return ShownBlock(
        block.kind.value,
        block.is_minor,
        block.is_neutral,
        block.words,
        line,
        plain_lines(block.then) if block.then is not None else None,
        plain_lines(block.now) if block.now is not None else None,
        plain_lines(block.target) if block.target is not None else None,
    )
