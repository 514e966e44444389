"""Rewritten URLs are told from others and unwrapped, whatever they wrap."""

from __future__ import annotations

import string
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plants import SAFELINKS, WRAPS
from doclint.rules.lnk.decoding import DEEPEST, percent_decode
from doclint.rules.lnk.wrappers import Outcome, unwrap

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
    assert unwrapped.service.is_safelink is (service in SAFELINKS)


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


@given(_urls, st.lists(st.sampled_from(sorted(SAFELINKS | WRAPS)), min_size=1, max_size=DEEPEST))
def test_wrappers_inside_wrappers(url: str, services: list[str]) -> None:
    wrapped = url
    for service in services:
        wrapped = (SAFELINKS | WRAPS)[service](wrapped)
    assert destination(wrapped) == url


def test_what_is_wrapped_deeper_than_five_times_is_not_understood() -> None:
    wrapped = DESTINATION
    for _ in range(DEEPEST + 1):
        wrapped = WRAPS["Slack"](wrapped)
    unwrapped = unwrap(wrapped)
    assert unwrapped is not None
    assert unwrapped.outcome is Outcome.UNCLEAR


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
        ("https://slack-redir.net/link?url=https://a.example/%20b", "https://a.example/ b"),
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
    ("url", "outcome"),
    [
        ("https://protect-us.mimecast.com/s/0wSdCVON0gczLD?domain=a.example", Outcome.LOST),
        ("https://url.us.m.mimecastprotect.com/s/0wSdCVON0gczLD?domain=a.example", Outcome.LOST),
        ("https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html", Outcome.LOST),
        ("https://eur01.safelinks.protection.outlook.com/?data=02", Outcome.LOST),
        ("https://eur01.safelinks.protection.outlook.com/?url%3Dhttps%253A%252F%252Fa.example", Outcome.UNCLEAR),
        ("https://urldefense.com/v3/__https://a.example/*__;@@@!!x!y$", Outcome.UNCLEAR),
        ("https://urldefense.com/v3/__https://a.example/**A__;Iw!!x!y$", Outcome.UNCLEAR),
        ("https://urldefense.com/v3/__https://a.example/*__;w6k!!x!y$", Outcome.UNCLEAR),
        ("https://urldefense.proofpoint.com/v2/url?u=https://a.example/b-c&d=x", Outcome.UNCLEAR),
        ("https://www.bing.com/ck/a?u=a1@@@", Outcome.UNCLEAR),
        ("https://www.google.com/url?sa=t&q=oil%20lamps", Outcome.UNCLEAR),
        ("https://www.google.com/url?sa=t", Outcome.UNCLEAR),
        ("https://secure-web.cisco.com/18tzQk3", Outcome.UNCLEAR),
        ("https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)", Outcome.NOT_HTTP),
        ("https://slack-redir.net/link?url=mailto%3Akeeper%40a.example", Outcome.NOT_HTTP),
    ],
)
def test_no_destination_is_given_where_there_is_none_to_link_to(url: str, outcome: Outcome) -> None:
    unwrapped = unwrap(url)
    assert unwrapped is not None
    assert unwrapped.destination is None
    assert unwrapped.outcome is outcome


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        # Half encoded, as Google Docs does.
        (
            "https://www.google.com/url?q=https://a.example/watch?v%3D4%26t%3D2&sa=D&ust=1",
            "https://a.example/watch?v=4&t=2",
        ),
        ("https://www.google.com/url?q=https://a.example/caf%25C3%25A9&sa=D", "https://a.example/caf%C3%A9"),
        (
            "https://urldefense.proofpoint.com/v1/url?u=http://a.example/a%3Fb%3Dc%26d%3De&k=x",
            "http://a.example/a?b=c&d=e",
        ),
        # Twice encoded.
        ("https://slack-redir.net/link?url=https%253A%252F%252Fa.example%252F%2525", "https://a.example/%"),
        # The first parameter that is an http URL.
        ("https://www.google.com/url?q=&url=https%3A%2F%2Fa.example&ved=1", "https://a.example"),
        ("https://www.google.com/url?q=oil+lamps&url=https%3A%2F%2Fa.example", "https://a.example"),
        # Paths, in which one slash is left of two, and a token that was cut off.
        ("https://protect.checkpoint.com/v2/___https:/a.example/b___.YzJ1", "https://a.example/b"),
        ("https://protect.checkpoint.com/v2/r01/___https://a.example/b", "https://a.example/b"),
        ("https://url.avanan.click/v2/r01/___https:/a.example/b___.YXAz", "https://a.example/b"),
        ("https://secure-web.cisco.com/18t/https:/a.example/b", "https://a.example/b"),
        ("https://secure-web.cisco.com/auth=18t&url=https%3A%2F%2Fa.example", "https://a.example"),
        (
            "https://abc.r.us-east-1.awstrack.me/L0/https://a.example/b/1/0100018e-4be1-000000/x=1",
            "https://a.example/b",
        ),
        # Runs of Proofpoint v3 count bytes.
        ("https://urldefense.com/v3/__https://a.example/caf**A/r*w__;w6kj!!x!y$", "https://a.example/café/r#w"),
        ("https://urldefense.us/v3/__https://a.example/**Cx*y__;8J-UpiM!!x!y$", "https://a.example/🔦x#y"),
        # Exchange, on any host.
        ("https://mail.a.example/owa/redir.aspx?REF=x&URL=https%3a%2f%2fb.example", "https://b.example"),
        ("https://mail.a.example/redir.aspx?SURL=x&URL=https%3a%2f%2fb.example", "https://b.example"),
        # JSON in a script.
        (
            r"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example\u0026data\u003d02",
            "https://a.example",
        ),
    ],
)
def test_a_service_is_read_as_it_reads_itself(url: str, expected: str) -> None:
    assert destination(url) == expected


