"""`Document`: one page, read once. What is costly is read when somebody first asks for it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable

from doclint.data_classes import dataclass
from doclint.digests import blake2b
from doclint.document.block import Route
from doclint.document.body import Body, read_body
from doclint.document.front_matter import FrontMatter, read_front_matter
from doclint.document.links import Hosts, Link, read_hosts, read_links
from doclint.document.pairs import Extents, Halves, Pair, place_plain_pairs, read_extents, read_pairs, read_plain_halves
from doclint.document.segments import Segment, are_orderly, read_segments
from doclint.document.text import Lines
from doclint.findings import KeyPlace, Place, Position, Span
from doclint.lazy import lazy


class UnreadableError(ValueError):
    """Bytes that are no text: the message says why, `line` where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class TooLargeError(UnreadableError):
    """A page that nobody reads to its end: it is over a limit, which the message tells."""


LARGEST_PAGE = 5_000_000
"""How many bytes of a page are read; the largest of 19,000 real ones has 342,060."""

MOST_CONTAINERS = 500
"""How deeply block quotes and lists may be nested in one line."""


@dataclass(frozen=True, eq=False)
class Document:
    """A page. Two of them are equal only if they are one, so that something can be kept by a page without reading it.

    Attributes:
        text: its characters without a byte order mark, with its own line endings. All offsets count in it.
        front_matter: the metadata block at its head.
    """

    text: str
    front_matter: FrontMatter

    @lazy
    def lines(self) -> Lines:
        return Lines(self.text)

    @lazy
    def body(self) -> Body:
        return read_body(self.text, self.front_matter.body)

    @lazy
    def segments(self) -> tuple[Segment, ...]:
        return read_segments(self.text, self.front_matter.body, lambda: self.body.code)

    @lazy
    def extents(self) -> tuple[Extents, ...]:
        """What belongs to the halves of each of `segments`."""
        return read_extents(self.text, self.front_matter.body, self.segments)

    @lazy
    def _plain_halves(self) -> list[Halves] | None:
        return read_plain_halves(self.text, self.front_matter.body)

    @lazy
    def halves(self) -> list[Halves]:
        """What stands in the halves of `pairs`, in their order. On nearly all pages it is known before places are."""
        plain = self._plain_halves
        return [pair[:3] for pair in self.pairs] if plain is None else plain

    @lazy
    def pairs(self) -> tuple[Pair, ...]:
        """The whole segments, both halves side by side."""
        if self.has_only_plain_pairs:
            return place_plain_pairs(self.text, self.front_matter.body)
        return read_pairs(self.text, self.segments, self.extents)

    @lazy
    def has_orderly_ids(self) -> bool:
        """Whether there is nothing to say of the ids of `pairs`, as `are_orderly` tells of nearly every page."""
        return are_orderly([id_ for id_, _, _ in self.halves])

    @lazy
    def targets(self) -> str:
        """The target halves of `pairs` in one text, pilcrows between them.

        One look at it tells what is on hardly any page in less time than a look at each half.
        """
        return "¶".join([target for _, target, _ in self.halves])

    @lazy
    def broken_segments(self) -> tuple[Segment, ...]:
        """The segments that are no pairs: a half stands alone, or the ids of the two differ."""
        if self.has_only_plain_pairs:
            return ()
        return tuple(segment for segment in self.segments if not segment.is_whole)

    @property
    def has_only_plain_pairs(self) -> bool:
        """Whether every segment is a pair of undamaged halves without a tag inside, so that `pairs` tells all."""
        return self._plain_halves is not None

    @lazy
    def hosts(self) -> Hosts:
        """What its URLs lead to, at a glance: whether it is worth reading `links`."""
        return read_hosts(self.text, self.front_matter.body)

    @lazy
    def links(self) -> tuple[Link, ...]:
        return read_links(self.text, self.front_matter.body, self.body)

    def span(self, place: Place) -> Span:
        """Where a place is, in characters of the text."""
        return self.front_matter.span(place) if isinstance(place, KeyPlace) else place

    def places_of(self, routes: Iterable[Route]) -> tuple[int, ...]:
        """Where the values at routes of front matter stand, as `span` tells; on most pages nearly for nothing.

        Returns:
            Four numbers for each: the line and column that it begins at, and those behind its end.
        """
        block = self.front_matter
        values, row = block.values, block.row
        # No fence goes over more than a line.
        fence = (1, block.fence.start + 1, 1, block.fence.end + 1)
        numbers: list[int] = []
        for route in routes:
            if not route or route[0] not in values:
                numbers += fence
            elif row is not None and len(route) == 1 and (place := row(route[0])) is not None:
                line, start, end = place
                numbers += (line + 1, start + 1, line + 1, end + 1)
            else:
                span = block.span(KeyPlace(route))
                first, last = self._head.position(span.start), self._head.position(span.end)
                numbers += (first.line, first.column, last.line, last.column)
        return tuple(numbers)

    @lazy
    def _head(self) -> Lines:
        """The lines of the front matter."""
        return Lines(self.text[: self.front_matter.body])

    def positions(self, span: Span) -> tuple[Position, Position]:
        """The first position of a span and the one behind its last."""
        return self.lines.position(span.start), self.lines.position(span.end)


