"""The URLs of a body, in all the forms a link takes, each with its exact place, and how to write one there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from doclint.data_classes import dataclass
from doclint.document.body import Body, MarkdownLink
from doclint.findings import Span


class LinkForm(Enum):
    """Where a URL stands, which decides how it is written there."""

    DESTINATION = "](url)"
    POINTED_DESTINATION = "](<url>)"
    DEFINITION = "[label]: url"
    POINTED_DEFINITION = "[label]: <url>"
    AUTOLINK = "<url>"
    HTML = "href"
    BARE = "url"


@dataclass(frozen=True, slots=True)
class Link:
    """A URL in a body.

    Attributes:
        url: as a reader of the page gets it, entities and escapes decoded.
        span: the characters it is written in, without the brackets or quotes around them.
        is_in_table: whether an unescaped `|` would end the table cell that it stands in.
    """

    url: str
    span: Span
    form: LinkForm
    is_in_table: bool = False


# Entities count only with their semicolon: `&region=` is no `®ion=`.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST_ENTITY = 34

_ENDS_SENTENCE = frozenset("?!.,:*_~'\"\\]|")

# CommonMark's backslash escapes: https://spec.commonmark.org/0.31.2/#backslash-escapes
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

_HREF = re.compile(r"""\b(?:href|src)\s*=\s*(?:"(?P<double>[^"<>]*)"|'(?P<single>[^'<>]*)')""", re.IGNORECASE)

# Only characters of URLs: a letter or mark of a text that has no spaces between its words ends the URL, and so does a
# bracket, which ends the label that the URL stands in (but for the address of a host).
_BARE = re.compile(r"https?://(?:\[[0-9A-Fa-f:.]{2,45}\])?[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%|{}^\\]+", re.IGNORECASE)

# The host of a URL with what stands before and behind it, and the first label of its path if that is a locale's. The
# slashes are what a page has most seldom written otherwise. It only looks ahead, for what seems to be a port may be the
# colon of the next URL.
_AUTHORITY = re.compile(r"""://(?=([^\s/?#<>()\[\]"'`|&\\]*)(?:/([A-Za-z]{2,3}-[A-Za-z0-9]{2,4})(?![\w-]))?)""")
_DISGUISED = re.compile(r"&(?:#[0-9xX]|colon;|sol;)")
_ESCAPED = re.compile(r""":(?:/?\\/|//[^\s/?#<>()\[\]"'`|&\\]*[&\\])""")

_POINTED = re.compile(r"<((?:\\.|[^\\<>\r\n])*)>")

_SPACE = re.compile(r"[ \t\r\n]*")


def decode_entities(text: str) -> str:
    """Decode HTML entities once, those that end in a semicolon."""
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415 - it knows 2,000 names, and many pages need none

    return _ENTITY.sub(lambda match: unescape(match[0]), text)


def _decode_markdown(text: str) -> str:
    return decode_entities(_ESCAPE.sub(r"\1", text))


def read_links(text: str, start: int, body: Body) -> tuple[Link, ...]:
    """Every URL of a page's text from the offset `start` on, in order of its place. Code holds none."""
    links = [
        *_markdown_links(text, body),
        *_definitions(text, body),
        *_html_links(text, body),
    ]
    links.sort(key=lambda link: link.span.start)
    links.extend(_bare_links(text, start, body, links))
    links.sort(key=lambda link: link.span.start)
    return tuple(links)


class Hosts(NamedTuple):
    """What the URLs of a text lead to, at a glance.

    Attributes:
        written: hosts as they are written, with user names and ports, each with the locale that is the first label of
            the path behind it, or with an empty text.
        is_sure: whether no URL can be written in another way, with entities or escapes.
    """

    written: frozenset[tuple[str, str]]
    is_sure: bool


def read_hosts(text: str, start: int) -> Hosts:
    """What a page's text leads to from the offset `start` on, code and text that is no link included.

    A hundredth of the time of reading the links, for the many pages on which no rule has anything to look for.
    """
    may_be_disguised = "&" in text or "\\" in text
    return Hosts(
        frozenset(_AUTHORITY.findall(text, start)),
        not (may_be_disguised and (_DISGUISED.search(text, start) or _ESCAPED.search(text, start))),
    )


def _markdown_links(text: str, body: Body) -> Iterator[Link]:
    for link in body.links:
        if link.kind == "Autolink":
            yield Link(link.destination, Span(link.span.start + 1, link.span.end - 1), LinkForm.AUTOLINK)
        elif link.kind == "Inline":
            destination = _inline_destination(text, link)
            if destination is not None:
                span, form = destination
                yield Link(link.destination, span, form, _stands_in_table(text, span, body))


