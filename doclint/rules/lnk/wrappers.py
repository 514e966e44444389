"""A rewritten URL, unwrapped: what its service, and services inside it, lead to in the end."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from doclint.rules.lnk.decoding import DEEPEST, HTTP, Lost, NotOurs, Parts, Reading, Wrapped, names_somebody
from doclint.rules.lnk.services import Service, service_at
from doclint.system.data_classes import dataclass


class Outcome(Enum):
    """What came of reading a rewritten URL."""

    FOUND = "found"
    NOT_HTTP = "not an http URL"
    LOST = "lost"
    UNCLEAR = "not understood"


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A URL of a service.

    Attributes:
        service: the outermost one.
        destination: the URL that it leads to in the end; None unless found.
        scheme: of what it leads to, where that is no http URL: `mailto:`.
        is_encoded: whether what it wraps is percent-encoded, as it should be.
        is_sure: whether nothing else can have been meant.
    """

    service: Service
    outcome: Outcome
    destination: str | None = None
    scheme: str = ""
    is_encoded: bool = True
    is_sure: bool = True


# Browsers take a backslash for a slash, so that it ends the host.
_URL = re.compile(r"https?://(?P<authority>[^/?#\\]*)(?P<path>[^?#]*)(?:\?(?P<query>.*))?", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)


def unwrap(url: str) -> Unwrapped | None:
    """Unwrap a URL, and what it wraps, to the destination; None for a URL that no service made.

    Several rules ask for each link of a page, so the answers about URLs of a usual length are kept.
    """
    return _kept(url) if len(url) <= _LONGEST_KEPT else _unwrap(url)


_LONGEST_KEPT = 2_000


@lru_cache(maxsize=2048)
def _kept(url: str) -> Unwrapped | None:
    return _unwrap(url)


def _unwrap(url: str) -> Unwrapped | None:
    # As JSON writes them in a script.
    url = url.replace("\\u0026", "&").replace("\\u003d", "=")
    first = _unwrap_once(url)
    if first is None:
        return None
    service, reading = first
    is_encoded = not isinstance(reading, Wrapped) or reading.is_encoded
    outer, is_sure = url, True
    rests: list[str] = []
    for _ in range(DEEPEST):
        if not isinstance(reading, Wrapped):
            outcome = Outcome.LOST if isinstance(reading, Lost) else Outcome.UNCLEAR
            return Unwrapped(service, outcome, is_encoded=is_encoded)
        destination, is_sure = reading.destination, is_sure and reading.is_sure
        if not HTTP.match(destination):
            scheme = _SCHEME.match(destination)
            if scheme is None or scheme[0].lower() in ("http:", "https:"):
                return Unwrapped(service, Outcome.UNCLEAR, is_encoded=is_encoded)
            return Unwrapped(service, Outcome.NOT_HTTP, scheme=scheme[0].lower(), is_encoded=is_encoded)
        rests.append(outer.replace(reading.raw, "\n", 1))
        inner = _unwrap_once(destination)
        if inner is None and names_somebody(destination, "\n".join(rests)):
            return Unwrapped(service, Outcome.UNCLEAR, is_encoded=is_encoded)
        if inner is None:
            return Unwrapped(service, Outcome.FOUND, destination, is_encoded=is_encoded, is_sure=is_sure)
        outer, reading = destination, inner[1]
    return Unwrapped(service, Outcome.UNCLEAR, is_encoded=is_encoded)


def _unwrap_once(url: str) -> tuple[Service, Reading] | None:
    match = _URL.match(url)
    if match is None:
        return None
    path = match["path"] or "/"
    query = match["query"] or ""
    # The bare host is the service's own home page, which a page may well name.
    if path == "/" and not query:
        return None
    service = service_at(match["authority"], path)
    if service is None:
        return None
    reading = service.read(Parts(path, query, url[match.end("authority") :]))
    return None if isinstance(reading, NotOurs) else (service, reading)
