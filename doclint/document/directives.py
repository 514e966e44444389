"""Reads what a page tells doclint itself: comments that suppress findings, in its body and in its front matter.

In the body they are HTML comments, `<!-- doclint-disable-next-line LNK001 -- why -->`; what stands in code is text. In
front matter they are YAML comments, `# doclint: disable=HND003 -- why`: behind a value for its line, on a line of their
own for the whole block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum

from doclint.data_classes import dataclass
from doclint.document.block import CoreYamlError
from doclint.document.page import Document
from doclint.document.regions import Regions
from doclint.findings import Position, Span


class Verb(Enum):
    """What a directive does, as it is written behind `doclint-`; `BLOCK` stands in front matter."""

    NEXT_LINE = "disable-next-line"
    LINE = "disable-line"
    START = "disable"
    END = "enable"
    FILE = "disable-file"
    BLOCK = "front matter"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Word:
    """A code, a name or a family in a directive."""

    text: str
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that tells doclint something.

    Attributes:
        verb: what it does.
        written: how it begins, such as `doclint-disable-line`.
        words: what it is about, in order; none means every rule.
        start: of the comment; `end` is exclusive.
        line: the line that it is about, for `NEXT_LINE` and `LINE`; that of the closing fence, for `BLOCK`. 0
            where there is none.
        removal: what to take away to remove the comment, with its line where it has one to itself.
    """

    verb: Verb
    written: str
    words: tuple[Word, ...]
    start: Position
    end: Position
    line: int
    removal: tuple[Position, Position]


_OPENING = re.compile(r"<!--[ \t\r\n]{0,100}doclint-(?P<verb>[A-Za-z]+(?:-[A-Za-z]+)*)")

_IN_FRONT_MATTER = re.compile(
    r"(?:^|(?<=[ \t]))#[ \t]{0,20}doclint:[ \t]{0,20}(?P<verb>[A-Za-z-]+)?(?P<rest>[^\r\n]*)", re.MULTILINE
)

_NO_SPACE = re.compile(r"\S")
_WORD = re.compile(r"[^\s,:=]+")

# Two hyphens between white space begin the reason.
_REASON = re.compile(r"(?:^|(?<=\s))--(?=\s|$)")


def read_directives(document: Document) -> tuple[Directive, ...]:
    """The directives of a page, in order of their places."""
    if "doclint" not in document.text:
        return ()
    return (*_in_front_matter(document), *_in_body(document))


def _in_body(document: Document) -> Iterator[Directive]:
    text = document.text
    found = []
    opening = _OPENING.search(text, document.front_matter.body)
    while opening is not None:
        end = text.find("-->", opening.end())
        if end < 0:
            break
        if _is_html(document, opening.start()):
            found.append((opening, Span(opening.start(), end + 3)))
        opening = _OPENING.search(text, end + 3)
    comment_lines = {
        document.lines.position(span.start).line
        for _, span in found
        if _is_alone(document, span) and "\n" not in text[span.start : span.end]
    }
    directives = []
    next_lines: dict[int, int] = {}
    for opening, span in reversed(found):
        verb = _verb(opening["verb"])
        start, end_position = document.positions(span)
        line = start.line if verb is Verb.LINE else 0
        if end_position.line not in next_lines:
            next_lines[end_position.line] = _next_line(document, end_position.line, comment_lines, next_lines)
        if verb is Verb.NEXT_LINE:
            line = next_lines[end_position.line]
        words = _words(document, opening.end(), span.end - 3)
        removal = document.positions(_removal(document, span))
        directives.append(Directive(verb, f"doclint-{opening['verb']}", words, start, end_position, line, removal))
    yield from reversed(directives)


def _is_html(document: Document, offset: int) -> bool:
    """Whether CommonMark reads what stands here as HTML, so that no reader sees it."""
    regions = document.body.html
    index = bisect_right(regions, offset, key=lambda region: region.start) - 1
    return index >= 0 and offset < regions[index].end


def _next_line(document: Document, line: int, comment_lines: set[int], known: dict[int, int]) -> int:
    """The line that a comment on the line before is about: blank lines and other such comments do not count.

    `known` has the answers for the lines of the comments below.
    """
    last = document.lines.position(len(document.text)).line
    for number in range(line + 1, last + 1):
        if number in comment_lines:
            return known.get(number, 0)
        if document.lines.line(number).strip():
            return number
    return 0


def _in_front_matter(document: Document) -> Iterator[Directive]:
    block = document.front_matter
    if not (block.is_present and block.is_closed) or "doclint:" not in block.text:
        return
    candidates = list(_IN_FRONT_MATTER.finditer(block.text))
    closing_fence = document.lines.position(block.offset + len(block.text)).line
    for match in _comments_among(candidates, block.text):
        span = Span(block.offset + match.start(), block.offset + match.end())
        start, end = document.positions(span)
        is_alone = _is_alone(document, span)
        verb = Verb.UNKNOWN
        if match["verb"] == "disable":
            verb = Verb.BLOCK if is_alone else Verb.LINE
        words = _words(document, block.offset + match.start("rest"), span.end)
        line = closing_fence if verb is Verb.BLOCK else start.line
        removal = document.positions(_removal(document, span))
        yield Directive(verb, f"doclint: {match['verb'] or ''}".strip(), words, start, end, line, removal)


def _comments_among(candidates: list[re.Match[str]], block: str) -> Iterator[re.Match[str]]:
    """Those matches that YAML reads as comments; others are text of a value."""
    if not candidates:
        return
    # Hardly a page has such comments.
    from doclint.document.yaml_nodes import text_tokens  # noqa: PLC0415

    try:
        texts = Regions(text_tokens(block))
    except CoreYamlError:
        # What cannot be read has no values that the text could belong to.
        yield from candidates
        return
    for match in candidates:
        if not texts.hold(match.start()):
            yield match


def _words(document: Document, start: int, end: int) -> tuple[Word, ...]:
    text = document.text[start:end]
    reason = _REASON.search(text)
    listed = text[: reason.start()] if reason else text
    return tuple(
        Word(match[0], *document.positions(Span(start + match.start(), start + match.end())))
        for match in _WORD.finditer(listed)
    )


def _verb(written: str) -> Verb:
    try:
        verb = Verb(written.lower())
    except ValueError:
        return Verb.UNKNOWN
    return Verb.UNKNOWN if verb is Verb.BLOCK else verb


def _is_alone(document: Document, span: Span) -> bool:
    """Whether a comment has its lines to itself."""
    before, after = _lines_around(document, span)
    text, start = document.text, span.start
    # Of a line with many comments none reads farther than to the next one.
    while start > before and text[start - 1].isspace():
        start -= 1
    return start == before and not _NO_SPACE.search(text, span.end, after)


def _lines_around(document: Document, span: Span) -> tuple[int, int]:
    """Where the line of a span begins and where the one it ends on does, its line ending excluded."""
    start, end = document.positions(span)
    return span.start - (start.column - 1), document.lines.end(end.line)


def _removal(document: Document, span: Span) -> Span:
    text = document.text
    before, after = _lines_around(document, span)
    if _is_alone(document, span):
        if text.startswith("\r\n", after):
            return Span(before, after + 2)
        return Span(before, min(after + 1, len(text)))
    start = span.start
    while start > before and text[start - 1] in " \t":
        start -= 1
    return Span(start, span.end)
