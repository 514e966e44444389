"""What all readers of rewritten links share: percent signs, Base64, parameters, and a service's own ones among them."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator

from doclint.system.data_classes import dataclass

DEEPEST = 5
"""How often an encoding, or a service inside another one, is taken off at most."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A URL of a service: its path, its query with its fragment and without the `?`, and all behind the host."""

    path: str
    query: str
    behind_host: str


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What a reader of a service's URLs found in one.

    Attributes:
        destination: the text inside, decoded as the service decodes it, whatever it is.
        raw: the part of the URL that it stands in; all else is the service's own.
        is_encoded: whether it was percent-encoded, as it should be.
        is_sure: whether the service, and whoever wrote the link, can have meant nothing else.
    """

    destination: str
    raw: str
    is_encoded: bool = True
    is_sure: bool = True


class Lost:
    """The destination is not in the URL: the service keeps it, or it was cut off."""


class Unclear:
    """The URL is a service's, and nobody knows how to read this one."""


class NotOurs:
    """The URL only looks like the service's."""


LOST, UNCLEAR, NOT_OURS = Lost(), Unclear(), NotOurs()

Reading = Wrapped | Lost | Unclear | NotOurs
Reader = Callable[[Parts], Reading]

HTTP = re.compile(r"https?://[^/?#\s\\]", re.IGNORECASE)
_ENCODED_HTTP = re.compile(r"\s*https?(?::|%(?:25)*3A)(?:/|%(?:25)*2F){2}", re.IGNORECASE)
_ANY_HTTP = re.compile(r"https?(?::|%(?:25)*3A)", re.IGNORECASE)
_ONE_SLASH = re.compile(r"\A(https?:/)(?=[^/\\\s])", re.IGNORECASE)


def percent_decode(text: str) -> str:
    """Decode once. Bytes that are no UTF-8 stay percent-encoded, so that nothing is lost."""
    if "%" not in text:
        return text
    from urllib.parse import unquote_to_bytes  # noqa: PLC0415 - it takes long to import, and few pages need it

    decoded = unquote_to_bytes(text).decode("utf-8", "surrogateescape")
    return re.sub(r"[\udc80-\udcff]", lambda match: f"%{ord(match[0]) - 0xDC00:02X}", decoded)


def decode_destination(text: str) -> str:
    """Decode as a service does: exactly once, however much of it was left raw; again only while `://` is encoded."""
    text = percent_decode(text)
    for _ in range(DEEPEST):
        if HTTP.match(text) or not _ENCODED_HTTP.match(text):
            break
        text = percent_decode(text)
    return text.lstrip()


def base64_bytes(text: str) -> bytes | None:
    """Decode either alphabet, padded or not; None where it is neither."""
    plain = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return binascii.a2b_base64(plain + "=" * (-len(plain) % 4), strict_mode=True)
    except binascii.Error:
        return None


def base64_text(text: str) -> str | None:
    """The same, to UTF-8."""
    decoded = base64_bytes(text)
    try:
        return decoded.decode() if decoded is not None else None
    except UnicodeDecodeError:
        return None


def with_both_slashes(url: str) -> str:
    """A URL that stood in a path, where servers and browsers make one slash of two."""
    return _ONE_SLASH.sub(r"\1/", url)


# --- parameters

_PARAMETER = re.compile(r"(?:\A|&)(?:amp;)*([A-Za-z][\w-]*)=")
_END_OF_VALUE = re.compile(r"[&#]")


