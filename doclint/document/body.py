"""What Markdown says of a body: its code regions and its links, from pyromark's events.

pyromark gives byte ranges; everything here is in characters of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pyromark import Markdown, Options

from doclint.data_classes import dataclass
from doclint.document.text import ByteOffsets
from doclint.findings import Span

_MARKDOWN = Markdown(options=Options.ENABLE_TABLES)

_CLOSING_FENCE = re.compile(r"[\r\n][ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")


_SEGMENT_TAGS = ("<span data-ttu-id=", '<span class="sxs-lookup">', "<span data-stu-id=")


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """A link or image as CommonMark reads it.

    Attributes:
        kind: pyromark's link type: "Inline", "Autolink", "Email", "Reference", "Collapsed", "Shortcut" and such.
        destination: as it is read, entities and escapes decoded.
        span: the whole of it, from its `[`, `!` or `<` on.
        label_end: behind the last thing in its label.
    """

    kind: str
    is_image: bool
    destination: str
    span: Span
    label_end: int


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of the body of a page, in order of its text.

    Attributes:
        code: inline code and closed code fences, whose contents are text. Indented code and fences that are never
            closed are not among them: translation leaves segments in these.
        html: pieces of raw HTML, but for lone tags of segments.
        links: links and images, outer ones before inner ones.
        definitions: the spans of reference definitions with their destinations as they are read.
        tables: whole tables.
    """

    code: tuple[Span, ...]
    html: tuple[Span, ...]
    links: tuple[MarkdownLink, ...]
    definitions: tuple[tuple[Span, str], ...]
    tables: tuple[Span, ...]


def read_body(text: str, start: int) -> Body:
    """Read the body of a page's text, which begins at the offset `start`."""
    body = text[start:]
    character = ByteOffsets(body).character

    def span(byte_range: Any) -> Span:
        return Span(start + character(byte_range["start"]), start + character(byte_range["end"]))

    code: list[Span] = []
    html: list[Span] = []
    tables: list[Span] = []
    links: list[MarkdownLink | None] = []
    open_links: list[tuple[dict[str, Any], bool, int]] = []
    byte_range: Any = None
    events: Iterable[tuple[Any, Any]] = _MARKDOWN.events_with_range(body)
    for event, following in events:
        previous, byte_range = byte_range, following
        if type(event) is str:
            continue
        for kind, content in event.items():
            if kind == "Text":
                pass
            elif kind == "InlineHtml":
                # The tags of segments are most of all HTML, and read already.
                if content != "</span>" and not content.startswith(_SEGMENT_TAGS):
                    html.append(span(byte_range))
            elif kind == "Html":
                html.append(span(byte_range))
            elif kind == "Code":
                code.append(span(byte_range))
            elif kind == "End":
                if content in ("Link", "Image"):
                    details, is_image, index = open_links.pop()
                    label_end = previous["end"]
                    if previous == byte_range:
                        label_end = previous["start"] + (2 if is_image else 1)
                    links[index] = MarkdownLink(
                        details["link_type"],
                        is_image,
                        details["dest_url"],
                        span(byte_range),
                        start + character(label_end),
                    )
            elif kind == "Start" and type(content) is dict:
                for name, details in content.items():
                    if name in ("Link", "Image"):
                        open_links.append((details, name == "Image", len(links)))
                        links.append(None)
                    elif name == "Table":
                        tables.append(span(byte_range))
                    elif name == "CodeBlock" and type(details) is dict:
                        region = span(byte_range)
                        if _CLOSING_FENCE.search(text, region.start, region.end):
                            code.append(region)
    closed_links = tuple(link for link in links if link is not None)
    return Body(tuple(code), tuple(html), closed_links, tuple(_definitions(body, span)), tuple(tables))


def render(text: str, start: int) -> str:
    """The HTML of the body of a page's text, which begins at the offset `start`."""
    return _MARKDOWN.html(text[start:])


def _definitions(body: str, span: Any) -> Iterator[tuple[Span, str]]:
    if "]:" in body:
        for definition in _MARKDOWN.reference_definitions(body).values():
            yield span(definition["span"]), definition["dest"]
