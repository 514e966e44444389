"""`full`: totals by locale, then the articles, coloured by freshness; of many articles the worst."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from doclint.corpus.articles import Freshness
from doclint.reporters.lines import Line, Part, cell_len, joined
from doclint.reporters.status.words import COLUMNS, LEGEND, NO_LOCALE, more, oldest_line, short, shown_rows
from doclint.reporters.terminal import Terminal, aligned, padded
from doclint.status import LocaleTotals, Matrix, Row

_STYLES = {
    Freshness.SOURCE: "cyan",
    Freshness.IN_SYNC: "green",
    Freshness.BEHIND: "red",
    Freshness.UNKNOWN: "bright_black",
    Freshness.MISSING: "yellow",
    Freshness.ORPHANED: "magenta",
}
_GAP = "  "
_NARROWEST_ARTICLE = 24


def write(matrix: Matrix, stream: TextIO) -> None:
    """Write a screen that is as wide as the terminal."""
    terminal = Terminal(stream)
    terminal.write_heading("Freshness by locale")
    _write_totals(matrix.totals, terminal)
    rows = shown_rows(matrix)
    if rows:
        left = f"the first {len(rows)} of {len(matrix.rows):,}" if len(rows) < len(matrix.rows) else f"{len(rows)}"
        terminal.write_heading(f"Articles ({left})")
        _write_rows(rows, matrix.totals, terminal)
        terminal.separate()
        terminal.write_wrapped(terminal.text((LEGEND, "bright_black")))
    terminal.separate()
    for line in (oldest_line(matrix), more(matrix)):
        if line:
            terminal.write_wrapped(terminal.text(line))


def _write_totals(totals: Sequence[LocaleTotals], terminal: Terminal) -> None:
    used = [freshness for freshness in Freshness if any(each.counts.get(freshness) for each in totals)]
    handoffs = [each.oldest.handoff if each.oldest is not None else None for each in totals]
    header: list[Part] = ["", *((COLUMNS[freshness], _STYLES[freshness]) for freshness in used), "pages"]
    if any(handoffs):
        header.append("oldest")
    table = [[terminal.text(part) for part in header]]
    for each, handoff in zip(totals, handoffs, strict=True):
        cells: list[Part] = [(each.locale or NO_LOCALE, "bold")]
        for freshness in used:
            count = each.counts.get(freshness, 0)
            cells.append((f"{count:,}", _STYLES[freshness]) if count else terminal.glyphs.nothing)
        cells.append(f"{each.pages:,}")
        if any(handoffs):
            cells.append(handoff.isoformat() if handoff is not None else "")
        table.append([terminal.text(part) for part in cells])
    _write_table(table, terminal)


def _write_rows(rows: Sequence[Row], totals: Sequence[LocaleTotals], terminal: Terminal) -> None:
    """Write as many locales as there is room for, those first in which most is to be done."""
    ranked = sorted(totals, key=lambda each: (-each.counts.get(Freshness.BEHIND, 0), each.locale.casefold()))
    chosen: set[str] = set()
    room = terminal.width - _NARROWEST_ARTICLE
    for each in ranked:
        room -= len(_GAP) + max(
            cell_len(text) for text in (each.locale, *(short(row.cells.get(each.locale)) for row in rows))
        )
        if room < 0 and chosen:
            break
        chosen.add(each.locale)
    locales = [each.locale for each in totals if each.locale in chosen]
    table = [[Line(), *(terminal.text((locale or NO_LOCALE, "bold")) for locale in locales)]]
    for row in rows:
        cells = [row.cells.get(locale) for locale in locales]
        shown = [
            terminal.text((short(cell), _STYLES[cell.freshness])) if cell is not None else Line() for cell in cells
        ]
        table.append([terminal.text(row.article), *shown])
    _write_table(table, terminal)
    if len(locales) < len(totals):
        left = len(totals) - len(locales)
        terminal.write_wrapped(terminal.text(f"There is no room for {left} more locales: --locale chooses."))


def _write_table(table: Sequence[Sequence[Line]], terminal: Terminal) -> None:
    """Write rows of cells; the first column gives way where there is no room, at its beginning."""
    widths = [max(cell_len(cell.plain) for cell in column) for column in zip(*table, strict=True)]
    widths[0] = min(widths[0], max(terminal.width - sum(widths[1:]) - len(_GAP) * len(widths[1:]), _NARROWEST_ARTICLE))
    for first, *others in table:
        cells: Iterable[Line] = (aligned(cell, width) for cell, width in zip(others, widths[1:], strict=True))
        terminal.write(joined(_GAP, [padded(_shortened(first, widths[0], terminal), widths[0]), *cells]))


def _shortened(text: Line, width: int, terminal: Terminal) -> Line:
    if cell_len(text.plain) <= width:
        return text
    end = text.plain
    ellipsis = terminal.glyphs.ellipsis
    while cell_len(ellipsis + end) > width:
        end = end[1:]
    return Line.of(ellipsis + end)
