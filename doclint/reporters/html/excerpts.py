"""The text that a finding is about, for the page in the browser: a segment's halves side by side, or a line.

What is shown is cut around the defect: a report of twenty thousand findings must stay small.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from doclint.document import Document
from doclint.document.pairs import Extent, Extents
from doclint.document.segments import Half, Segment
from doclint.findings import Finding, Position, Span
from doclint.reporters.escaping import visible

DocumentOf = Callable[[str], Document | None]
"""A page by its path, None where it cannot be read."""

Excerpt = tuple[str, ...]
"""`("line", before, marked, after)`, or `("pair", id, then these three of the source half, and of the target half)`."""

_AROUND = 160
_MARKED = 240


class Excerpts:
    """Reads the excerpts of findings; those of one page should be asked for one after the other."""

    def __init__(self, document_of: DocumentOf) -> None:
        self._document_of = lru_cache(maxsize=4)(document_of)

    def of(self, finding: Finding) -> Excerpt | None:
        """The text of a finding, None where its page cannot be read or has no such place any more."""
        document = self._document_of(finding.path)
        if document is None:
            return None
        span = _span(document, finding)
        if span is None:
            return None
        if span.start >= document.front_matter.body:
            for segment, extents in zip(document.segments, document.extents, strict=True):
                if _holds(segment, extents, span):
                    return _pair(document.text, segment, extents, span)
        return ("line", *_cut(document.text, _line(document, span), span))


def _span(document: Document, finding: Finding) -> Span | None:
    """Where a finding is; None where the page has become shorter since it was checked."""
    start, end = document.lines.offset(finding.start), document.lines.offset(finding.end)
    if not 0 <= start <= len(document.text):
        return None
    return Span(start, min(max(start, end), len(document.text)))


def _line(document: Document, span: Span) -> Span:
    """The line in which a span begins, without its ending."""
    number = document.lines.position(span.start).line
    start = document.lines.offset(Position(number, 1))
    return Span(start, start + len(document.lines.line(number)))


def _holds(segment: Segment, extents: Extents, span: Span) -> bool:
    return segment.start <= span.start < max(extent.end for extent in extents if extent is not None)


def _pair(text: str, segment: Segment, extents: Extents, span: Span) -> Excerpt:
    half = segment.target or segment.source
    assert half is not None
    target, source = extents
    return (
        "pair",
        visible(half.id),
        *_half(text, segment.source, source, span),
        *_half(text, segment.target, target, span),
    )


def _half(text: str, half: Half | None, extent: Extent | None, span: Span) -> tuple[str, str, str]:
    if half is None or extent is None:
        return ("", "", "")
    inside = Span(extent.start, extent.content_end)
    if half.start <= span.start < inside.start or inside.end < span.start < extent.end:
        # What is wrong is a tag, which the words alone would not show.
        return _cut(text, Span(half.start, extent.end), span)
    return _cut(text, inside, span)


def _cut(text: str, whole: Span, marked: Span) -> tuple[str, str, str]:
    """What stands before, in and behind the marked part of a stretch of text; all of it before where none is marked."""
    start, end = max(marked.start, whole.start), min(marked.end, whole.end)
    if start > whole.end or end < whole.start:
        words = text[whole.start : min(whole.end, whole.start + 2 * _AROUND)]
        return (_shown(words) + ("…" if whole.end - whole.start > len(words) else ""), "", "")
    before = text[max(whole.start, start - _AROUND) : start]
    inside = text[start : min(end, start + _MARKED)]
    after = text[end : min(whole.end, end + _AROUND)]
    return (
        ("…" if start - _AROUND > whole.start else "") + _shown(before),
        _shown(inside) + ("…" if end - start > _MARKED else ""),
        _shown(after) + ("…" if end + _AROUND < whole.end else ""),
    )


def _shown(text: str) -> str:
    """Lines as they are, and everything else that does not show itself made visible."""
    return "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
