"""Lines of a CI log that are only text: no service takes one for a command, wherever the text comes from."""

from __future__ import annotations

from doclint.reporters.escaping import ESCAPED_COLON, command_colon, visible


def plain_line(text: str) -> str:
    """A text in one line that shows what it holds and that no CI service obeys."""
    line = visible(text)
    colon = command_colon(line)
    return line if colon is None else f"{line[:colon]}{ESCAPED_COLON}{line[colon + 1 :]}"
