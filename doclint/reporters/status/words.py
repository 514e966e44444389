"""What the formats for people say of a page."""

from __future__ import annotations

from collections.abc import Mapping

from doclint.corpus.articles import Freshness
from doclint.status import Cell, Matrix, Row

NO_LOCALE = "no locale"

WORST = 30
"""How many articles of many are shown."""

COLUMNS: Mapping[Freshness, str] = {
    Freshness.SOURCE: "source",
    Freshness.IN_SYNC: "in sync",
    Freshness.BEHIND: "behind",
    Freshness.UNKNOWN: "unknown",
    Freshness.MISSING: "missing",
    Freshness.ORPHANED: "orphaned",
}

_SHORT = {
    Freshness.SOURCE: "source",
    Freshness.IN_SYNC: "ok",
    Freshness.UNKNOWN: "?",
    Freshness.MISSING: "none",
    Freshness.ORPHANED: "orphan",
}


def short(cell: Cell | None) -> str:
    """A cell of the matrix: how long the page is behind, or a word."""
    if cell is None:
        return ""
    if cell.freshness is not Freshness.BEHIND:
        return _SHORT[cell.freshness]
    if cell.days_behind:
        return f"{cell.days_behind} d"
    return f"{cell.commits_behind} c" if cell.commits_behind else "behind"


LEGEND = "ok: in sync; 41 d: behind for 41 days; ?: nothing tells; none: missing; orphan: not in the source any more"


def shown_rows(matrix: Matrix) -> tuple[Row, ...]:
    """All rows of a few, the first of many."""
    return matrix.rows[:WORST]


def more(matrix: Matrix) -> str:
    """What is said of the rows that are not shown, empty where all are."""
    left = len(matrix.rows) - WORST
    if left <= 0:
        return ""
    articles = "1 article more" if left == 1 else f"{left:,} articles more"
    return f"{articles}: --output-format csv lists all; --only, --locale and PATHS choose."


def oldest_line(matrix: Matrix) -> str:
    """Which page is the oldest, empty where nothing tells."""
    oldest = matrix.oldest
    if oldest is None:
        return ""
    if oldest.handoff is None:
        return f"Behind for longest: {oldest.path}, {oldest.days_behind:,} days."
    return f"The oldest page: {oldest.path}, handed off on {oldest.handoff.isoformat()}, {oldest.age:,} days ago."
