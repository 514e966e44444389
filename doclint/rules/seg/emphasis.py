"""The stars of bold text that readers see, because Markdown takes them for text."""

from __future__ import annotations

import re

from doclint.document.halves import read_half
from doclint.findings import Span

# Text in which every `**` is surely read as such: a word at its inner side, or punctuation there and a space or ASCII
# punctuation at its outer side. Links may be in it, but nothing else that could change how stars are read.
_EDGE = r"\s!-/:-@\[-`{-~"
_TEXT = r"[^*\\\[\]`<]*(?:\[[^*\\\[\]`<]*\]\([^\s*\\()`<>]*\)[^*\\\[\]`<]*)*"
_SURE = re.compile(
    rf"{_TEXT}(?:(?:\*\*(?=\w)|(?<![^{_EDGE}])\*\*(?=[^\s*])){_TEXT}"
    rf"(?:(?<=\w)\*\*|(?<=[^\s*])\*\*(?![^{_EDGE}])){_TEXT})*"
)

_STARS = re.compile(r"\\\*\\\*|\*\*")


def visible_stars(half: str) -> list[Span]:
    """The places of `**` and `\\*\\*` that are text to Markdown, in characters of the half."""
    if "*" not in half or _SURE.fullmatch(half):
        return []
    # Each star that is text is a piece of its own or in one; an escaped one is without its backslash there.
    visible: set[int] = set()
    for piece, span in read_half(half).text:
        if "*" in piece:
            visible.update(offset for offset in range(span.start, span.end) if half[offset] == "*")
    found = []
    for match in _STARS.finditer(half):
        stars = [offset for offset in range(*match.span()) if half[offset] == "*"]
        if all(offset in visible for offset in stars):
            found.append(Span(*match.span()))
    return found