_MOST_VALUES = 8
"""How many parameters of one name are looked at."""


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter as it is written; `is_sure` as in `Wrapped`."""

    raw: str
    is_sure: bool


def values(
    query: str, names: frozenset[str], own: frozenset[str] = frozenset(), *, knows_all_own: bool = False
) -> Iterator[Value]:
    """The values of some parameters of a query, in their order.

    A URL that was not encoded has parameters of its own, behind a `?` or `#` of its own: it ends at a parameter `own`
    that the service is known to add, which is sure where the service adds no other. Names are in lower case.
    """
    parameters = list(_PARAMETER.finditer(query))
    wanted = [number for number, match in enumerate(parameters) if match[1].lower() in names]
    for number in wanted[:_MOST_VALUES]:
        start = parameters[number].end()
        end = _END_OF_VALUE.search(query, start)
        if end is None:
            yield Value(query[start:], is_sure=True)
        elif end[0] == "&" and "?" not in query[start : end.start()]:
            # A browser goes to the fragment of the wrapper where the destination has none.
            yield Value(query[start : end.start()], is_sure=query.find("#", start) in (-1, len(query) - 1))
        else:
            # What stands behind a raw `&` the service reads as a parameter of its own, and a raw `#` keeps all that
            # follows it in the browser.
            following = (match.start() for match in parameters[number + 1 :] if match[1].lower() in own)
            whole = query[start : next(following, len(query))]
            yield Value(whole, is_sure=knows_all_own or "&" not in whole)


def parameter(names: str, own: str = "", signature: str = "") -> Reader:
    """Reads the first of some percent-encoded parameters that is an http URL.

    Args:
        names: of the parameters that may hold the destination, separated by spaces.
        own: names of those that the service adds.
        signature: pattern of the beginning of a value of `own` that no other URL has, by the parameter's name:
            `name=pattern`.
    """
    wanted = frozenset(names.split())
    added = frozenset(own.split())
    sign = _signature(signature) if signature else None

    def read(parts: Parts) -> Reading:
        other: Wrapped | None = None
        has_own = any(match[1].lower() in added for match in _PARAMETER.finditer(parts.query))
        for value in values(parts.query, wanted, added, knows_all_own=sign is not None):
            wrapped = _read_value(value)
            if HTTP.match(wrapped.destination):
                return _without_own(wrapped, added, sign, has_own)
            if other is None and wrapped.destination:
                other = wrapped
        if other is not None:
            return other
        return UNCLEAR if _ANY_HTTP.search(parts.query) else LOST

    return read


def _read_value(value: Value) -> Wrapped:
    is_encoded = "://" not in re.split(r"[?#&]", value.raw, maxsplit=1)[0]
    encoded, hash_, fragment = value.raw.partition("#")
    destination = decode_destination(encoded)
    if hash_ and "#" not in destination:
        # A redirect keeps the fragment of the URL that it was asked for.
        destination += hash_ + fragment
    return Wrapped(destination, value.raw, is_encoded, value.is_sure)


# `&` (also as an entity), `?` and `#`, `=` and `|` however often they are percent-encoded.
_SEPARATOR = r"(?:[&?#]|%(?:25)*(?:26|3F|23))(?:(?:amp|(?:#|%(?:25)*23)(?:0{0,5}38|x0{0,5}26))(?:;|%(?:25)*3B))*"
_EQUALS = r"(?:=|%(?:25)*3D)"
PIPE = r"(?:\||%(?:25)*7C)"

_INNER_PARAMETER = re.compile(rf"(?P<separator>{_SEPARATOR})(?P<name>[A-Za-z]\w*){_EQUALS}", re.IGNORECASE)


def _signature(signature: str) -> re.Pattern[str]:
    name, _, value = signature.partition("=")
    return re.compile(rf"{_SEPARATOR}{name}{_EQUALS}{value}", re.IGNORECASE)


def _without_own(wrapped: Wrapped, own: frozenset[str], signature: re.Pattern[str] | None, has_own: bool) -> Wrapped:
    """A destination without the service's own parameters, which are in it where the whole link was encoded once more."""
    destination = wrapped.destination
    inner = list(_INNER_PARAMETER.finditer(destination))
    if not inner:
        return wrapped
    signed = signature.search(destination) if signature is not None else None
    cut = signed.start() if signed is not None else len(destination)
    tail = set()
    for match in reversed(inner):
        if match.start() >= cut:
            continue
        if match["name"].lower() not in own or not _joins(match, signature):
            break
        tail.add(match["name"].lower())
        cut = match.start()
    if signed is not None or (len(tail) > 1 and (signature is not None or not has_own)):
        return Wrapped(destination[:cut], wrapped.raw, wrapped.is_encoded, wrapped.is_sure)
    return Wrapped(destination, wrapped.raw, wrapped.is_encoded, wrapped.is_sure and (has_own or not tail))


def _joins(match: re.Match[str], signature: re.Pattern[str] | None) -> bool:
    """Whether a parameter can be one of several that a service added behind a URL."""
    separator = match["separator"]
    return separator.startswith("&") or (signature is not None and separator[0] not in "?#")


# --- who copied a link

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_TENANT = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)


_MOST_NAMES = 50
"""A wrapper that names more than these is nobody's mail."""


# As Safe Links writes it into `data`: two numbers, the address, the tenant.
_SAFELINK_DATA = re.compile(r"\d\d\|\d\d\|[^|]*(?:@|\|[0-9a-f]{32})", re.IGNORECASE)


def names_somebody(destination: str, rest: str) -> bool:
    """Whether a destination holds a mail address or an id of a tenant that the rest of its wrapper holds too."""
    if "|" in _decoded_whole(destination) and _SAFELINK_DATA.search(_decoded_whole(destination)):
        return True
    rest = _decoded_whole(rest)
    if "@" not in rest and "-" not in rest:
        return False
    known = dict.fromkeys(match[0].lower() for pattern in (_ADDRESS, _TENANT) for match in pattern.finditer(rest))
    text = _decoded_whole(destination).lower()
    return len(known) > _MOST_NAMES or any(each in text for each in known)


def _decoded_whole(text: str) -> str:
    for _ in range(DEEPEST):
        if "%" not in text:
            break
        text = percent_decode(text)
    return text
