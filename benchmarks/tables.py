"""Tables that are read in a terminal and on a page alike: Markdown, with columns in line."""

from __future__ import annotations

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose first column is words, and whose others are numbers and stand to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    ruler = [f"{'-' * width}" if column == 0 else f"{'-' * (width - 1)}:" for column, width in enumerate(widths)]
    lines = [
        " | ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in (head, ruler, *rows)
    ]
    return "\n".join(f"| {line} |" for line in lines)


def duration(seconds: float) -> str:
    """Seconds, or milliseconds where there is less than one tenth of one second."""
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds:.2f} s"


def amount(size: int | None) -> str:
    return "" if size is None else f"{size / 1e6:.0f} MB"
