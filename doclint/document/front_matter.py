"""The metadata block at the head of a page, and where each of its keys and values stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from doclint.data_classes import dataclass
from doclint.document.block import CoreYamlError, Duplicate, Entry, JsonValue, OverLimitError, Route
from doclint.document.handlers import HANDLERS, Block, Handler, Syntax
from doclint.document.plain_yaml import PlainBlock
from doclint.findings import KeyPlace, Span
from doclint.lazy import lazy

LARGEST_BLOCK = 250_000
"""How many characters of front matter are read; the largest of 19,000 real blocks has 2,000."""

_TARGET_TAG = re.compile(r"<span\s+data-ttu-id\s*=[^<>]*>?")

# `---` and one carriage return, behind which a line ends. What is longer may hold more line endings.
_LONGEST_FENCE = 4

# What tells a block that is never closed from a page that begins with a thematic break.
_AT_ONCE = re.compile(r"\r?\n(?=\S)")
_LOOKS_LIKE_KEY = re.compile(r"""["']?[\w.$-]+["']?[ \t]*[:=](?:[ \t\r]|$)""", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """The front matter of a page.

    Attributes:
        fence: the opening fence, empty where the page has no block.
        text: what stands between the fences; of JSON, whose braces are its fences, these too.
        offset: where `text` begins in the page.
        body: where the body of the page begins.
        is_present: whether the page has a block.
        is_closed: whether the block has its closing fence; everything behind an unclosed block is taken for body.
        syntax: what it is written in.
    """

    fence: Span
    text: str
    offset: int
    body: int
    is_present: bool
    is_closed: bool
    syntax: Syntax = Syntax.YAML

    @lazy
    def first_segment(self) -> Span | None:
        """The tag of the first segment in the block, in characters of the page."""
        match = _TARGET_TAG.search(self.text)
        return Span(self.offset + match.start(), self.offset + match.end()) if match else None

    @property
    def is_translated(self) -> bool:
        """Whether the block went through translation like a body, which leaves no YAML in it."""
        return self.first_segment is not None

    @lazy
    def _parsed(self) -> Block | CoreYamlError | None:
        if not (self.is_present and self.is_closed) or self.is_translated:
            return None
        if len(self.text) > LARGEST_BLOCK:
            return OverLimitError(f"has {len(self.text):,} characters, more than {LARGEST_BLOCK:,}", 0)
        try:
            return HANDLERS[self.syntax].read(self.text)
        except CoreYamlError as error:
            return error

    @property
    def error(self) -> CoreYamlError | None:
        """Why the block cannot be read: it is not YAML (TOML, JSON), is over a limit, or holds no keys and values.

        `offset` counts from the beginning of the page.
        """
        parsed = self._parsed
        if isinstance(parsed, CoreYamlError):
            return type(parsed)(parsed.problem, self.offset + parsed.offset)
        if parsed is None or isinstance(parsed.value, dict) or parsed.value is None:
            return None
        found = "a list" if isinstance(parsed.value, list) else "a single value"
        start = self.offset + len(self.text) - len(self.text.lstrip())
        return CoreYamlError(f"expected keys and values, found {found}", start)

    @property
    def over_limit(self) -> OverLimitError | None:
        """Which limit the block is over, so that nobody reads it to its end."""
        error = self.error
        return error if isinstance(error, OverLimitError) else None

    @lazy
    def values(self) -> dict[str, JsonValue]:
        """The keys and values of the block, empty where there are none to be read."""
        parsed = self._parsed
        if parsed is None or isinstance(parsed, CoreYamlError) or not isinstance(parsed.value, dict):
            return {}
        return parsed.value

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """Keys that stand in their mapping already; places count from the beginning of `text`."""
        parsed = self._parsed
        return () if parsed is None or isinstance(parsed, CoreYamlError) else parsed.duplicates

    def value(self, route: Route) -> JsonValue:
        """The value at a route of keys, None where there is none."""
        value: JsonValue = self.values
        if len(route) == 1:
            return value.get(route[0])
        for key in route:
            if isinstance(value, dict):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def span(self, place: KeyPlace) -> Span:
        """Where a key or its value stands in the page.

        An empty value has no place of its own: its key stands for it. Where the route leads nowhere, the innermost
        part of it that exists does, and at last the opening fence.
        """
        for length in range(len(place.route), 0, -1):
            entry = self._entries.get(place.route[:length])
            if entry is not None:
                is_whole = length == len(place.route)
                wants_value = is_whole and place.part == "value" and entry.value.start < entry.value.end
                token = entry.value if wants_value else entry.key
                return Span(self.offset + token.start, self.offset + token.end)
        return self.fence

    @property
    def row(self) -> Callable[[str], tuple[int, int, int] | None] | None:
        """Tells where the value of a top-level key stands, as `PlainBlock.row` does; None if it is not plain.

        The block begins at the end of the first line.
        """
        parsed = self._parsed
        return parsed.row if isinstance(parsed, PlainBlock) and self.offset <= _LONGEST_FENCE else None

    def token(self, span: Span) -> str:
        """What stands at a place in the block."""
        return self.text[span.start - self.offset : span.end - self.offset]

    @lazy
    def _entries(self) -> dict[Route, Entry]:
        parsed = self._parsed
        if parsed is None or isinstance(parsed, CoreYamlError):
            return {}
        return {entry.route: entry for entry in parsed.entries()}


def read_front_matter(text: str) -> FrontMatter:
    """Find the block at the head of a page (without its byte order mark)."""
    for syntax, handler in HANDLERS.items():
        opening = handler.opening(text)
        if opening is not None:
            return _read_block(text, opening, syntax, handler)
    return _NO_BLOCK


_NO_BLOCK = FrontMatter(Span(0, 0), "", 0, 0, is_present=False, is_closed=False)


def _read_block(text: str, opening: int, syntax: Syntax, handler: Handler) -> FrontMatter:
    fence = Span(0, len(text[:opening].rstrip()))
    # The braces of JSON are its fences, and part of it.
    start = 0 if syntax is Syntax.JSON else opening
    closing = handler.closing(text, opening)
    if closing is None:
        if not _is_opened_block(text[opening:], syntax):
            return _NO_BLOCK
        return FrontMatter(fence, text[start:], start, 0, is_present=True, is_closed=False, syntax=syntax)
    end, body = closing
    return FrontMatter(fence, text[start:end], start, body, is_present=True, is_closed=True, syntax=syntax)


def _is_opened_block(rest: str, syntax: Syntax) -> bool:
    """Whether a fence that no other follows opens a block; else three hyphens are a thematic break, others are text."""
    content = rest.lstrip()
    if syntax is not Syntax.YAML:
        return _LOOKS_LIKE_KEY.match(content) is not None
    return not content or _AT_ONCE.match(rest) is not None or _LOOKS_LIKE_KEY.match(content) is not None


# What people put before a block: empty lines and a comment.
_BEFORE_BLOCK = re.compile(r"(?:\s|<!--(?:[^-]|-(?!->))*-->)*")


def find_later_block(text: str) -> Span | None:
    """The opening fence of a block with keys that only empty lines or comments keep from the head of the page."""
    match = _BEFORE_BLOCK.match(text)
    start = match.end() if match else 0
    if start == 0 or text.rfind("\n", 0, start) + 1 != start:
        return None
    block = read_front_matter(text[start:])
    if not (block.is_present and block.is_closed and block.values):
        return None
    return Span(start, start + block.fence.end)
