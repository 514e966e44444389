"""Where a report is written: how wide it is, which characters it knows, whether it shows colours and links.

All text comes through here, and none leaves as it came: what would act on a terminal is made visible first.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TextIO

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from doclint.data_classes import dataclass
from doclint.findings import Severity
from doclint.reporters.escaping import ESCAPED_COLON, command_colon, visible, visible_characters

WIDTH_OF_PIPES = 80

_NARROWEST = 40

SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

# What stands beside the text, and is not to be read.
QUIET = "bright_black"

Part = str | tuple[str, str]
"""Text, or text and a style of rich such as `bold red` or `link https://…`."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters that a report is drawn with."""

    corner: str
    branch: str
    gutter: str
    gap: str
    rule: str
    ellipsis: str
    nothing: str


_UNICODE = Glyphs(corner="╭─", branch="├─", gutter="│", gap="┊", rule="─", ellipsis="…", nothing="·")
_ASCII = Glyphs(corner="-->", branch="+->", gutter="|", gap=":", rule="-", ellipsis="...", nothing=".")

# rich numbers its links at random, to let terminals join the lines of one; no link of ours is longer than a line.
_LINK = re.compile(r"\x1b\]8;[^;\x1b]*;([^\x1b]*)\x1b\\")
_UNNUMBERED_LINK = "\x1b]8;;\\1\x1b\\\\"


class Terminal:
    """A text stream, and what it can show."""

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        self._stream = stream
        self._has_written = False
        self._encoding = stream.encoding or "utf-8"
        console = Console(file=stream)
        # rich takes NO_COLOR literally and leaves bold and links, which those who set it do not want either.
        self._is_plain = console.color_system is None or console.no_color or console.legacy_windows
        # Logs of CI services, where FORCE_COLOR is set, show colours, but links as they are written.
        self._shows_links = stream.isatty()
        self.width = max(width or _width(stream, console), _NARROWEST)
        # Only for `Text.wrap` and `Text.render`, which look up styles in it: `write` alone writes.
        self._console = Console(file=stream, width=self.width, color_system="standard", force_terminal=True)
        self.glyphs = _UNICODE if _knows(self._encoding, _UNICODE) else _ASCII

    def visible(self, text: str) -> str:
        """A text with everything that would act on this terminal, or that it cannot show, made visible."""
        return _visible(text, self._encoding)

    def visible_characters(self, text: str) -> list[str]:
        """The same, character by character."""
        return visible_characters(text, self._encoding)

    def text(self, *parts: Part) -> Text:
        """Put parts together to one line; nothing in them is markup."""
        line = Text(end="")
        for part in parts:
            words, style = part if isinstance(part, tuple) else (part, "")
            line.append(self.visible(words), style or None)
        return line

    def wrap(self, text: Text, width: int) -> list[Text]:
        """Break a text into lines of at most `width` cells, between words where that is possible."""
        return list(text.wrap(self._console, max(width, 1)))

    def write(self, *lines: Text) -> None:
        """Write lines as they are, however long."""
        self._has_written = True
        for line in lines:
            line.rstrip()
            colon = command_colon(line.plain)
            if colon is not None:
                line = Text.assemble(line[:colon], ESCAPED_COLON, line[colon + 1 :])  # noqa: PLW2901
            self._stream.write(f"{line.plain if self._is_plain else self._styled(line)}\n")

    def separate(self) -> None:
        """Write an empty line, unless nothing stands before it."""
        if self._has_written:
            self.write(Text())

    def write_wrapped(self, text: Text, first: Text | None = None, others: Text | None = None) -> None:
        """Write a text over as many lines as it needs, the first behind `first`, the others behind `others`."""
        first = first or Text()
        others = others or Text()
        # The first line has less room: the text is broken as if it began behind what stands before it.
        lead = max(cell_len(first.plain) - cell_len(others.plain), 0)
        indented = Text.assemble("x" * lead, text)
        for index, line in enumerate(self.wrap(indented, self.width - cell_len(others.plain))):
            self.write(Text.assemble(others if index else first, line if index else line[lead:]))

    def write_hanging(self, text: Text, first: Text) -> None:
        """Write a text behind `first`, its other lines below its first one."""
        self.write_wrapped(text, first, Text(" " * cell_len(first.plain)))

    def write_heading(self, title: str) -> None:
        """Write a line that opens a section."""
        rule = self.glyphs.rule
        line = self.text((f"{rule * 2} ", QUIET), (title, "bold"), " ")
        line.append(rule * max(self.width - cell_len(line.plain), 0), QUIET)
        self.separate()
        self.write(line)

    def _styled(self, line: Text) -> str:
        rendered = "".join(
            segment.style.render(segment.text, color_system=ColorSystem.STANDARD) if segment.style else segment.text
            for segment in line.render(self._console)
        )
        return _LINK.sub(_UNNUMBERED_LINK if self._shows_links else "", rendered)


@lru_cache(maxsize=4096)
def _visible(text: str, encoding: str) -> str:
    return visible(text, encoding)


def _width(stream: TextIO, console: Console) -> int:
    """A terminal's own width. A pipe has none, and takes nobody else's: the same input gives the same bytes."""
    if stream.isatty():
        return console.width
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isascii() and columns.isdigit() and int(columns) > 0 else WIDTH_OF_PIPES


def _knows(encoding: str, glyphs: Glyphs) -> bool:
    try:
        "".join(_values(glyphs)).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _values(glyphs: Glyphs) -> Iterable[str]:
    return (getattr(glyphs, name) for name in Glyphs.__slots__)


def padded(text: Text, width: int) -> Text:
    """A text with spaces behind it, to `width` cells."""
    return Text.assemble(text, " " * max(width - cell_len(text.plain), 0))


def aligned(text: Text, width: int) -> Text:
    """A text with spaces before it, to `width` cells."""
    return Text.assemble(" " * max(width - cell_len(text.plain), 0), text)