def test_a_page_that_is_called_as_exchange_calls_its_own_is_none() -> None:
    assert unwrap("https://a.example/redir.aspx?url=https%3A%2F%2Fb.example") is None


_OWN = "data=05%7C01%7Cdesk%40lamps.example%7C0a1b%7C1%7C0%7CUnknown%7CTWFp%3D%7C3000&sdata=mxTj%3D&reserved=0"
_HOST = "https://eur02.safelinks.protection.outlook.com/"


@pytest.mark.parametrize("separator", ["&", "&amp;", "&#38;", "?", "#"])
@pytest.mark.parametrize("levels", range(1, 5))
@pytest.mark.parametrize("behind", ["", "&data=02%7C01%7C&reserved=0"])
def test_own_parameters_end_the_destination_however_often_they_are_encoded(
    separator: str, levels: int, behind: str
) -> None:
    own = separator + _OWN.replace("&", "&amp;" if separator == "&amp;" else "&")
    for _ in range(levels):
        own = quote(own, safe="")
    url = f"{_HOST}?url=https%3A%2F%2Fa.example%2Fb{own}{behind}"
    assert destination(url) == "https://a.example/b"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://www.google.com/url?q=https%3A%2F%2Fa.example%2F%3Fb%3D1%26sa%3DD%26source%3Deditors",
            "https://a.example/?b=1",
        ),
        # What looks like them and is the page's own.
        (
            f"{_HOST}?url=https%3A%2F%2Fa.example%2F%3Fdata%3D1%26page%3D2&data=02&reserved=0",
            "https://a.example/?data=1&page=2",
        ),
        (
            "https://www.google.com/url?q=https%3A%2F%2Fa.example%2F%3Fb%3D1%26source%3Dc&sa=D",
            "https://a.example/?b=1&source=c",
        ),
    ],
)
def test_parameters_of_the_destination_are_told_from_the_service_s(url: str, expected: str) -> None:
    assert destination(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url?q=https://a.example/?b=1&c=2&sa=D",
        "https://slack-redir.net/link?url=https://a.example/#b&c=2",
        "https://www.google.com/url?q=https%3A%2F%2Fa.example%2F&sa=D#b",
    ],
)
def test_where_a_service_and_a_writer_may_differ_nobody_is_sure(url: str) -> None:
    unwrapped = unwrap(url)
    assert unwrapped is not None
    assert not unwrapped.is_sure


@given(st.text(max_size=20))
def test_percent_decoding_undoes_percent_encoding(text: str) -> None:
    assert percent_decode(quote(text, safe="")) == text
