"""Rewritten URLs are told from others and unwrapped, whatever they wrap."""

from __future__ import annotations

import random
import string
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plants import SAFELINKS, WRAPS
from doclint.rules.lnk.wrappers import DEEPEST, percent_decode, unwrap

DESTINATION = "https://harbourlight.example/lamps?id=4&page=2#wicks"


def destination(url: str) -> str | None:
    unwrapped = unwrap(url)
    return unwrapped.destination if unwrapped is not None else None


@pytest.mark.parametrize("service", [*SAFELINKS, *WRAPS])
def test_every_service_gives_back_the_destination(service: str) -> None:
    wrapped = (SAFELINKS | WRAPS)[service](DESTINATION)
    unwrapped = unwrap(wrapped)
    assert unwrapped is not None
    assert unwrapped.destination == DESTINATION
    assert unwrapped.wrapper.is_safelink is (service in SAFELINKS)


_labels = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
_hosts = st.one_of(
    st.builds(".".join, st.lists(_labels, min_size=2, max_size=3)),
    st.sampled_from(["[2001:db8::1]", "phare.exämple", "灯台.example", "xn--exmple-cua.example", "a.example:8080"]),
)
_parts = st.text(st.sampled_from(string.ascii_letters + string.digits + "-._~!$'()*+,;:@%|&=/é灯 \\"), max_size=16)
_urls = st.builds(
    lambda scheme, host, path, query, fragment: f"{scheme}://{host}{path}{query}{fragment}",
    st.sampled_from(["http", "https", "HTTPS"]),
    _hosts,
    st.one_of(st.just(""), _parts.map(lambda part: f"/{part}")),
    st.one_of(st.just(""), _parts.map(lambda part: f"?a={part}")),
    st.one_of(st.just(""), _parts.map(lambda part: f"#/{part}")),
)


@pytest.mark.parametrize("service", [*SAFELINKS, *WRAPS])
@given(_urls)
def test_any_url_comes_back_unchanged(service: str, url: str) -> None:
    assert destination((SAFELINKS | WRAPS)[service](url)) == url


_ALPHABET = string.ascii_letters + string.digits + "-._~!$'()*+,;:@%|&=/é灯 \\"


def random_url(chance: random.Random) -> str:
    """A URL of the shapes above, far quicker than hypothesis makes one."""
    part = "".join(chance.choices(_ALPHABET, k=chance.randrange(24)))
    host = chance.choice(["harbourlight.example", "phare.exämple", "灯台.example:8080", "[2001:db8::1]", "a.b.example"])
    forms = [
        "",
        f"/{part}",
        f"/a?b={part}",
        f"/a/?b=1&c={part}#/d",
        f"#{part}",
        f"/%2{chance.randrange(10)}?%7c={part}",
    ]
    return f"{chance.choice(['http', 'https', 'HTTP'])}://{host}{chance.choice(forms)}"


@pytest.mark.parametrize("service", [*SAFELINKS, *WRAPS])
def test_ten_thousand_urls_come_back_unchanged(service: str) -> None:
    wrap = (SAFELINKS | WRAPS)[service]
    chance = random.Random(service)
    urls = [random_url(chance) for _ in range(10_000)]
    assert [url for url in urls if destination(wrap(url)) != url] == []


@given(_urls, st.lists(st.sampled_from(sorted(SAFELINKS | WRAPS)), min_size=1, max_size=DEEPEST))
def test_wrappers_inside_wrappers(url: str, services: list[str]) -> None:
    wrapped = url
    for service in services:
        wrapped = (SAFELINKS | WRAPS)[service](wrapped)
    assert destination(wrapped) == url


def test_what_is_wrapped_deeper_than_five_times_is_unwrapped_five_times() -> None:
    wrapped = DESTINATION
    layers = []
    for _ in range(DEEPEST + 2):
        layers.append(wrapped)
        wrapped = WRAPS["Slack"](wrapped)
    assert destination(wrapped) == layers[2]


