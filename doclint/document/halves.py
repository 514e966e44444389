"""What Markdown makes of one half of a segment by itself: its links, code and text.

Halves are compared with each other, so each is read as one run of inline text, whatever block it stands in on its page:
indented code and HTML blocks hold segments too, and their halves are meant as Markdown all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pyromark import Markdown

from doclint.data_classes import dataclass
from doclint.document.regions import Regions
from doclint.document.text import ByteOffsets
from doclint.findings import Span

_MARKDOWN = Markdown()

# Stands before a half while it is read: nothing behind it begins a block, and it does to emphasis what the `>` of the
# half's tag does, for both are punctuation.
_BEFORE = ";"

_BARE_URL = re.compile(r"https?://[\w\[][^\s<>\[\]\"`|]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HalfLink:
    """A link or image of a half.

    Attributes:
        destination: as it is read, entities and escapes decoded.
        span: the whole of it, in characters of the half.
        label_span: what stands in its brackets; the URL itself for `<https://…>`.
        has_image: whether an image is in its label.
        half: all that it stands in.
    """

    is_image: bool
    is_autolink: bool
    destination: str
    span: Span
    label_span: Span
    has_image: bool
    half: str

    @property
    def label(self) -> str:
        """What stands in its brackets, as it is written. Labels that hold each other are long: none is kept."""
        return self.half[self.label_span.start : self.label_span.end]


@dataclass(frozen=True, slots=True)
class HalfMarkdown:
    """A half as Markdown reads it; spans in characters of the half.

    Attributes:
        links: links and images, outer ones before inner ones.
        code: the contents of inline code with their places.
        text: pieces of text with their places; what was escaped or an entity is decoded. Text of autolinks is none.
    """

    links: tuple[HalfLink, ...]
    code: tuple[tuple[str, Span], ...]
    text: tuple[tuple[str, Span], ...]

    @property
    def words(self) -> str:
        """The text in one, markup and code left out."""
        return "".join(piece for piece, _ in self.text)


@dataclass(slots=True)
class _OpenLink:
    details: dict[str, Any]
    is_image: bool
    index: int
    has_image: bool = False


@lru_cache(maxsize=64)
def read_half(half: str) -> HalfMarkdown:
    """Read the content of a half. What was read last is kept, for several rules ask for the same half."""
    padded = _BEFORE + half
    character = ByteOffsets(padded).character

    def span(byte_range: Any) -> Span:
        return Span(max(character(byte_range["start"]) - 1, 0), character(byte_range["end"]) - 1)

    links: list[HalfLink | None] = []
    code: list[tuple[str, Span]] = []
    text: list[tuple[str, Span]] = []
    open_links: list[_OpenLink] = []
    previous: Any = None
    events: Iterable[tuple[Any, Any]] = _MARKDOWN.events_with_range(padded)
    for event, byte_range in events:
        before, previous = previous, byte_range
        if type(event) is str:
            if event in ("SoftBreak", "HardBreak"):
                text.append((" ", span(byte_range)))
            continue
        for kind, content in event.items():
            if kind == "Text":
                if not (open_links and open_links[-1].details["link_type"] in ("Autolink", "Email")):
                    text.append((content, span(byte_range)))
            elif kind == "Code":
                code.append((content, span(byte_range)))
            elif kind == "Start" and type(content) is dict:
                for name, details in content.items():
                    if name in ("Link", "Image"):
                        if name == "Image":
                            for outer in reversed(open_links):
                                if outer.has_image:
                                    break
                                outer.has_image = True
                        open_links.append(_OpenLink(details, name == "Image", len(links)))
                        links.append(None)
            elif kind == "End" and content in ("Link", "Image"):
                opened = open_links.pop()
                whole = span(byte_range)
                is_autolink = opened.details["link_type"] in ("Autolink", "Email")
                label_start = whole.start + (2 if opened.is_image else 1)
                label_end = label_start if before == byte_range else max(span(before).end, label_start)
                links[opened.index] = HalfLink(
                    opened.is_image,
                    is_autolink,
                    opened.details["dest_url"],
                    whole,
                    Span(label_start, label_end),
                    opened.has_image,
                    half,
                )
    if text and text[0][0].startswith(_BEFORE):
        first, place = text[0]
        text[0] = (first[1:], place)
    return HalfMarkdown(tuple(link for link in links if link is not None), tuple(code), tuple(text))


def bare_urls(half: str) -> list[tuple[str, Span]]:
    """The URLs that stand in the text of a half by themselves, as far as the next space, and their places."""
    if "://" not in half:
        return []
    markdown = read_half(half)
    taken = Regions([*(link.span for link in markdown.links), *(span for _, span in markdown.code)])
    found = []
    match = _BARE_URL.search(half)
    while match is not None:
        # A URL right behind a link begins where the link ends, though both look like one up to the next space.
        end = taken.end_at(match.start())
        if end is None:
            found.append((match[0], Span(*match.span())))
        match = _BARE_URL.search(half, end or match.end())
    return found
