"""`full`: each block that is behind as it was, as it is, and as it stands in the translation; changed words marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from doclint.articles.page_drift import PageDrift, ShownBlock
from doclint.articles.word_changes import MarkedWords, mark_words
from doclint.reporters.drift.words import heading, summary
from doclint.reporters.lines import Line, Part
from doclint.reporters.terminal import QUIET, Terminal

_LONGEST = 2_000


def write(pages: Sequence[PageDrift], stream: TextIO) -> None:
    """Write a page after the other."""
    terminal = Terminal(stream)
    for page in pages:
        terminal.write_heading(page.path)
        terminal.write_wrapped(terminal.text(summary(page)))
        for block in page.blocks or ():
            terminal.separate()
            _write_block(page, block, terminal)


def _write_block(page: PageDrift, block: ShownBlock, terminal: Terminal) -> None:
    place = f"{page.path}:{block.line}" if block.line is not None else f"{page.path} (place unknown)"
    where = "after " if block.kind == "added" and block.line is not None else ""
    terminal.write_wrapped(terminal.text(where, (place, "bold"), f" {heading(block)}"))
    then, now = mark_words((block.then or "")[:_LONGEST], (block.now or "")[:_LONGEST])
    if block.then is not None:
        _write_text("then", _marked(then, "[-", "-]", "red", is_whole=block.now is None), terminal)
    if block.now is not None:
        _write_text("now", _marked(now, "{+", "+}", "green", is_whole=block.then is None), terminal)
    if block.translation is not None:
        _write_text("here", [" ".join(block.translation[:_LONGEST].split())], terminal)


def _marked(words: MarkedWords, opening: str, closing: str, style: str, *, is_whole: bool) -> list[Part]:
    """As `git diff --word-diff` marks words, so that it can be read without colors."""
    parts: list[Part] = []
    for text, is_changed in words:
        if parts:
            parts.append(" ")
        parts.append((f"{opening}{text}{closing}", style) if is_changed and not is_whole else text)
    return parts


def _write_text(label: str, parts: Sequence[Part], terminal: Terminal) -> None:
    terminal.write_hanging(terminal.text(*parts), Line.of((f"  {label:<5}", QUIET)))