def _inline_destination(text: str, link: MarkdownLink) -> tuple[Span, LinkForm] | None:
    opening = text.find("](", link.label_end, link.span.end)
    if opening < 0:
        return None
    start = _skip_space(text, opening + 2)
    pointed = _POINTED.match(text, start, link.span.end)
    if pointed is not None:
        return Span(*pointed.span(1)), LinkForm.POINTED_DESTINATION
    return Span(start, _destination_end(text, start, link.span.end)), LinkForm.DESTINATION


def _skip_space(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset


def _destination_end(text: str, start: int, limit: int) -> int:
    """The end of a link destination without pointed brackets: white space, or a parenthesis that closes none."""
    depth = 0
    offset = start
    while offset < limit:
        character = text[offset]
        if character == "\\" and _ESCAPE.match(text, offset):
            offset += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                break
        elif character <= " ":
            break
        offset += 1
    return offset


def _definitions(text: str, body: Body) -> Iterator[Link]:
    for span, destination in body.definitions:
        colon = text.find("]:", span.start, span.end)
        start = _skip_space(text, colon + 2)
        pointed = _POINTED.match(text, start, span.end)
        if pointed is not None:
            yield Link(destination, Span(*pointed.span(1)), LinkForm.POINTED_DEFINITION)
        else:
            end = start
            while end < span.end and text[end] > " ":
                end += 1
            yield Link(destination, Span(start, end), LinkForm.DEFINITION)


def _html_links(text: str, body: Body) -> Iterator[Link]:
    for piece in body.html:
        for match in _HREF.finditer(text, piece.start, piece.end):
            group = "double" if match["double"] is not None else "single"
            yield Link(decode_entities(match[group]), Span(*match.span(group)), LinkForm.HTML)


def _bare_links(text: str, start: int, body: Body, known: list[Link]) -> Iterator[Link]:
    taken = sorted([*body.code, *(link.span for link in known)], key=lambda span: span.start)
    for match in _BARE.finditer(text, start):
        if _covers(taken, match.start()):
            continue
        end = match.start() + len(without_trailing_punctuation(match[0]))
        span = Span(match.start(), end)
        form = LinkForm.HTML if _covers(body.html, span.start) else LinkForm.BARE
        in_table = form is LinkForm.BARE and _stands_in_table(text, span, body)
        yield Link(_decode_markdown(text[span.start : end]), span, form, in_table)


def _covers(spans: list[Span] | tuple[Span, ...], offset: int) -> bool:
    """Whether one of the spans, which stand in order, holds the offset."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].start <= offset:
            low = middle + 1
        else:
            high = middle
    return low > 0 and offset < spans[low - 1].end


def without_trailing_punctuation(url: str) -> str:
    """Cut what belongs to the sentence: https://github.github.com/gfm/#extended-autolink-path-validation"""
    end = len(url)
    surplus = url.count(")") - url.count("(")
    while end:
        last = url[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";":
            ampersand = url.rfind("&", max(end - _LONGEST_ENTITY, 0), end)
            end = ampersand if ampersand >= 0 and _ENTITY.fullmatch(url, ampersand, end) else end - 1
        elif last in _ENDS_SENTENCE:
            end -= 1
        else:
            break
    return url[:end]


def _stands_in_table(text: str, span: Span, body: Body) -> bool:
    return _covers(body.tables, span.start)


def write_url(url: str, link: Link) -> str:
    """Write a URL in the place of a link so that the page's reader gets exactly it.

    In a table cell `|` becomes `%7C`; in bare text, where nothing can quote it, white space is percent-encoded.
    """
    if link.is_in_table:
        url = url.replace("|", "%7C")
    match link.form:
        case LinkForm.HTML:
            from html import escape  # noqa: PLC0415 - only to mend a link

            return escape(url, quote=True)
        case LinkForm.DESTINATION | LinkForm.DEFINITION:
            return _escape_entities(_escape_backslashes(url)) if _fits_unpointed(url) else f"<{_escape_pointed(url)}>"
        case LinkForm.POINTED_DESTINATION | LinkForm.POINTED_DEFINITION:
            return _escape_pointed(url)
        case _:
            return _percent_encode_space(url)


def _fits_unpointed(url: str) -> bool:
    depth = 0
    for character in url:
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth < 0:
                return False
        elif character <= " " or character == "\x7f":
            return False
    return depth == 0 and bool(url) and not url.startswith("<")


def _escape_backslashes(url: str) -> str:
    return re.sub(r"\\(?=[!-/:-@\[-`{-~]|\Z)", r"\\\\", url)


def _escape_entities(url: str) -> str:
    return _ENTITY.sub(lambda match: "&amp;" + match[0][1:], url)


def _escape_pointed(url: str) -> str:
    url = url.replace("\r", "%0D").replace("\n", "%0A")
    return _escape_entities(re.sub(r"[<>]", lambda match: "\\" + match[0], _escape_backslashes(url)))


def _percent_encode_space(url: str) -> str:
    return re.sub(r"[\x00-\x20<>\x7f]", lambda match: f"%{ord(match[0]):02X}", _escape_entities(url))