@pytest.mark.parametrize(
    "url",
    [
        "https://evilurldefense.com/v3/__https://a.example__;!!x!y$",
        "https://urldefense.com.evil.example/v3/__https://a.example__;!!x!y$",
        "https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fa.example",
        "https://notsafelinks.protection.outlook.com.example/?url=https%3A%2F%2Fa.example",
        "https://eur01xsafelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example",
        "https://urldefense.com@evil.example/v3/__https://a.example__;!!x!y$",
        "https://evil.example\\@urldefense.com/v3/__https://a.example__;!!x!y$",
        "https://evil.example/#https://slack-redir.net/link?url=https%3A%2F%2Fa.example",
        "https://www.google.com/search?q=https%3A%2F%2Fa.example",
        "https://www.google.evil.example/url?q=https%3A%2F%2Fa.example",
        "https://www.youtube.com/watch?v=https%3A%2F%2Fa.example",
        "https://www.mimecast.com/s/about",
        "https://eur01.safelinks.protection.outlook.com/",
        "https://urldefense.com",
        "ftp://slack-redir.net/link?url=https%3A%2F%2Fa.example",
        "/link?url=https%3A%2F%2Fa.example",
    ],
)
def test_what_only_looks_like_a_service_is_none(url: str) -> None:
    assert unwrap(url) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        # Encoded once more than needed, and once less.
        ("https://slack-redir.net/link?url=https%3A%2F%2Fa.example%2F%2520b", "https://a.example/%20b"),
        ("https://slack-redir.net/link?url=https://a.example/%20b", "https://a.example/%20b"),
        # Bytes that are no UTF-8 stay as they are.
        ("https://slack-redir.net/link?url=https%3A%2F%2Fa.example%2F%E9t%C3%A9", "https://a.example/%E9té"),
        ("https://EUR01.SafeLinks.Protection.Outlook.com./?url=https%3A%2F%2Fa.example", "https://a.example"),
        ("https://eur01.safelinks.protection.outlook.cn:443/?url=https%3A%2F%2Fa.example&data=1", "https://a.example"),
        ("https://x.safelinks.protection.office365.us/?URL=https%3A%2F%2Fa.example", "https://a.example"),
        # An inner query that was not encoded ends at the service's own parameters.
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https://a.example/?b=1&c=2&data=02%7C01&sdata=x&reserved=0",
            "https://a.example/?b=1&c=2",
        ),
        ("https://eur01.safelinks.protection.outlook.com/?url=https://a.example/&region=2", "https://a.example/"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F%23%2Froute&data=02",
            "https://a.example/#/route",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F#/route&data=02",
            "https://a.example/#/route",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3a%2f%2fa.example&amp;data=02%7c01%7c%7c",
            "https://a.example",
        ),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F%7cb", "https://a.example/|b"),
        ("https://urldefense.com/v3/__https:/a.example/x__;!!x!y$", "https://a.example/x"),
        ("https://urldefense.com/v3/__https://a.example/**A__;IyU!!x!y$", "https://a.example/#%"),
        ("https://www.google.co.uk/url?url=https%3A%2F%2Fa.example", "https://a.example"),
    ],
)
def test_layers_are_decoded_exactly_once(url: str, expected: str) -> None:
    assert destination(url) == expected


@pytest.mark.parametrize(
    ("url", "is_lost"),
    [
        ("https://protect-us.mimecast.com/s/0wSdCVON0gczLD?domain=a.example", True),
        ("https://url.us.m.mimecastprotect.com/s/0wSdCVON0gczLD?domain=a.example", True),
        ("https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html", True),
        ("https://eur01.safelinks.protection.outlook.com/?data=02", True),
        ("https://urldefense.com/v3/__https://a.example/*__;@@@!!x!y$", True),
        ("https://www.bing.com/ck/a?u=a1@@@", True),
        ("https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)", False),
        ("https://slack-redir.net/link?url=mailto%3Akeeper%40a.example", False),
    ],
)
def test_no_destination_is_given_where_there_is_none_to_link_to(url: str, is_lost: bool) -> None:
    unwrapped = unwrap(url)
    assert unwrapped is not None
    assert unwrapped.destination is None
    assert unwrapped.is_lost is is_lost


@given(st.text(max_size=20))
def test_percent_decoding_undoes_percent_encoding(text: str) -> None:
    assert percent_decode(quote(text, safe="")) == text
