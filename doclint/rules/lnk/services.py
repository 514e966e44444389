"""Services that rewrite links: how their URLs are told from others, and how each is read.

One table, `SERVICES`, says it all. What the URLs look like is from real pages and from what the services publish:
https://learn.microsoft.com/defender-office-365/safe-links-about, https://help.proofpoint.com (URL Defense decoder).
"""

from __future__ import annotations

import re
from functools import lru_cache

from doclint.rules.lnk.decoding import (
    HTTP,
    LOST,
    NOT_OURS,
    PIPE,
    UNCLEAR,
    Parts,
    Reader,
    Reading,
    Wrapped,
    base64_bytes,
    base64_text,
    decode_destination,
    parameter,
    percent_decode,
    values,
    with_both_slashes,
)
from doclint.system.data_classes import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """A service that rewrites links.

    Attributes:
        host_pattern: of the whole host, in lower case.
        path_pattern: of the beginning of the path, in either case.
        read: finds the destination.
        is_safelink: whether it is one of Outlook's and Teams' own.
        words: of which the URL has one, where the host is one that pages link to for itself.
        is_anywhere: whether it stands at any host.
    """

    name: str
    host_pattern: re.Pattern[str]
    path_pattern: re.Pattern[str]
    read: Reader
    is_safelink: bool = False
    words: tuple[str, ...] = ()
    is_anywhere: bool = False


# --- readers of one service each; most services have a parameter and nothing else


def _keeps_destination(parts: Parts) -> Reading:
    return LOST


def _outlook_on_the_web(parts: Parts) -> Reading:
    """`redir.aspx` is Exchange's only below `owa`, or with one of the keys that Exchange signs it with."""
    is_exchange = "/owa/" in parts.path.lower() or any(values(parts.query, frozenset(("c", "ref", "surl"))))
    return _OWA_PARAMETER(parts) if is_exchange else NOT_OURS


_OWA_PARAMETER = parameter("url", "c ref surl")


def _proofpoint_v2(parts: Parts) -> Reading:
    """`-` for `%` and `_` for `/`, and all of it percent-encoded."""
    for value in values(parts.query, frozenset("u")):
        if "/" in value.raw:
            return UNCLEAR
        destination = decode_destination(value.raw.replace("-", "%").replace("_", "/"))
        return Wrapped(destination, value.raw) if destination else UNCLEAR
    return UNCLEAR


_PROOFPOINT_V3 = re.compile(r"/v3/__(?P<url>.+)__;(?P<replaced>[A-Za-z0-9_=-]*)!", re.DOTALL)
_REPLACED = re.compile(rb"\*(?:\*(?P<run>[A-Za-z0-9_-]))?")
_RUNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _proofpoint_v3(parts: Parts) -> Reading:
    """`*` stands for the next of the bytes that the URL lists behind itself, `**A` for the next two, and so on."""
    match = _PROOFPOINT_V3.match(parts.behind_host)
    if match is None:
        return UNCLEAR
    listed = base64_bytes(match["replaced"])
    if listed is None:
        return UNCLEAR
    used = 0

    def replaced(token: re.Match[bytes]) -> bytes:
        nonlocal used
        length = _RUNS.index(token["run"]) + 2 if token["run"] else 1
        used += length
        return listed[used - length : used]

    url = with_both_slashes(percent_decode(match["url"])).encode(errors="surrogatepass")
    try:
        destination = _REPLACED.sub(replaced, url).decode()
    except UnicodeDecodeError:
        return UNCLEAR
    return Wrapped(destination, match["url"]) if used == len(listed) else UNCLEAR


def _base64_parameter(name: str, prefix: str = "") -> Reader:
    """Reads a parameter that is Base64 behind a prefix."""

    def read(parts: Parts) -> Reading:
        for value in values(parts.query, frozenset((name,))):
            text = value.raw.partition("#")[0]
            while (decoded := percent_decode(text)) != text:
                text = decoded
            destination = base64_text(text.removeprefix(prefix)) if text.startswith(prefix) else None
            return Wrapped(destination, value.raw) if destination else UNCLEAR
        return UNCLEAR

    return read


