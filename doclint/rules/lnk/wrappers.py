"""Services that rewrite links: how their URLs are told from others, and what destination each wraps.

One table, `WRAPPERS`, says it all. What the URLs look like is from real pages and from what the services publish:
https://learn.microsoft.com/defender-office-365/safe-links-about, https://help.proofpoint.com (URL Defense decoder).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from functools import lru_cache

from doclint.data_classes import dataclass

DEEPEST = 5
"""How many wrappers inside each other are unwrapped."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A URL of a service: its query with its fragment, without the `?`, and all that stands behind the host."""

    query: str
    behind_host: str


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What a reader of a service's URLs found in one.

    Attributes:
        destination: the URL inside, percent-decoded once, whatever it is.
        is_encoded: whether it was percent-encoded, as it should be.
    """

    destination: str
    is_encoded: bool = True


Reader = Callable[[Parts], Wrapped | None]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A service that rewrites links.

    Attributes:
        host: pattern of the whole host, in lower case.
        path: pattern of the beginning of the path, in either case; compiled where the host is met.
        read: finds the destination, None where it is not there.
        is_safelink: whether it is one of Outlook's and Teams' own.
        word: letters that the path has, in lower case, where the host is one that pages link to for itself.
    """

    service: str
    host: re.Pattern[str]
    path: str
    read: Reader
    is_safelink: bool = False
    word: str = ""


def percent_decode(text: str) -> str:
    """Decode once. Bytes that are no UTF-8 stay percent-encoded, so that nothing is lost."""
    if "%" not in text:
        return text
    from urllib.parse import unquote_to_bytes  # noqa: PLC0415 - it takes long to import, and few pages need it

    decoded = unquote_to_bytes(text).decode("utf-8", "surrogateescape")
    return re.sub(r"[\udc80-\udcff]", lambda match: f"%{ord(match[0]) - 0xDC00:02X}", decoded)


_SCHEME = re.compile(r"https?(?::|%3A)", re.IGNORECASE)


