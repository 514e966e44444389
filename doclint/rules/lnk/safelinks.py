"""Outlook Safe Links: which URLs are ones, and the destination that each wraps.

https://learn.microsoft.com/defender-office-365/safe-links-about says what they are; what they look like is from real
pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from doclint.document import Document
from doclint.document.links import Link

# Host, labels before it allowed or not, and the beginning of the path, in lower case.
_SERVICES = (
    ("safelinks.protection.outlook.com", True, "/"),
    ("safelinks.protection.office365.us", True, "/"),
    ("safelinks.protection.outlook.cn", True, "/"),
    ("statics.teams.cdn.office.net", False, "/evergreen-assets/safelinks/"),
    ("outlook.office.com", False, "/mail/safelink.html"),
    ("outlook.office365.com", False, "/mail/safelink.html"),
    ("outlook.live.com", False, "/mail/safelink.html"),
)

_URL = re.compile(r"https?://(?P<host>[^/?#@]*)(?P<path>[^?#]*)(?:\?(?P<query>.*))?", re.IGNORECASE | re.DOTALL)

_HTTP = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)

# What follows the wrapped URL where it was not percent-encoded and so has parameters of its own.
_OWN_PARAMETERS = re.compile(r"&(?:amp;)?(?:data|sdata|reserved)=", re.IGNORECASE)

_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Safelink:
    """A Safe Links URL.

    Attributes:
        destination: the URL it leads to, None where it is not in it.
        is_encoded: whether the wrapped URL is percent-encoded, as it should be.
    """

    destination: str | None
    is_encoded: bool


def may_have_safelinks(text: str) -> bool:
    """Whether it is worth reading the links of a text: far cheaper, and never wrongly false."""
    return "safelink" in text or "safelink" in text.lower()


def read_safelink(url: str) -> Safelink | None:
    """Unwrap a URL, and what it wraps, to the destination; None for a URL that is no Safe Link."""
    found = _unwrap_once(url)
    if found is None:
        return None
    destination = found.destination
    for _ in range(_DEEPEST - 1):
        inner = _unwrap_once(destination) if destination else None
        if inner is None:
            break
        destination = inner.destination
    return Safelink(destination, found.is_encoded)


def _unwrap_once(url: str) -> Safelink | None:
    match = _URL.match(url)
    if match is None or not _is_service(match["host"], match["path"]):
        return None
    parameter = re.search(r"(?:\A|&)(?:amp;)?url=", match["query"] or "", re.IGNORECASE)
    if parameter is None:
        return Safelink(None, is_encoded=True)
    wrapped = match["query"][parameter.end() :]
    if "://" in re.split(r"[&#]", wrapped, maxsplit=1)[0]:
        destination = _OWN_PARAMETERS.split(wrapped, maxsplit=1)[0]
        return Safelink(destination if _HTTP.match(destination) else None, is_encoded=False)
    encoded, *_ = wrapped.split("&", 1)
    destination = unquote(encoded.split("#", 1)[0])
    fragment = wrapped.partition("#")[2]
    if fragment and "#" not in destination:
        # A redirect keeps the fragment of the URL that it was asked for.
        destination = f"{destination}#{fragment}"
    return Safelink(destination if _HTTP.match(destination) else None, is_encoded=True)


def _is_service(host: str, path: str) -> bool:
    host = host.lower().partition(":")[0].rstrip(".")
    path = path.lower() or "/"
    return any(
        (host == service or (with_labels and host.endswith(f".{service}"))) and path.startswith(beginning)
        for service, with_labels, beginning in _SERVICES
    )


@dataclass(frozen=True, slots=True)
class FoundSafelink:
    """A Safe Link on a page, and how it is written there."""

    link: Link
    safelink: Safelink
    raw_ampersands: tuple[int, ...]


_RAW_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)")


def find_safelinks(document: Document) -> list[tuple[FoundSafelink, ...]]:
    """The Safe Links of a page, those in one segment together, others alone, in order of their places."""
    if not may_have_safelinks(document.text):
        return []
    groups: dict[int, list[FoundSafelink]] = {}
    segments = [(segment.start, segment.end(document.text)) for segment in document.segments]
    for link in document.links:
        safelink = read_safelink(link.url)
        if safelink is None:
            continue
        start = link.span.start
        raw = tuple(match.start() for match in _RAW_AMPERSAND.finditer(document.text, start, link.span.end))
        segment = next((begin for begin, end in segments if begin <= start < end), start)
        groups.setdefault(segment, []).append(FoundSafelink(link, safelink, raw))
    return [tuple(group) for group in groups.values()]
