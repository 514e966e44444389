"""What the formats for people say of a page."""

from __future__ import annotations

from collections.abc import Mapping

from doclint.articles.grouping import Evidence, Freshness
from doclint.articles.status import Cell, Matrix, Row

NO_LOCALE = "no locale"

WORST = 30
"""How many articles of many are shown."""

_FOLDERS = 3
"""How many folders are named for each locale."""

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
    if cell.freshness is Freshness.IN_SYNC and cell.evidence == Evidence.SIBLINGS.value:
        return "agrees"
    if cell.freshness is not Freshness.BEHIND:
        return _SHORT[cell.freshness]
    if cell.days_behind:
        # Without git it is the gap between two handoffs, and nobody knows since when the page is behind.
        return f"{cell.days_behind} d" if cell.commits_behind else f"gap {cell.days_behind} d"
    return f"{cell.commits_behind} c" if cell.commits_behind else "behind"


LEGEND = (
    "ok: in sync; agrees: with its siblings, if there is no source; 41 d: behind for 41 days; gap 41 d: handed off 41 "
    "days before a sibling; ?: unknown; none: missing; orphan: no longer in the source"
)


def missing_lines(matrix: Matrix) -> list[str]:
    """How many pages each locale lacks, and in which folders most of them."""
    lines = []
    for locale, folders in sorted(matrix.missing.items(), key=lambda item: item[0].casefold()):
        if folders:
            most = ", ".join(f"{folder} {count:,}" for folder, count in folders.most_common(_FOLDERS))
            left = len(folders) - _FOLDERS
            more_folders = f", {left} more folders" if left > 1 else ", 1 more folder" if left == 1 else ""
            lines.append(f"Missing in {locale or NO_LOCALE}: {folders.total():,} ({most}{more_folders}).")
    return lines


def shown_rows(matrix: Matrix) -> tuple[Row, ...]:
    """All rows of a few, the first of many."""
    return matrix.rows[:WORST]


def more(matrix: Matrix) -> str:
    """What is said of the rows that are not shown, empty where all are."""
    left = len(matrix.rows) - WORST
    if left <= 0:
        return ""
    articles = "1 more article" if left == 1 else f"{left:,} more articles"
    return f"{articles}. Use --output-format csv to list all, or --only, --locale and PATHS to select."


def oldest_line(matrix: Matrix) -> str:
    """Which page is the oldest, empty where nothing tells."""
    oldest = matrix.oldest
    if oldest is None:
        return ""
    if oldest.handoff is None:
        return f"Longest behind: {oldest.path}, {oldest.days_behind:,} days."
    return f"Oldest page: {oldest.path}, handed off on {oldest.handoff.isoformat()}, {oldest.age:,} days ago."
