"""Lines of pages for a report, read when they are shown: no page is kept in memory for it.

The only module here that opens files.
"""

from __future__ import annotations

from functools import lru_cache

from doclint.document.text import Lines
from doclint.ordinary_files import read_ordinary_file

# A page over every limit is reported, too: its report must not read all of it.
_MOST_BYTES = 1 << 24


def line_of_page(path: str, number: int) -> str | None:
    """The text of a line of a page, without its line ending; None where the page cannot be read.

    Bytes that are not UTF-8 are shown as U+FFFD, for the place of such a byte is worth seeing too.
    """
    lines = _lines(path)
    return lines.line(number) if lines is not None else None


@lru_cache(maxsize=16)
def _lines(path: str) -> Lines | None:
    try:
        return Lines(read_ordinary_file(path, _MOST_BYTES).decode("utf-8-sig", errors="replace"))
    except OSError:
        return None