def _cisco(parts: Parts) -> Reading:
    """Behind a token in the path, or a parameter of the query."""
    match = re.match(r"/[^/?#]+/(?P<url>\s*https?(?::|%(?:25)*3A).*)", parts.behind_host, re.DOTALL | re.IGNORECASE)
    if match is not None:
        return Wrapped(with_both_slashes(decode_destination(match["url"])), match["url"])
    # Some have their parameters in the path, behind an `&`.
    found = _CISCO_PARAMETER(Parts(parts.path, parts.query or parts.path.partition("&")[2], parts.behind_host))
    return found if isinstance(found, Wrapped) else UNCLEAR


_CISCO_PARAMETER = parameter("url")

_CHECK_POINT_TAIL = re.compile(r"___(?:\.[\w=+:%-]*)?\Z")


def _check_point(parts: Parts) -> Reading:
    """Between three underscores, the last of which some copies have lost with the token behind them."""
    _, opening, rest = parts.behind_host.partition("___")
    url = _CHECK_POINT_TAIL.sub("", rest)
    return Wrapped(with_both_slashes(decode_destination(url)), url) if opening and url else UNCLEAR


def _amazon(parts: Parts) -> Reading:
    """A label of the path, or several where its slashes were decoded, before a number and the message's id."""
    match = re.match(r"/C?L0/(?P<url>[^/]+)/", parts.behind_host, re.IGNORECASE)
    if match is not None and HTTP.match(destination := decode_destination(match["url"])):
        return Wrapped(destination, match["url"])
    match = re.match(r"/C?L0/(?P<url>https?:/.+)/\d+/[0-9a-f-]{16,80}/", parts.behind_host, re.IGNORECASE)
    if match is not None:
        return Wrapped(with_both_slashes(decode_destination(match["url"])), match["url"])
    return UNCLEAR


def _or_unclear(read: Reader) -> Reader:
    """A reader of a service that never keeps a destination to itself: one that is not there was not understood."""

    def read_or_not(parts: Parts) -> Reading:
        found = read(parts)
        return UNCLEAR if found is LOST else found

    return read_or_not


def _service(name: str, host: str, path: str, read: Reader, *, words: tuple[str, ...] = ()) -> Service:
    return Service(name, re.compile(host), re.compile(path, re.IGNORECASE), _or_unclear(read), words=words)


def _safelink(name: str, host: str, path: str, read: Reader, *, words: tuple[str, ...] = ()) -> Service:
    return Service(name, re.compile(host), re.compile(path, re.IGNORECASE), read, is_safelink=True, words=words)


_NO_HOST = re.compile(r"(?!)")
_ANY_LABELS = r"(?:[\w-]+\.)*"
_COUNTRY = r"(?:com|[a-z]{2}|com?\.[a-z]{2})"
_PROOFPOINT = r"urldefense(?:\.proofpoint)?\.(?:com|us)"
_SAFELINK_DATA = rf"data=\d\d{PIPE}"
_TEAMS = "data sdata reserved locale dest pc wau si sd ce cv ssid ring clickparams bg fg fg2 enc"

