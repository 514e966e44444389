"""The bilingual units of a body, read from one anchor to the next.

An anchor is the tag that begins a half: `<span data-ttu-id="…">` a target half,
`<span class="sxs-lookup"><span data-stu-id="…">` a source half. Reading from anchor to anchor recovers every pair
behind any damage, where a stack of open tags would lose the rest of the page at the first stray one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from operator import lt
from typing import NamedTuple

from doclint.findings import Span

# Both begin with a literal, which `re` finds ten times as fast as an optional group; the spaces are bounded so that no
# text makes the search slow.
_ANCHOR = re.compile(
    r"""<span\s{1,8}(?:class\s{0,8}=\s{0,8}["']sxs-lookup["']\s{0,8}>\s{0,8}(?P<inner><span\s{1,8}))?"""
    r"""data-(?P<half>[ts])tu-id\s{0,8}=\s{0,8}(?P<quote>["'])(?P<id>[^"'<>]*)(?P=quote)\s{0,8}>"""
)

# The same where quotes may have been turned into entities.
_ENTITY = r"&(?:quot|apos|#0{0,4}3[49]|#[xX]0{0,4}2[27]);"
_QUOTE = rf"""(?:["']|{_ENTITY})"""
_DAMAGED_ANCHOR = re.compile(
    rf"""<span\s{{1,8}}(?:class\s{{0,8}}=\s{{0,8}}{_QUOTE}sxs-lookup{_QUOTE}\s{{0,8}}>\s{{0,8}}"""
    rf"""(?P<inner><span\s{{1,8}}))?data-(?P<half>[ts])tu-id\s{{0,8}}=\s{{0,8}}{_QUOTE}"""
    rf"""(?P<id>[^"'<>&]*){_QUOTE}\s{{0,8}}>"""
)
_QUOTE_ENTITY = re.compile(_ENTITY)

_ID = re.compile(r"(?P<prefix>[0-9a-fA-F]+)-(?P<merged>p?)(?P<number>[0-9]{1,18})\Z")


class SegmentId(NamedTuple):
    """The parts of an id such as `345ec-102` or `345ec-p101` (a merged paragraph, a numbering of its own)."""

    prefix: str
    merged: bool
    number: int


def parse_id(text: str) -> SegmentId | None:
    """An id in its parts, None where it is not made like one."""
    match = _ID.match(text)
    return SegmentId(match["prefix"], bool(match["merged"]), int(match["number"])) if match else None


def are_orderly(ids: Sequence[str]) -> bool:
    """Whether ids have one prefix, no two are equal, and plain and merged ones ascend: surely so if true."""
    plain = [id_ for id_ in ids if "-p" not in id_]
    if len(plain) == len(ids):
        return _is_series(plain)
    merged = [id_ for id_ in ids if "-p" in id_]
    return _is_series(merged) and _is_series(plain) and (not plain or _have_one_prefix(plain[0], merged[0]))


def _is_series(ids: list[str]) -> bool:
    """Of texts of one length that ascend, all begin with what the first and the last one begin with."""
    if len(ids) < 2:
        return True
    return all(map(lt, ids, ids[1:])) and len(set(map(len, ids))) == 1 and _have_one_prefix(ids[0], ids[-1])


def _have_one_prefix(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


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


def read_segments(text: str, body: int, code: Callable[[], Sequence[Span]]) -> tuple[Segment, ...]:
    """Read the segments of a page's text from the offset `body` on.

    A target half pairs with the next anchor if that is a source half, whatever its id. A tag whose quotes were turned
    into entities is read as if it were whole. `code` gives, in order, the regions whose anchors are text; it is called
    only where there are anchors and something that may be code.
    """
    pattern = _DAMAGED_ANCHOR if _QUOTE_ENTITY.search(text, body) else _ANCHOR
    anchors = list(pattern.finditer(text, body))
    if anchors and ("`" in text or "~~~" in text):
        anchors = list(_outside(anchors, code()))
    segments = []
    waiting: Half | None = None
    limits = [anchor.start() for anchor in anchors]
    limits.append(len(text))
    for number, anchor in enumerate(anchors, 1):
        inner, kind, id_ = anchor.group("inner", "half", "id")
        start, tag_end = anchor.span()
        half = Half(id_, start, start if inner is None else anchor.start("inner"), tag_end, limits[number])
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
        while region is not None and region.end <= anchor.start():
            region = next(remaining, None)
        if region is None or anchor.end() <= region.start or anchor.start() < region.start:
            yield anchor


class DamagedTag(NamedTuple):
    """A tag of a segment, and the entities in it with the quotes that they stand for; offsets in the page's text."""

    tag: Span
    entities: tuple[tuple[Span, str], ...]

    @property
    def is_damaged(self) -> bool:
        return bool(self.entities)


def read_tags(text: str, segments: Sequence[Segment]) -> Iterator[DamagedTag]:
    """Every tag that carries the id or the class of a half, damaged or not, in order."""
    for segment in segments:
        for half in segment:
            if half is None:
                continue
            tags = (half.tag,) if half.start == half.tag_start else (Span(half.start, half.tag_start), half.tag)
            for tag in tags:
                entities = _QUOTE_ENTITY.finditer(text, tag.start, tag.end)
                yield DamagedTag(tag, tuple((Span(*entity.span()), _unescaped(entity[0])) for entity in entities))


def _unescaped(entity: str) -> str:
    from html import unescape  # noqa: PLC0415 - hardly a page has damaged tags

    return unescape(entity)
