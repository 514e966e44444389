"""One finding in full: what is wrong, its source line with a caret, other places, its cause, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doclint.findings import Applicability, Finding, Fix, Position
from doclint.reporters.causes import Context
from doclint.reporters.excerpt import excerpt
from doclint.reporters.lines import Line, cell_len, joined
from doclint.reporters.options import LineOf
from doclint.reporters.rule_pages import rule_page
from doclint.reporters.terminal import QUIET, SEVERITY_STYLES, Terminal
from doclint.reporters.wording import as_sentence, counted, listed, number

_RELATED_STYLE = "bold blue"


def write_diagnostic(
    finding: Finding, context: Context, terminal: Terminal, line_of: LineOf, most_related: int | None = None
) -> None:
    """Write a finding after an empty line, with at most so many of its related places."""
    related = finding.related[:most_related]
    lines = [finding.start.line, finding.end.line, *(place.start.line for place in related)]
    margin = _Margin(terminal, line_of, max(len(str(line)) for line in lines))
    style = f"bold {SEVERITY_STYLES[finding.severity]}"

    terminal.separate()
    terminal.write_wrapped(_headline(finding, style, terminal))
    margin.write_location(terminal.glyphs.corner, finding.path, finding.start, _untold_locale(finding))
    _write_marked_lines(finding, style, margin)
    for place in related:
        margin.write_location(terminal.glyphs.branch, place.path, place.start)
        end = Position(place.start.line, place.start.column + 1)
        margin.write_marked(place.path, place.start, end, _RELATED_STYLE, place.message)
    for word, word_style, sentence in _notes(finding, context, len(finding.related) - len(related)):
        margin.write_note(word, word_style, sentence)


def _headline(finding: Finding, style: str, terminal: Terminal) -> Line:
    return terminal.text(
        (f"{finding.severity.value}[{finding.code}]", style),
        " ",
        (finding.name, f"bold link {rule_page(finding.code)}"),
        ": ",
        finding.message,
    )


def _untold_locale(finding: Finding) -> str | None:
    """The locale of a page whose path does not tell it."""
    if finding.locale is None or finding.locale.casefold() in finding.path.casefold():
        return None
    return finding.locale


def _write_marked_lines(finding: Finding, style: str, margin: _Margin) -> None:
    """Write the line that a finding is in; of one over several lines, the first and the last."""
    first, last = finding.start.line, finding.end.line
    end: Position | None = finding.end
    if finding.end.column == 1 and last > first:
        # It ends with a line ending, which nobody sees.
        last, end = last - 1, None
    if last == first:
        margin.write_marked(finding.path, finding.start, end, style)
        return
    margin.write_marked(finding.path, finding.start, None, style)
    if last > first + 1:
        margin.write_gap()
    margin.write_marked(finding.path, Position(last, 1), end, style)


def _notes(finding: Finding, context: Context, hidden: int) -> Iterator[tuple[str, str, str]]:
    """What stands below the source lines: a word, its style, and a sentence."""
    if hidden:
        yield "also", "bold", f"{counted(hidden, 'more place')}; --no-fold shows them."
    if context.copies:
        locales = sorted({copy.locale for copy in context.copies if copy.locale})
        where = f"in {listed(locales)}" if locales else f"on {counted(len(context.copies), 'more page')}"
        yield "source", "bold blue", f"the same {where}: one edit of the source page mends all."
    if context.cause is not None:
        yield "cause", "bold magenta", _described([context.cause], finding.path)
    if context.explains:
        yield "explains", "bold magenta", _described(context.explains, finding.path)
    if finding.help is not None:
        yield "help", "bold green", as_sentence(finding.help)
    if finding.fix is not None:
        yield "fix", "bold green", _fix(finding.fix)


def _described(others: Sequence[Finding], path: str) -> str:
    """Other findings and their places, as seen from a page."""
    return listed(
        [
            f"{other.code} {other.name} in "
            + (f"line {number(other.start.line)}" if other.path == path else f"{other.path}:{other.start.line}")
            for other in others
        ]
    )


def _fix(fix: Fix) -> str:
    places = f" in {number(len(fix.edits))} places" if len(fix.edits) > 1 else ""
    look = "" if fix.applicability is Applicability.SAFE else " (look at it: this fix is not safe)"
    return as_sentence(f"{fix.message}{places}{look}")


class _Margin:
    """Lines of pages with their numbers before them, all numbers of a finding equally wide."""

    def __init__(self, terminal: Terminal, line_of: LineOf, width: int) -> None:
        self._terminal = terminal
        self._line_of = line_of
        self._width = width

    def _before(self, number_of_line: int | None, glyph: str) -> Line:
        shown = "" if number_of_line is None else str(number_of_line)
        return self._terminal.text((f"{shown:>{self._width}} {glyph} ", QUIET))

    def write_location(self, glyph: str, path: str, start: Position, locale: str | None = None) -> None:
        """Write a path, never broken: people click on it and copy it."""
        place = self._terminal.text(f"{path}:{start.line}:{start.column}")
        told = self._terminal.text((f"({locale})", QUIET) if locale else "")
        line = self._before(None, glyph) + place
        if not told or cell_len(line.plain) + 1 + cell_len(told.plain) <= self._terminal.width:
            self._terminal.write(joined(" ", (line, told)))
        else:
            self._terminal.write(line, self._before(None, self._terminal.glyphs.gutter) + told)

    def write_gap(self) -> None:
        """Write that lines were left out."""
        self._terminal.write(self._before(None, self._terminal.glyphs.gap))

    def write_marked(self, path: str, start: Position, end: Position | None, style: str, label: str = "") -> None:
        """Write a line with carets from `start` to `end`, or to its own end; a label goes behind or below them."""
        terminal = self._terminal
        below = self._before(None, terminal.glyphs.gutter)
        room = terminal.width - cell_len(below.plain)
        line = self._line_of(path, start.line)
        words = terminal.text((label, style))
        if line is not None:
            last = len(line) if end is None else end.column - 1
            shown = excerpt(line, start.column - 1, last, room, terminal.glyphs.ellipsis, terminal.visible_characters)
            numbered = self._before(start.line, terminal.glyphs.gutter)
            carets = terminal.text(" " * shown.caret, ("^" * shown.cells, style))
            terminal.write(numbered + terminal.text(shown.text))
            if label and cell_len(carets.plain) + 1 + cell_len(words.plain) <= room:
                carets = joined(" ", (carets, words))
                words = Line()
            terminal.write(below + carets)
        if words:
            terminal.write_wrapped(words, below, below)

    def write_note(self, word: str, style: str, sentence: str) -> None:
        """Write a sentence below the lines, behind the word that says what it is."""
        before = self._before(None, "=") + self._terminal.text((f"{word}: ", style))
        self._terminal.write_hanging(self._terminal.text(sentence), before)
