"""Where a report is written: how wide it is, which characters it knows, whether it shows colours and links.

All text comes through here, and none leaves as it came: what would act on a terminal is made visible first.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

from doclint.data_classes import dataclass
from doclint.findings import Severity
from doclint.reporters.escaping import ESCAPED_COLON, command_colon, visible, visible_characters
from doclint.reporters.lines import Line, Part, cell_len, wrapped

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_OF_PIPES = 80

_NARROWEST = 40

SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

# What stands beside the text, and is not to be read.
QUIET = "bright_black"


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

# What rich takes for a wish for colours in a pipe: https://rich.readthedocs.io/en/stable/console.html
_ASKS_FOR_STYLES = ("FORCE_COLOR", "TTY_COMPATIBLE")

_NOTHING = Line()


class Terminal:
    """A text stream, and what it can show."""

    def __init__(self, stream: TextIO, width: int | None = None) -> None:
        self._stream = stream
        self._has_written = False
        self._encoding = stream.encoding or "utf-8"
        console = _console(stream)
        # rich takes NO_COLOR literally and leaves bold and links, which those who set it do not want either.
        self._is_plain = console is None or console.color_system is None or console.no_color or console.legacy_windows
        # Logs of CI services, where FORCE_COLOR is set, show colours, but links as they are written.
        self._shows_links = stream.isatty()
        self.width = max(width or _width(stream, console), _NARROWEST)
        self.glyphs = _UNICODE if _knows(self._encoding, _UNICODE) else _ASCII

    def visible(self, text: str) -> str:
        """A text with everything that would act on this terminal, or that it cannot show, made visible."""
        return _visible(text, self._encoding)

    def visible_characters(self, text: str) -> list[str]:
        """The same, character by character."""
        return visible_characters(text, self._encoding)

    def text(self, *parts: Part) -> Line:
        """Put parts together to one line; nothing in them is markup."""
        return Line(
            tuple(
                (self.visible(part[0]), part[1]) if isinstance(part, tuple) else (self.visible(part), "")
                for part in parts
            )
        )

    def write(self, *lines: Line) -> None:
        """Write lines as they are, however long."""
        self._has_written = True
        for line in lines:
            shown = line.rstrip()
            colon = command_colon(shown.plain)
            if colon is not None:
                shown = shown[:colon] + Line.of(ESCAPED_COLON) + shown[colon + 1 :]
            self._stream.write(f"{shown.plain if self._is_plain else self._styled(shown)}\n")

    def separate(self) -> None:
        """Write an empty line, unless nothing stands before it."""
        if self._has_written:
            self.write(Line())

    def write_wrapped(self, text: Line, first: Line = _NOTHING, others: Line = _NOTHING) -> None:
        """Write a text over as many lines as it needs, the first behind `first`, the others behind `others`."""
        # The first line has less room: the text is broken as if it began behind what stands before it.
        lead = max(cell_len(first.plain) - cell_len(others.plain), 0)
        room = max(self.width - cell_len(others.plain), 1)
        for index, line in enumerate(wrapped(Line.of("x" * lead) + text, room)):
            self.write(others + line if index else first + line[lead:])

    def write_hanging(self, text: Line, first: Line) -> None:
        """Write a text behind `first`, its other lines below its first one."""
        self.write_wrapped(text, first, Line.of(" " * cell_len(first.plain)))

    def write_heading(self, title: str) -> None:
        """Write a line that opens a section."""
        rule = self.glyphs.rule
        line = self.text((f"{rule * 2} ", QUIET), (title, "bold"), " ")
        self.separate()
        self.write(line + Line.of((rule * max(self.width - cell_len(line.plain), 0), QUIET)))

    def _styled(self, line: Line) -> str:
        from rich.color import ColorSystem  # noqa: PLC0415 - a pipe needs no styles, and no time for them
        from rich.style import Style  # noqa: PLC0415 - as above

        rendered = "".join(
            Style.parse(style).render(text, color_system=ColorSystem.STANDARD) if style else text
            for text, style in line.parts
        )
        return _LINK.sub(_UNNUMBERED_LINK if self._shows_links else "", rendered)


@lru_cache(maxsize=4096)
def _visible(text: str, encoding: str) -> str:
    return visible(text, encoding)


def _console(stream: TextIO) -> Console | None:
    """What rich knows of a stream; None for a pipe whose reader has not asked for more than text."""
    if not stream.isatty() and not any(name in os.environ for name in _ASKS_FOR_STYLES):
        return None
    from rich.console import Console  # noqa: PLC0415 - it takes longer to import than five pages take to check

    return Console(file=stream)


def _width(stream: TextIO, console: Console | None) -> int:
    """A terminal's own width. A pipe has none, and takes nobody else's: the same input gives the same bytes."""
    if console is not None and stream.isatty():
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


def padded(text: Line, width: int) -> Line:
    """A text with spaces behind it, to `width` cells."""
    return text + Line.of(" " * max(width - cell_len(text.plain), 0))


def aligned(text: Line, width: int) -> Line:
    """A text with spaces before it, to `width` cells."""
    return Line.of(" " * max(width - cell_len(text.plain), 0)) + text