SERVICES = (
    _safelink(
        "Outlook Safe Links",
        rf"{_ANY_LABELS}safelinks\.protection\.(?:outlook\.com|office365\.us|(?:partner\.)?outlook\.cn)",
        "/",
        parameter("url", "data sdata reserved", _SAFELINK_DATA),
    ),
    _safelink(
        "Teams Safe Links",
        r"statics\.teams\.cdn\.(?:office|live)\.net",
        "/evergreen-assets/safelinks/",
        parameter("url", _TEAMS, _SAFELINK_DATA),
    ),
    _safelink(
        "Outlook Safe Links",
        r"outlook\.(?:office|office365|live)\.com|outlook\.cloud\.microsoft",
        r"/mail/(?:[^/]+/)*safelink\.html",
        parameter("url", "data sdata reserved corid dest", _SAFELINK_DATA),
        words=("safelink",),
    ),
    Service(
        "Outlook on the web",
        _NO_HOST,
        re.compile(r"/(?:[^/]+/)*(?:redir\.aspx|Redir\.aspx|REDIR\.ASPX)\Z"),
        _outlook_on_the_web,
        is_safelink=True,
        words=("redir.aspx", "Redir.aspx", "REDIR.ASPX"),
        is_anywhere=True,
    ),
    _service(
        "Azure e-mail links", rf"{_ANY_LABELS}safelink\.emails\.azure\.net", "/redirect", parameter("destination", "p")
    ),
    _service("Proofpoint", _PROOFPOINT, "/v1/url", parameter("u", "k r m s c d")),
    _service("Proofpoint", _PROOFPOINT, "/v2/url", _proofpoint_v2),
    _service("Proofpoint", _PROOFPOINT, "/v3/", _proofpoint_v3),
    _service("Barracuda", r"linkprotect\.cudasvc\.com", "/url", parameter("a", "c typo ancr_add")),
    _service("Cisco Secure Email", r"secure-web\.cisco\.com", "/", _cisco),
    _service("Trend Micro", rf"{_ANY_LABELS}trendmicro\.com", "/wis/clicktime/", parameter("url", "umid auth rct")),
    _service("FireEye", r"protect\d*\.fireeye\.com", "/(?:v\\d+/)?url", parameter("u", "k q e d s")),
    _service("Sophos", rf"{_ANY_LABELS}protection\.sophos\.com", "/", _base64_parameter("u")),
    _service("Symantec", r"clicktime\.symantec\.com", "/", parameter("u", "h")),
    _service("Trustwave", r"scanmail\.trustwave\.com", "/", parameter("u", "c d s")),
    _service("EdgePilot", r"link\.edgepilot\.com", "/s/", parameter("u", "h")),
    _service("Libraesva", r"urlsand\.esvalabs\.com", "/", parameter("u", "e h f p l x")),
    _service("Check Point", r"protect\.checkpoint\.com|url\.avanan\.click", "/v2/", _check_point),
    _service(
        "Check Point", r"(?:checkpoint|avanan)\.url-protection\.com", "/v1/(?:r\\d+/)?url", parameter("o", "g h s")
    ),
    Service(
        "Mimecast",
        re.compile(rf"(?:protect|url)[a-z0-9-]*\.{_ANY_LABELS}mimecast(?:protect|-offshore)?\.com"),
        re.compile("/s/", re.IGNORECASE),
        _keeps_destination,
    ),
    _service(
        "Google",
        rf"(?:www\.)?google\.{_COUNTRY}",
        "/url\\Z",
        parameter("q url", "sa usg ved sntz source rct esrc cd cad uact opi ust psig ei"),
        words=("/url",),
    ),
    _service("Bing", r"(?:www\.)?bing\.com", "/ck/a", _base64_parameter("u", "a1")),
    _service("DuckDuckGo", r"(?:www\.)?duckduckgo\.com", "/l/?\\Z", parameter("uddg", "rut notrut")),
    _service(
        "Facebook",
        r"lm?\.(?:facebook|messenger|instagram)\.com",
        "/(?:l\\.php)?\\Z",
        parameter("u", "h s e enc fbclid"),
    ),
    _service(
        "LinkedIn",
        rf"{_ANY_LABELS}linkedin\.com",
        "/(?:safety/go|redir/(?:redirect|general-malware-page|suspicious-page))/?\\Z",
        parameter("url", "trk urlhash lipi messagethreadurn mt issdui"),
        words=("safety/go", "/redir/"),
    ),
    _service("Slack", r"slack-redir\.net", "/link", parameter("url", "v")),
    _service(
        "YouTube",
        r"(?:www\.|m\.)?youtube\.com",
        "/redirect\\Z",
        parameter("q", "event redir_token v html_redirect stzid"),
        words=("redirect",),
    ),
    _service("Amazon SES", rf"{_ANY_LABELS}awstrack\.me", "/C?L0/", _amazon),
)

_ANYWHERE = tuple(service for service in SERVICES if service.is_anywhere)


def service_at(authority: str, path: str) -> Service | None:
    """The service whose URLs have a host, with user name and port, and a path such as these."""
    services = (*services_of_host(authority), *_ANYWHERE)
    return next((service for service in services if service.path_pattern.match(path)), None)


def may_name_service_of_any_host(text: str) -> bool:
    """Whether a text has what URLs of a service have that stands at any host."""
    return any(word in text for service in _ANYWHERE for word in service.words)


@lru_cache(maxsize=8192)
def services_of_host(authority: str) -> tuple[Service, ...]:
    """The services with a host of their own at a host, which may have a user name and a port; a look-alike has none."""
    host = percent_decode(authority).rpartition("@")[2].partition(":")[0].rstrip(".").lower()
    return tuple(service for service in SERVICES if service.host_pattern.fullmatch(host))