def _parameter_text(parts: Parts, names: str, own: str) -> str | None:
    """The text of a parameter of the query, to its end.

    A destination that was not encoded has parameters of its own, behind a `?` of its own: it ends at a parameter `own`
    that the service is known to add.
    """
    found = re.search(rf"(?:\A|&)(?:amp;)?(?:{names})=", parts.query, re.IGNORECASE)
    if found is None:
        return None
    rest = parts.query[found.end() :]
    before_ampersand = re.split(r"[&#]", rest, maxsplit=1)[0]
    if "?" in before_ampersand and own:
        return re.split(rf"&(?:amp;)?(?:{own})=", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    return _first_parameter(rest, own)


def _first_parameter(rest: str, own: str) -> str:
    """What stands before the next `&`; where a fragment follows that holds one, before the service's own parameters."""
    text, separator, behind = rest.partition("&")
    if "#" in text and separator and own:
        pieces = re.split(rf"&(?:amp;)?(?:{own})=", rest, maxsplit=1, flags=re.IGNORECASE)
        return pieces[0] if len(pieces) > 1 else text + separator + behind
    return text


def parameter(names: str, own: str = "") -> Reader:
    """Reads a percent-encoded parameter of the query: `names` and `own` are alternatives of a pattern."""

    def read(parts: Parts) -> Wrapped | None:
        text = _parameter_text(parts, names, own)
        if text is None:
            return None
        if "://" in re.split(r"[?#&]", text, maxsplit=1)[0]:
            return Wrapped(text, is_encoded=False)
        encoded, hash_, fragment = text.partition("#")
        destination = percent_decode(encoded)
        # A redirect keeps the fragment of the URL that it was asked for.
        return Wrapped(f"{destination}{hash_}{fragment}" if "#" not in destination else destination)

    return read


def _proofpoint_v2(parts: Parts) -> Wrapped | None:
    text = _parameter_text(parts, "u", "")
    return Wrapped(percent_decode(text.replace("-", "%").replace("_", "/"))) if text else None


_PROOFPOINT_V3 = re.compile(r"/v3/__(?P<url>.+)__;(?P<replaced>[A-Za-z0-9_=-]*)!", re.DOTALL)
_REPLACED = re.compile(r"\*(?:\*(?P<run>[A-Za-z0-9_-]))?")
_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _proofpoint_v3(parts: Parts) -> Wrapped | None:
    """`*` stands for the next of the characters that the URL lists behind itself, `**A` for the next two, and so on."""
    match = _PROOFPOINT_V3.match(parts.behind_host)
    if match is None:
        return None
    characters = _base64(match["replaced"])
    if characters is None:
        return None
    used = 0

    def replaced(token: re.Match[str]) -> str:
        nonlocal used
        length = _RUNS.index(token["run"]) + 2 if token["run"] else 1
        used += length
        return characters[used - length : used]

    url = re.sub(r"\A([A-Za-z][A-Za-z0-9+.-]*:/)(?!/)", r"\1/", match["url"])
    return Wrapped(_REPLACED.sub(replaced, percent_decode(url)))


def _base64(text: str) -> str | None:
    """Decode either alphabet, padded or not, to UTF-8; None where it is neither."""
    plain = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return binascii.a2b_base64(plain + "=" * (-len(plain) % 4), strict_mode=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None


def base64_parameter(name: str, prefix: str = "") -> Reader:
    """Reads a parameter of the query that is Base64 behind a prefix."""

    def read(parts: Parts) -> Wrapped | None:
        text = _parameter_text(parts, name, "")
        if text is None or not text.startswith(prefix):
            return None
        destination = _base64(percent_decode(text.partition("#")[0].removeprefix(prefix)))
        return Wrapped(destination) if destination is not None else None

    return read


def path_part(pattern: str) -> Reader:
    """Reads the group `url` of a pattern from the path and all that follows it, percent-decoded."""

    def read(parts: Parts) -> Wrapped | None:
        match = re.match(pattern, parts.behind_host, re.DOTALL | re.IGNORECASE)
        return Wrapped(percent_decode(match["url"])) if match else None

    return read


def lost(parts: Parts) -> None:
    """Reads nothing: the service alone knows the destination."""


def _wrapper(service: str, host: str, path: str, read: Reader, *, is_safelink: bool = False, word: str = "") -> Wrapper:
    return Wrapper(service, re.compile(host), path, read, is_safelink, word)


_SAFELINK = parameter("url", "data|sdata|reserved")
_ANY_LABELS = r"(?:[\w-]+\.)*"
_COUNTRY = r"(?:com|[a-z]{2}|com?\.[a-z]{2})"

WRAPPERS = (
    _wrapper(
        "Outlook Safe Links",
        rf"{_ANY_LABELS}safelinks\.protection\.(?:outlook\.com|office365\.us|outlook\.cn)",
        "/",
        _SAFELINK,
        is_safelink=True,
    ),
    _wrapper(
        "Teams Safe Links",
        r"statics\.teams\.cdn\.(?:office|live)\.net",
        "/evergreen-assets/safelinks/",
        parameter("url", "data|sdata|reserved|locale|dest|pc|wau|si|sd|ce|cv|ssid|ring|clickparams|bg|fg|fg2"),
        is_safelink=True,
    ),
    _wrapper(
        "Outlook Safe Links",
        r"outlook\.(?:office|office365|live)\.com|outlook\.cloud\.microsoft",
        r"/mail/(?:[^/]+/)*safelink\.html",
        parameter("url", "data|sdata|reserved|corid|dest"),
        is_safelink=True,
        word="safelink",
    ),
    _wrapper(
        "Azure e-mail links", rf"{_ANY_LABELS}safelink\.emails\.azure\.net", "/redirect", parameter("destination", "p")
    ),
    _wrapper("Proofpoint", r"urldefense\.(?:proofpoint\.)?com", "/v1/url", parameter("u", "k|r|m|s|c|d")),
    _wrapper("Proofpoint", r"urldefense\.(?:proofpoint\.)?com", "/v2/url", _proofpoint_v2),
    _wrapper("Proofpoint", r"urldefense(?:\.proofpoint)?\.(?:com|us)", "/v3/", _proofpoint_v3),
    _wrapper("Barracuda", r"linkprotect\.cudasvc\.com", "/url", parameter("a", "c|typo")),
    _wrapper(
        "Cisco Secure Email",
        r"secure-web\.cisco\.com",
        "/",
        path_part(r"/[^/]+/(?P<url>https?(?::|%3A).*)"),
    ),
    _wrapper(
        "Trend Micro",
        rf"{_ANY_LABELS}trendmicro\.com",
        "/wis/clicktime/",
        parameter("url", "umid|auth|rct"),
    ),
    _wrapper("FireEye", r"protect\d*\.fireeye\.com", "/(?:v\\d+/)?url", parameter("u", "k|q|e|d|s")),
    _wrapper("Sophos", rf"{_ANY_LABELS}protection\.sophos\.com", "/", base64_parameter("u")),
    _wrapper("Symantec", r"clicktime\.symantec\.com", "/", parameter("u", "h")),
    _wrapper("Trustwave", r"scanmail\.trustwave\.com", "/", parameter("u", "c|d|s")),
    _wrapper("EdgePilot", r"link\.edgepilot\.com", "/s/", parameter("u", "h")),
    _wrapper("Libraesva", r"urlsand\.esvalabs\.com", "/", parameter("u", "e|h|f|p|l|x")),
    _wrapper("Check Point", r"protect\.checkpoint\.com", "/v2/", path_part(r"/v2/(?:r\d+/)?___(?P<url>.+)___\.")),
    _wrapper("Mimecast", rf"(?:protect|url)[a-z0-9-]*\.{_ANY_LABELS}mimecast(?:protect)?\.com", "/s/", lost),
    _wrapper(
        "Google",
        rf"(?:www\.)?google\.{_COUNTRY}",
        "/url\\Z",
        parameter("q|url", "sa|usg|ved|sntz|source|rct|esrc|cd|cad|uact|opi|ust|psig"),
        word="url",
    ),
    _wrapper("Bing", r"(?:www\.)?bing\.com", "/ck/a", base64_parameter("u", "a1")),
    _wrapper("DuckDuckGo", r"(?:www\.)?duckduckgo\.com", "/l/?\\Z", parameter("uddg", "rut|notrut")),
    _wrapper(
        "Facebook",
        r"lm?\.(?:facebook|messenger|instagram)\.com",
        "/(?:l\\.php)?\\Z",
        parameter("u", "h|s|e|enc|fbclid"),
    ),
    _wrapper("Slack", r"slack-redir\.net", "/link", parameter("url", "v")),
    _wrapper(
        "YouTube",
        r"(?:www\.|m\.)?youtube\.com",
        "/redirect\\Z",
        parameter("q", "event|redir_token|v|html_redirect|stzid"),
        word="redirect",
    ),
    _wrapper("Amazon SES", rf"{_ANY_LABELS}awstrack\.me", "/L0/", path_part(r"/L0/(?P<url>[^/]+)/")),
)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A URL of a service.

    Attributes:
        wrapper: the outermost service.
        destination: the URL that it leads to in the end; None where that is not in it, or is no http(s) URL.
        is_lost: whether the destination is not in it at all.
        is_encoded: whether what it wraps is percent-encoded, as it should be.
    """

    wrapper: Wrapper
    destination: str | None
    is_lost: bool
    is_encoded: bool


# Browsers take a backslash for a slash, so that it ends the host.
_URL = re.compile(r"https?://(?P<authority>[^/?#\\]*)(?P<path>[^?#]*)(?:\?(?P<query>.*))?", re.IGNORECASE | re.DOTALL)
_HTTP = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)


def unwrap(url: str) -> Unwrapped | None:
    """Unwrap a URL, and what it wraps, to the destination; None for a URL that no service made."""
    first = _unwrap_once(url)
    if first is None:
        return None
    wrapper, wrapped = first
    is_encoded = wrapped is None or wrapped.is_encoded
    for _ in range(DEEPEST - 1):
        if wrapped is None:
            break
        inner = _unwrap_once(wrapped.destination)
        if inner is None:
            break
        wrapped = inner[1]
    if wrapped is None:
        return Unwrapped(wrapper, None, is_lost=True, is_encoded=is_encoded)
    destination = wrapped.destination if _HTTP.match(wrapped.destination) else None
    return Unwrapped(wrapper, destination, is_lost=False, is_encoded=is_encoded)


def _unwrap_once(url: str) -> tuple[Wrapper, Wrapped | None] | None:
    match = _URL.match(url)
    if match is None:
        return None
    path = match["path"] or "/"
    query = match["query"] or ""
    # The bare host is the service's own home page, which a page may well name.
    if path == "/" and not query:
        return None
    for wrapper in wrappers_of_host(match["authority"]):
        if re.match(wrapper.path, path, re.IGNORECASE):
            return wrapper, wrapper.read(Parts(query, url[match.end("authority") :]))
    return None


@lru_cache(maxsize=8192)
def wrappers_of_host(authority: str) -> tuple[Wrapper, ...]:
    """The services at a host, which may have a user name and a port; a look-alike has none."""
    host = percent_decode(authority).rpartition("@")[2].partition(":")[0].rstrip(".").lower()
    return tuple(wrapper for wrapper in WRAPPERS if wrapper.host.fullmatch(host))
