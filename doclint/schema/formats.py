"""The formats of JSON Schema: https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3.

A name that is not here is a note to the reader, as in every validator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[zZ]|([+-])(\d{2}):(\d{2}))", re.ASCII)
_DURATION = re.compile(
    r"P(?:\d+W|(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)", re.ASCII
)
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_LABEL = re.compile(r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")
_IRI = re.compile(r"(?:[^\s\x00-\x20<>\"{}|\\^`%\x7f]|%[0-9A-Fa-f]{2})*")
_POINTER = re.compile(r"(?:/(?:[^~/]|~[01])*)*")
_RELATIVE_POINTER = re.compile(r"(?:0|[1-9]\d*)(?:#|(?:/(?:[^~/]|~[01])*)*)", re.ASCII)
_TEMPLATE = re.compile(r"(?:[^\s\"'<>\\^`{|}%]|%[0-9A-Fa-f]{2}|\{[^{}\s]+\})*")
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|\"[^\"\r\n]*\"")

# Nobody writes longer ones, and a host name has at most 253 characters.
_LONGEST = 10_000
_LONGEST_HOST = 253


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    match = _TIME.fullmatch(text)
    if match is None:
        return False
    hour, minute, second = int(match[1]), int(match[2]), int(match[3])
    offset_hour, offset_minute = int(match[5] or 0), int(match[6] or 0)
    if hour > 23 or minute > 59 or offset_hour > 23 or offset_minute > 59:
        return False
    if second == 60:
        # A leap second is one at midnight UTC.
        offset = (offset_hour * 60 + offset_minute) * (-1 if match[4] == "-" else 1)
        return (hour * 60 + minute - offset) % 1440 == 1439
    return second < 60


def _is_date_time(text: str) -> bool:
    return len(text) > 11 and text[10] in "Tt" and _is_date(text[:10]) and _is_time(text[11:])


def _is_duration(text: str) -> bool:
    return text != "P" and not text.endswith("T") and _DURATION.fullmatch(text) is not None


def _is_host(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HOST and all(_LABEL.fullmatch(label) for label in text.split("."))


def _is_international_host(text: str) -> bool:
    try:
        return _is_host(text.replace("\u3002", ".").encode("idna").decode())
    except UnicodeError:
        return False


def _is_ipv4(text: str) -> bool:
    parts = text.split(".")
    return len(parts) == 4 and all(
        re.fullmatch(r"0|[1-9]\d{0,2}", part, re.ASCII) and int(part) < 256 for part in parts
    )


def _is_ipv6(text: str) -> bool:
    head, _, last = text.rpartition(":")
    if "." in last:
        if not _is_ipv4(last):
            return False
        text = f"{head}:0:0"
    halves = text.split("::")
    groups = [group for half in halves for group in half.split(":") if half]
    if len(halves) > 2 or not all(re.fullmatch(r"[0-9a-fA-F]{1,4}", group) for group in groups):
        return False
    return len(groups) == 8 if len(halves) == 1 else len(groups) < 8


def _is_email(text: str) -> bool:
    local, at, host = text.rpartition("@")
    return bool(at) and _LOCAL_PART.fullmatch(local) is not None and _is_mail_host(host)


def _is_international_email(text: str) -> bool:
    local, at, host = text.rpartition("@")
    return (
        bool(at and local) and not re.search(r"[\s@]", local) and (_is_mail_host(host) or _is_international_host(host))
    )


def _is_mail_host(host: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        address = host[1:-1]
        return _is_ipv4(address) or _is_ipv6(address.removeprefix("IPv6:"))
    return _is_host(host)


def _is_reference(text: str, letters: re.Pattern[str]) -> bool:
    if letters.fullmatch(text) is None or text.count("#") > 1:
        return False
    scheme = _SCHEME.match(text)
    # Without a scheme the first step has no colon.
    first = re.split(r"[/?#]", text, maxsplit=1)[0]
    if scheme is None and ":" in first:
        return False
    rest = text[scheme.end() :] if scheme else text
    authority = re.split(r"[/?#]", rest[2:], maxsplit=1)[0] if rest.startswith("//") else ""
    host = authority.rpartition("@")[2]
    if "[" in host or "]" in host:
        match = re.fullmatch(r"\[([^\[\]]*)\](?::\d*)?", host, re.ASCII)
        if match is None or not (_is_ipv6(match[1]) or match[1][:1] in "vV"):
            return False
    elif ":" in host and not re.fullmatch(r"[^:]*:\d*", host, re.ASCII):
        return False
    return not re.search(r"[\[\]]", rest.removeprefix("//").removeprefix(authority))


def _is_uri(text: str) -> bool:
    return _SCHEME.match(text) is not None and _is_reference(text, _URI)


def _is_iri(text: str) -> bool:
    return _SCHEME.match(text) is not None and _is_reference(text, _IRI)


def _is_regex(text: str) -> bool:
    from doclint.schema.ecma_patterns import is_pattern  # noqa: PLC0415 - few schemas ask for patterns

    return is_pattern(text)


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": _is_date,
    "time": _is_time,
    "date-time": _is_date_time,
    "duration": _is_duration,
    "email": _is_email,
    "idn-email": _is_international_email,
    "hostname": _is_host,
    "host-name": _is_host,
    "idn-hostname": _is_international_host,
    "ipv4": _is_ipv4,
    "ip-address": _is_ipv4,
    "ipv6": _is_ipv6,
    "uri": _is_uri,
    "url": _is_uri,
    "iri": _is_iri,
    "uri-reference": lambda text: _is_reference(text, _URI),
    "iri-reference": lambda text: _is_reference(text, _IRI),
    "uri-template": _whole(_TEMPLATE),
    "uuid": _whole(_UUID),
    "json-pointer": _whole(_POINTER),
    "relative-json-pointer": _whole(_RELATIVE_POINTER),
    "regex": _is_regex,
}


def format_check(name: object) -> Callable[[str], bool] | None:
    """What tells texts of a format from others; None for a name that no standard knows."""
    is_valid = _FORMATS.get(name) if isinstance(name, str) else None
    return (lambda text: len(text) <= _LONGEST and is_valid(text)) if is_valid is not None else None


EXAMPLES: Mapping[str, str] = {
    "date": "2024-06-01",
    "time": "12:30:00Z",
    "date-time": "2024-06-01T12:30:00Z",
    "duration": "P3DT12H",
    "email": "keeper@harbourlight.example",
    "hostname": "harbourlight.example",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://harbourlight.example/lamps",
    "uri-reference": "/lamps/1",
    "uuid": "5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722",
    "json-pointer": "/lamps/0",
    "regex": "^[a-z]+$",
}
"""How a text of a format looks, for those that a writer may not know by name."""
