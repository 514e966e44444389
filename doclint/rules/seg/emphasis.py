"""The asterisks of bold text that readers see because Markdown reads them as text."""

from __future__ import annotations

import re

from doclint.document.halves import read_half
from doclint.document.regions import Regions
from doclint.findings import Span
from doclint.system.data_classes import dataclass

# Text in which every `**` is surely read as such: a word at its inner side, or punctuation there and a space or ASCII
# punctuation at its outer side. Links and backslashes may be in it, but nothing else that could change how stars
# are read. A pilcrow may stand between halves, so nothing reaches over it.
_EDGE = r"\s!-/:-@\[-`{-~¶"
_LINK = r"\[[^*\\\[\]`<¶]*+\]\([^\s*\\()`<>¶]*+\)"
_INLINE = rf"(?:{_LINK}|\\(?![*\\\[\]`<\s]))"
_BOLD = rf"[^*\\\[\]`<¶]*+(?:{_INLINE}[^*\\\[\]`<¶]*+)*+"
_TEXT = rf"[^*\\\[\]`<]*+(?:{_INLINE}[^*\\\[\]`<]*+)*+"
# Atomic and possessive: two ways to read the same stars would be tried in all combinations.
_SURE = re.compile(
    rf"{_TEXT}(?:(?<!\*)(?>\*\*(?=\w)|(?<![^{_EDGE}])\*\*(?=[^\s*])){_BOLD}"
    rf"(?>(?<=\w)\*\*|(?<=[^\s*])\*\*(?![^{_EDGE}])){_TEXT})*+"
)

_STARS = re.compile(r"\\\*\\\*|\*\*")


@dataclass(frozen=True, slots=True)
class Stars:
    """The places of the stars of bold text in a half that readers see, in characters of the half.

    Attributes:
        escaped: `\\*\\*`.
        bare: `**` that Markdown takes for text; all of them where one has no partner and each has found another's.
    """

    escaped: tuple[Span, ...] = ()
    bare: tuple[Span, ...] = ()

    @property
    def count(self) -> int:
        return len(self.escaped) + len(self.bare)


_NONE = Stars()


def may_have_visible_stars(halves: str) -> bool:
    """Whether it is worth looking for stars in halves with pilcrows between them: cheaper, and never wrongly false."""
    # One character is found five times as fast as two.
    return "*" in halves and ("**" in halves or r"\*\*" in halves) and not _SURE.fullmatch(halves)


def visible_stars(half: str) -> Stars:
    """The stars of bold text that are text to Markdown."""
    if not may_have_visible_stars(half):
        return _NONE
    # Each star that is text is a piece of its own or in one; an escaped one is without its backslash there.
    markdown = read_half(half)
    visible: set[int] = set()
    for piece, span in markdown.text:
        if "*" in piece:
            visible.update(offset for offset in range(span.start, span.end) if half[offset] == "*")
    hidden = Regions(
        [*(span for _, span in markdown.code), *(link.span for link in markdown.links if link.is_autolink)]
    )
    escaped, bare, read = [], [], []
    for match in _STARS.finditer(half):
        span = Span(*match.span())
        stars = [offset for offset in range(*match.span()) if half[offset] == "*"]
        if match[0].startswith("\\"):
            if visible.issuperset(stars):
                escaped.append(span)
        elif visible.issuperset(stars):
            bare.append(span)
        elif not hidden.hold(span.start):
            read.append(span)
    if not bare and len(read) % 2:
        bare = read
    return Stars(tuple(escaped), tuple(bare))


# Emphasis by underscores as CommonMark reads it: no word touches it from outside.
_UNDERSCORED = re.compile(r"(?<![\w\\])(_{1,2})(?=[^\s_])[^_\n]{0,300}[^\s_\\]\1(?!\w)|(?<![\w\\])_\w_(?!\w)")
_GROWN_ON = re.compile(r"(_{1,2})[^\s_][^_\n]{0,300}(?<!\s)\1")


def may_have_visible_underscores(target: str, source: str) -> bool:
    """Whether the source half has emphasis by underscores, and the target half underscores in pairs."""
    return "_" in target and "_" in source and _UNDERSCORED.search(source) is not None and target.count("_") > 1


def visible_underscores(half: str) -> tuple[Span, ...]:
    """The underscores of emphasis that are text to Markdown, because letters have grown onto it; both of each pair."""
    visible = {
        offset
        for piece, span in read_half(half).text
        if "_" in piece
        for offset in range(span.start, span.end)
        if half[offset] == "_" and half[offset - 1 : offset] != "\\"
    }
    if len(visible) < 2:
        return ()
    return tuple(
        Span(start, start + len(match[1]))
        for match in _GROWN_ON.finditer(half)
        for start in (match.start(), match.end() - len(match[1]))
        if match.start() in visible and match.end() - 1 in visible and _touches(half, match)
    )


def _touches(half: str, match: re.Match[str]) -> bool:
    """Whether a word is at the outer side of one of the underscores; at both it may be an identifier: `lamp_oil_jar`."""
    before, behind = half[match.start() - 1 : match.start()], half[match.end() : match.end() + 1]
    if before.isascii() and before.isalnum() and behind.isascii() and behind.isalnum():
        return False
    return before.isalnum() or behind.isalnum()
