"""The links of a page that a rule looks for, those of one segment together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from doclint.document import Document
from doclint.document.links import Link


def links_by_segment(
    document: Document, is_wanted: Callable[[str], bool]
) -> Iterator[tuple[tuple[Link, ...], frozenset[Link]]]:
    """The links whose URL is wanted, those of one segment together and others alone, in order of their places.

    With each group come those of it that stand in the source half.
    """
    extents = [
        (segment.start, last.end, segment.source.start if segment.source is not None else last.end)
        for segment, (target, source) in zip(document.segments, document.extents, strict=True)
        if (last := source or target) is not None
    ]
    groups: dict[int, list[Link]] = {}
    in_source: set[Link] = set()
    position = 0
    for link in document.links:
        offset = link.span.start
        # Both stand in order of their places.
        while position < len(extents) and extents[position][1] <= offset:
            position += 1
        if not is_wanted(link.url):
            continue
        key = offset
        if position < len(extents) and extents[position][0] <= offset:
            key, _, source = extents[position]
            if offset >= source:
                in_source.add(link)
        groups.setdefault(key, []).append(link)
    for links in groups.values():
        yield tuple(links), frozenset(link for link in links if link in in_source)
