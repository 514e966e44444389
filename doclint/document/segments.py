"""The bilingual units of a body, read from one anchor to the next.

An anchor is the tag that begins a half: `<span data-ttu-id="…">` a target half,
`<span class="sxs-lookup"><span data-stu-id="…">` a source half. Reading from anchor to anchor recovers every pair
behind any damage, where a stack of open tags would lose the rest of the page at the first stray one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from doclint.findings import Span

# The spaces are bounded so that no text makes the search slow.
_ANCHOR = re.compile(
    r"""(?:<span\s{1,8}class\s{0,8}=\s{0,8}["']sxs-lookup["']\s{0,8}>\s{0,8})?"""
    r"""(?P<tag><span\s{1,8}data-(?P<half>[ts])tu-id\s{0,8}=\s{0,8}(?P<quote>["'])(?P<id>[^"'<>]*)(?P=quote)\s{0,8}>)"""
)

_SPAN_TAG = re.compile(r"<(/?)span\b[^<>]*>")

_ID = re.compile(r"(?P<prefix>[0-9a-fA-F]+)-(?P<merged>p?)(?P<number>[0-9]+)\Z")


class SegmentId(NamedTuple):
    """The parts of an id such as `345ec-102` or `345ec-p101` (a merged paragraph, a numbering of its own)."""

    prefix: str
    merged: bool
    number: int


class Half(NamedTuple):
    """One half of a segment, in characters of the page's text.

    Attributes:
        id: as it is written.
        start: where the half begins, which for a source half is the `sxs-lookup` span around it.
        tag_start, tag_end: the tag that carries the id.
        limit: where the half ends at the latest: the next anchor, or the end of the page.
    """

    id: str
    start: int
    tag_start: int
    tag_end: int
    limit: int

    @property
    def tag(self) -> Span:
        return Span(self.tag_start, self.tag_end)

    @property
    def parts(self) -> SegmentId | None:
        """The id in its parts, None where it is not made like one."""
        match = _ID.match(self.id)
        return SegmentId(match["prefix"], bool(match["merged"]), int(match["number"])) if match else None

    def extent(self, text: str) -> tuple[Span, int]:
        """What stands inside the half, and where it ends behind its last closing tag.

        Where the closing tag is missing both end at `limit`.
        """
        to_close = 1 if self.start == self.tag_start else 2
        depth = to_close
        content_end = self.limit
        for tag in _SPAN_TAG.finditer(text, self.tag_end, self.limit):
            depth += -1 if tag[1] else 1
            if tag[1] and depth == to_close - 1:
                content_end = tag.start()
            if depth == 0:
                return Span(self.tag_end, content_end), tag.end()
        return Span(self.tag_end, content_end), self.limit


class Segment(NamedTuple):
    """A target half and the source half behind it; one of them is None where the other stands alone."""

    target: Half | None
    source: Half | None

    @property
    def is_whole(self) -> bool:
        """Whether both halves are there and have the same id."""
        return self.target is not None and self.source is not None and self.target.id == self.source.id

    @property
    def start(self) -> int:
        first = self.target or self.source
        assert first is not None
        return first.start

    def end(self, text: str) -> int:
        """Where the segment ends in the page's text."""
        last = self.source or self.target
        assert last is not None
        return last.extent(text)[1]


def read_segments(text: str, body: int, code: Callable[[], Sequence[Span]]) -> tuple[Segment, ...]:
    """Read the segments of a page's text from the offset `body` on.

    A target half pairs with the next anchor if that is a source half, whatever its id. `code` gives, in order, the
    regions whose anchors are text; it is called only where there are anchors and something that may be code.
    """
    anchors = list(_ANCHOR.finditer(text, body))
    if anchors and ("`" in text or "~~~" in text):
        anchors = list(_outside(anchors, code()))
    segments = []
    waiting: Half | None = None
    limits = [*(anchor.start() for anchor in anchors), len(text)][1:]
    for anchor, limit in zip(anchors, limits, strict=False):
        lookup, tag_end, kind, id_ = anchor.start(), anchor.end(), anchor["half"], anchor["id"]
        half = Half(id_, lookup, anchor.start("tag"), tag_end, limit)
        if kind == "s":
            segments.append(Segment(waiting, half))
            waiting = None
        else:
            if waiting is not None:
                segments.append(Segment(waiting, None))
            waiting = half
    if waiting is not None:
        segments.append(Segment(waiting, None))
    return tuple(segments)


def _outside(anchors: list[re.Match[str]], regions: Sequence[Span]) -> Iterator[re.Match[str]]:
    remaining = iter(regions)
    region = next(remaining, None)
    for anchor in anchors:
        while region is not None and region.end <= anchor.start("tag"):
            region = next(remaining, None)
        if region is None or anchor.start("tag") < region.start:
            yield anchor
