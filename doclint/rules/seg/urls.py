"""The URLs of both halves of a segment, made comparable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from doclint.data_classes import dataclass
from doclint.document import Document
from doclint.document.halves import bare_urls, read_half
from doclint.document.links import without_trailing_punctuation
from doclint.document.pairs import Pair
from doclint.findings import Span
from doclint.lazy import kept
from doclint.rules.lnk.wrappers import percent_decode, unwrap

_LOCALE_SEGMENT = re.compile(r"/[a-z]{2,3}(?:-[a-z]{4})?-[a-z]{2}(?=[/?#]|\Z)", re.IGNORECASE)
_LOCALE_VALUE = re.compile(r"(?<==)[a-z]{2}-[a-z]{2}(?![\w-])|(?<=[?&]ad=)[a-z]{2}(?![\w-])", re.IGNORECASE)
_LANGUAGE_HOST = re.compile(r"\A(https?://)[a-z]{2}(?:-[a-z]{2})?\.", re.IGNORECASE)
_ENDING = " \t./,;:!?'\"*_)>]。，、；：！？）】」』»”’"


@dataclass(frozen=True, slots=True)
class Url:
    """A URL of a half.

    Attributes:
        text: as a reader gets it.
        key: what is equal in two halves that link to the same page, each in its own locale.
        span: where it stands, in characters of the half.
        is_bare: whether it stands in the text by itself.
    """

    text: str
    key: str
    span: Span
    is_bare: bool


@lru_cache(maxsize=64)
def urls_of_half(half: str) -> tuple[Url, ...]:
    """The destinations of the links and images of a half, and the URLs in its text."""
    urls = [
        Url(link.destination, comparable(link.destination), link.span, link.is_autolink)
        for link in read_half(half).links
    ]
    for found, span in bare_urls(half):
        url = without_trailing_punctuation(found)
        urls.append(Url(url, comparable(url), Span(span.start, span.start + len(url)), True))
    return tuple(urls)


@lru_cache(maxsize=1024)
def comparable(url: str) -> str:
    """A URL without what may differ between locales: a locale, `&amp;` for `&`, punctuation at its end.

    A rewritten URL counts for its destination: that it was rewritten is another rule's finding.
    """
    unwrapped = unwrap(url)
    if unwrapped is not None and unwrapped.destination is not None:
        url = unwrapped.destination
    url = percent_decode(url.replace("&amp;", "&").strip())
    url = _LOCALE_SEGMENT.sub("", url)
    url = _LOCALE_VALUE.sub("", url)
    url = _LANGUAGE_HOST.sub(r"\1", url)
    return url.rstrip(_ENDING).casefold()


# What decides which URLs a half has, in its order: destinations, brackets, escapes, code, tags and bare URLs.
_SIGNS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\(\S*|[\[\]`<>\\!]|://[^\s<>\[\]`]*")


@kept
def pairs_with_other_urls(document: Document) -> tuple[Pair, ...]:
    """The pairs of a page whose halves may have other URLs; all that have are among them.

    A look at the signs that URLs hang on spares reading nearly all halves. Kept for the rules that ask for it in turn.
    """
    return tuple(
        [
            document.pairs[number]
            for number, (_, target, source) in enumerate(document.halves)
            # One character is found three times as fast as `://` or `](`.
            if ("/" in source or "(" in source or "/" in target or "(" in target)
            and _may_have_other_urls(target, source)
        ]
    )


def _may_have_other_urls(target: str, source: str) -> bool:
    return (
        ("://" in source or "](" in source or "://" in target or "](" in target)
        and not _have_equal_links(target, source)
        and _SIGNS.findall(target) != _SIGNS.findall(source)
        and bool(target.strip())
    )


# A link with nothing in it that could be read in two ways.
_PLAIN_LINK = re.compile(r"\[[^\[\]]*\]\(([^()\s]*)\)")


def _have_equal_links(target: str, source: str) -> bool:
    """Whether both halves have plain links and nothing else that a URL hangs on, and the same ones."""
    links = _PLAIN_LINK.findall(target)
    others = _PLAIN_LINK.findall(source)
    if links != others and sorted(links) != sorted(others):
        return False
    # Neither half has fewer of anything than its links have.
    both = target + source
    return (
        both.count("[") == both.count("]") == 2 * len(links)
        and both.count("://") == 2 * " ".join(links).count("://")
        and "`" not in both
        and "<" not in both
        and "\\" not in both
    )


def lost_urls(pair: Pair) -> list[str]:
    """The URLs that the source half has more often than the target half, in the order of the source half."""
    left = Counter(url.key for url in urls_of_half(pair.target))
    lost = []
    for url in urls_of_half(pair.source):
        if left[url.key]:
            left[url.key] -= 1
        else:
            lost.append(url.text)
    return lost


# What has grown onto a URL begins with a letter, or with punctuation and then a letter where URLs seldom have one.
_GROWN = re.compile(r"[^\W\d_]|[.:](?=[A-Z]|[^\W\d_a-z])|[,;!?()]{1,3}(?=[^\W\d_])|[^\x00-\x7f]")


def grown_urls(pair: Pair) -> list[tuple[Url, str]]:
    """The URLs in the text of the target half that have swallowed what stands behind them, with the source half's."""
    bare = [url for url in urls_of_half(pair.target) if url.is_bare]
    if not bare:
        return []
    source = urls_of_half(pair.source)
    known = {url.key for url in source}
    roots = {without_trailing_punctuation(url.text) for url in source if url.is_bare}
    lengths = sorted({len(root) for root in roots})
    return [
        (url, url.text[:length])
        for url in bare
        if url.key not in known
        for length in reversed(lengths[: bisect_right(lengths, len(url.text))])
        if url.text[:length] in roots and _GROWN.match(url.text, length)
    ]


def swallowed(urls: Iterable[Url]) -> int:
    """How many URLs stand inside of others, because no space is between them."""
    return sum(url.text.count("://") - 1 for url in urls if url.is_bare and "://" in url.text)
