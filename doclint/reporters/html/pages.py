"""What the page for a browser is made from, besides findings: how every page stands to its source."""

from __future__ import annotations

import datetime

from doclint.corpus.articles import Freshness
from doclint.data_classes import dataclass
from doclint.status import Matrix


@dataclass(frozen=True, slots=True)
class PageState:
    """A page of an article in a locale; one that is missing has no path.

    Attributes:
        locale: None where none is known.
        handoff: the day on which its translation was delivered, None where it has none.
    """

    article: str
    locale: str | None
    path: str | None
    freshness: Freshness
    handoff: datetime.date | None


def page_states(matrix: Matrix) -> tuple[PageState, ...]:
    """The cells of a matrix, article by article."""
    return tuple(
        PageState(row.article, locale or None, cell.path, cell.freshness, cell.handoff)
        for row in matrix.rows
        for locale, cell in row.cells.items()
    )