def read_document(content: bytes) -> Document:
    """Read a page from its bytes, UTF-8 with or without a byte order mark.

    Raises:
        TooLargeError: the page is over a limit.
        UnreadableError: the bytes are not UTF-8.
    """
    if len(content) > LARGEST_PAGE:
        raise TooLargeError(f"it has more than {LARGEST_PAGE:,} bytes", 1)
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"byte 0x{content[error.start]:02x} is not UTF-8", line) from None
    document = Document(text, read_front_matter(text))
    over_limit = document.front_matter.over_limit
    if over_limit is not None:
        line = document.lines.position(over_limit.offset).line
        raise TooLargeError(f"its front matter {over_limit.problem}", line)
    deep = _too_deep(text, document.front_matter.body)
    if deep is not None:
        words = f"its block quotes and lists are nested more than {MOST_CONTAINERS} levels deep"
        raise TooLargeError(words, document.lines.position(deep).line)
    return document


# A line in too many of them begins with so many characters of these that some stand at every so manieth of the text.
_STEP = 50
_SIGNS = re.compile(rf"[-+*>.)0-9 \t]{{{(MOST_CONTAINERS + 1) // _STEP}}}")

# Block quotes and lists that a line begins with.
_CONTAINERS = rf"^[ \t]*+(?:(?:>|[-+*](?=[ \t])|[0-9]{{1,9}}[.)](?=[ \t]))[ \t]*+){{{MOST_CONTAINERS + 1}}}"


def _too_deep(text: str, body: int) -> int | None:
    """Where a line begins that is in more block quotes and lists than are read.

    A Markdown parser looks at all of them again on every line that follows.
    """
    if not _SIGNS.search(text[body::_STEP]):
        return None
    match = re.compile(_CONTAINERS, re.MULTILINE).search(text, body)
    return match.start() if match else None


def source_hashes(content: bytes) -> tuple[str, str]:
    """The hashes that a translation made from these bytes carries: SHA-1 and SHA-256, in lower-case hexadecimal.

    They are those of the bytes with CRLF line endings, whatever the checkout has: verified on 200 of 200 pages of two
    repositories at the source commit that each names.
    """
    import hashlib  # noqa: PLC0415 - only for source pages, but then for many: OpenSSL is the quickest

    windows = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return hashlib.sha1(windows, usedforsecurity=False).hexdigest(), hashlib.sha256(windows).hexdigest()


def digest(content: bytes) -> bytes:
    """What tells these bytes from any others."""
    return blake2b(content, digest_size=16).digest()
