"""`json`: totals by locale and every page, for scripts."""

from __future__ import annotations

import json
from typing import Any

from doclint.corpus.articles import Freshness
from doclint.status import Cell, LocaleTotals, Matrix

VERSION = 1


def render(matrix: Matrix) -> str:
    """One JSON document, pure ASCII. Dates are ISO 8601; `path` is null where a page is missing."""
    oldest = matrix.oldest
    document = {
        "version": VERSION,
        "today": matrix.today.isoformat(),
        "locales": [_totals(totals) for totals in matrix.totals],
        "oldest": _cell(oldest) if oldest is not None else None,
        "articles": [
            {
                "article": row.article,
                "pages": [{"locale": locale or None, **_cell(cell)} for locale, cell in sorted(row.cells.items())],
            }
            for row in matrix.rows
        ],
    }
    # Azure Pipelines obeys `##vso[` anywhere in what a step prints.
    return json.dumps(document, indent=2).replace("##", "#\\u0023") + "\n"


def _totals(totals: LocaleTotals) -> dict[str, Any]:
    return {
        "locale": totals.locale or None,
        "pages": totals.pages,
        "freshness": {freshness.value: totals.counts.get(freshness, 0) for freshness in Freshness},
        "oldest": _cell(totals.oldest) if totals.oldest is not None else None,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "path": cell.path,
        "freshness": cell.freshness.value,
        "evidence": cell.evidence,
        "handoff": cell.handoff.isoformat() if cell.handoff is not None else None,
        "age_days": cell.age,
        "commits_behind": cell.commits_behind,
        "days_behind": cell.days_behind,
    }
