"""`markdown`: totals and the worst articles as tables, for a comment on a pull request or a summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doclint.corpus.articles import Freshness
from doclint.reporters.escaping import visible
from doclint.reporters.status.words import COLUMNS, LEGEND, NO_LOCALE, more, oldest_line, short, shown_rows
from doclint.status import Matrix


def render(matrix: Matrix) -> str:
    """GitHub's Markdown; nothing in a file name is markup."""
    used = [freshness for freshness in Freshness if any(totals.counts.get(freshness) for totals in matrix.totals)]
    lines = [
        *_table(
            ["locale", *(COLUMNS[freshness] for freshness in used), "pages", "oldest handoff"],
            (
                [
                    _code(totals.locale),
                    *(f"{totals.counts.get(freshness, 0):,}" for freshness in used),
                    f"{totals.pages:,}",
                    str(totals.oldest.handoff or "") if totals.oldest is not None else "",
                ]
                for totals in matrix.totals
            ),
        ),
        "",
        *_table(
            ["article", *(_code(totals.locale) for totals in matrix.totals)],
            (
                [_code(row.article), *(short(row.cells.get(totals.locale)) for totals in matrix.totals)]
                for row in shown_rows(matrix)
            ),
        ),
    ]
    oldest = matrix.oldest
    line = oldest_line(matrix)
    if oldest is not None and oldest.path is not None:
        line = line.replace(oldest.path, _code(oldest.path), 1)
    lines += [words for text in (more(matrix), line, LEGEND) if text for words in ("", text)]
    return "\n".join(lines) + "\n"


def _table(header: list[str], rows: Iterable[list[str]]) -> list[str]:
    rule = [":--", *("--:" for _ in header[1:])]
    return [f"| {' | '.join(cells)} |" for cells in (header, rule, *rows)]


def _code(text: str) -> str:
    """A code span, with a fence of more backticks than the text has in a row; a bar would end the cell."""
    shown = visible(text).replace("|", "\\|")
    runs = [len(run) for run in re.findall(r"`+", shown)]
    if not shown:
        return NO_LOCALE
    fence = "`" * (max(runs, default=0) + 1)
    gap = " " if runs else ""
    return f"{fence}{gap}{shown}{gap}{fence}"
