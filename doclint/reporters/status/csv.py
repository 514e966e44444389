"""`csv`: one line a page, for spreadsheets (RFC 4180)."""

from __future__ import annotations

import csv
import io

from doclint.reporters.escaping import ESCAPED_COLON, command_colon, visible
from doclint.status import Matrix

HEADER = ("article", "locale", "freshness", "evidence", "path", "handoff", "age_days", "commits_behind", "days_behind")

# What makes a spreadsheet take a text for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@")


def render(matrix: Matrix) -> str:
    """A header and a line for each page, and for each one that is missing."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for row in matrix.rows:
        for locale, cell in sorted(row.cells.items()):
            numbers = (cell.handoff, cell.age, cell.commits_behind, cell.days_behind)
            words = (row.article, locale, cell.freshness.value, cell.evidence, cell.path or "")
            writer.writerow([*map(_harmless, words), *("" if value is None else str(value) for value in numbers)])
    return text.getvalue()


def _harmless(text: str) -> str:
    shown = visible(text)
    colon = command_colon(shown)
    if colon is not None:
        return shown[:colon] + ESCAPED_COLON + shown[colon + 1 :]
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
