"""URLs by chance, wrapped by a service at each level of encoding, and what the wrapper has to give back."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from urllib.parse import quote

from benchmarks.plants import PARAMETERS, PATHS, SAFELINK_PARAMETERS, SAFELINKS, WRAPS
from doclint.rules.lnk.wrappers import unwrap

_HOSTS = (
    "harbourlight.example",
    "phare.exämple",
    "灯台.example:8080",
    "[2001:db8::1]",
    "[2001:db8::1]:8443",
    "keeper@harbourlight.example",
    "keeper:k%40y@a.b.example",
)
_CHARACTERS = string.ascii_letters + string.digits + "-._~!$'()*+,;:@%|&=/é灯🔦\u0301 \\[]{}^"
_ENDINGS = ("", "", ".", ")", "?", "!", "/", "%", "*", "_", ";")


def random_url(chance: random.Random, characters: str = _CHARACTERS) -> str:
    """A URL with a query, fragment, IDN, IPv6 address, percent signs, any script, parentheses, user, punctuation."""
    part = "".join(chance.choices(characters, k=chance.randrange(90 if chance.random() < 0.05 else 24)))
    forms = (
        "",
        f"/{part}",
        f"/a?b={part}",
        f"/a/?b=1&zz={part}#/d",
        f"#{part}",
        f"/%2{chance.randrange(10)}?%7c={part}",
        f"/{chance.choice(['caf%C3%A9', '%25', '100%', '灯台', '(a)(b)', '🔦🔦🔦'])}/{part}",
    )
    url = f"{chance.choice(['http', 'https', 'HTTPS'])}://{chance.choice(_HOSTS)}{chance.choice(forms)}"
    return url + chance.choice(_ENDINGS)


def _raw(url: str) -> tuple[str, str]:
    # Neither percent signs, which the service decodes, nor parameters, which it takes for its own, nor white space.
    url = "".join(character for character in url if character not in "%&; ")
    return url, url


def _half(url: str) -> tuple[str, str]:
    # As Google Docs does: what ends a parameter, and the percent sign.
    return "".join(quote(character) if character in "%&?=#+ " else character for character in url), url


def _once(url: str) -> tuple[str, str]:
    return quote(url, safe=""), url


def _twice(url: str) -> tuple[str, str]:
    return quote(quote(url, safe=""), safe=""), url


LEVELS: dict[str, Callable[[str], tuple[str, str]]] = {"raw": _raw, "half": _half, "once": _once, "twice": _twice}
"""How much of a parameter is encoded: the text of the parameter for a URL, and the URL that the service finds in it."""

_WITH_LEVELS = PARAMETERS | SAFELINK_PARAMETERS | PATHS

FORMS = [
    *((name, level) for name in _WITH_LEVELS for level in LEVELS),
    *((name, "whole") for name in WRAPS | SAFELINKS if name not in _WITH_LEVELS),
]
"""Every service with each level of encoding that it can have."""


def not_given_back(name: str, level: str, count: int) -> list[str]:
    """The URLs of so many that a service's wrapper does not give back."""
    chance = random.Random(f"{name} {level}")
    lost = []
    for _ in range(count):
        url = random_url(chance)
        if level == "whole":
            wrapped = (WRAPS | SAFELINKS)[name](url)
        else:
            text, url = LEVELS[level](url)
            wrapped = _WITH_LEVELS[name](text)
        unwrapped = unwrap(wrapped)
        if unwrapped is None or unwrapped.destination != url:
            lost.append(f"{url} in {wrapped}: {unwrapped}")
    return lost
