"""URLs in every form a link takes, each at its exact place, and written back so that a reader gets exactly them."""

from __future__ import annotations

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document import read_document
from doclint.document.links import Link, LinkForm, write_url


def links(text: str) -> list[tuple[str, str, LinkForm]]:
    return [(text[link.span.start : link.span.end], link.url, link.form) for link in read(text)]


def read(text: str) -> tuple[Link, ...]:
    return read_document(text.encode()).links


URL = "https://a.example/x"


@pytest.mark.parametrize(
    ("text", "raw", "url", "form"),
    [
        (f"[x]({URL})", URL, URL, LinkForm.DESTINATION),
        (f"[x]( {URL} 'title')", URL, URL, LinkForm.DESTINATION),
        (f"![x]({URL})", URL, URL, LinkForm.DESTINATION),
        (f"[]({URL})", URL, URL, LinkForm.DESTINATION),
        ("[x](https://a.example/b(c)d)", "https://a.example/b(c)d", "https://a.example/b(c)d", LinkForm.DESTINATION),
        (r"[x](https://a.example/\(b)", r"https://a.example/\(b", "https://a.example/(b", LinkForm.DESTINATION),
        (f"[x](<{URL} y>)", f"{URL} y", f"{URL} y", LinkForm.POINTED_DESTINATION),
        (f"<{URL}>", URL, URL, LinkForm.AUTOLINK),
        (f'a <a href="{URL}?a&amp;b">x</a>', f"{URL}?a&amp;b", f"{URL}?a&b", LinkForm.HTML),
        (f"<div>\n<a href='{URL}'>x</a>\n</div>", URL, URL, LinkForm.HTML),
        (f"[r]: {URL} 'title'\n", URL, URL, LinkForm.DEFINITION),
        (f"[r]: <{URL}>\n", URL, URL, LinkForm.POINTED_DEFINITION),
        (f"see {URL}, and", URL, URL, LinkForm.BARE),
        (f"(see {URL})", URL, URL, LinkForm.BARE),
        (f"请看{URL}。", URL, URL, LinkForm.BARE),
        (f"[x]({URL}?a=1&amp;b=2)", f"{URL}?a=1&amp;b=2", f"{URL}?a=1&b=2", LinkForm.DESTINATION),
        (f"[x]({URL}?a=1&region=2)", f"{URL}?a=1&region=2", f"{URL}?a=1&region=2", LinkForm.DESTINATION),
        (f"| a |\n| - |\n| [x]({URL}) |\n", URL, URL, LinkForm.DESTINATION),
    ],
)
def test_one_link(text: str, raw: str, url: str, form: LinkForm) -> None:
    assert links(f"Ä 日本\n\n{text}") == [(raw, url, form)]


@pytest.mark.parametrize("text", [f"`{URL}`", f"```\n{URL}\n```\n", "no link"])
def test_code_holds_no_links(text: str) -> None:
    assert links(text) == []


def test_a_url_as_the_label_of_a_link_is_a_link_of_its_own() -> None:
    assert [form for _, _, form in links(f"[{URL}]({URL})")] == [LinkForm.BARE, LinkForm.DESTINATION]


def test_front_matter_holds_no_links() -> None:
    assert links(f"---\na: {URL}\n---\n") == []


# Any character that a URL wrapped by a mail gateway can bring back.
_urls = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_characters="\x7f"), max_size=20)


@given(_urls, st.sampled_from(["[x]({})", "[x](<{}>)", "[r]: {}\n\n[r]\n", "[r]: <{}>\n\n[r]\n"]))
def test_what_is_written_is_read_back_by_commonmark(rest: str, template: str) -> None:
    url = f"https://b.example/{rest}"
    text = template.format(URL)
    (link,) = read(text)
    written = text[: link.span.start] + write_url(url, link) + text[link.span.end :]
    (destination,) = (
        event["Start"]["Link"]["dest_url"]  # type: ignore[index, typeddict-item]
        for event in pyromark.events(written)
        if isinstance(event, dict) and isinstance(event.get("Start"), dict) and "Link" in event["Start"]  # type: ignore[typeddict-item]
    )
    assert destination == url


@given(_urls)
def test_what_is_written_into_an_attribute_is_read_back(rest: str) -> None:
    text = f'a <a href="{URL}">x</a>'
    url = f"https://b.example/{rest}"
    (link,) = read(text)
    (written,) = read(text[: link.span.start] + write_url(url, link) + text[link.span.end :])
    assert written.url == url


def test_in_a_table_cell_a_pipe_does_not_end_the_cell() -> None:
    text = f"| a |\n| - |\n| [x]({URL}) |\n"
    (link,) = read(text)
    assert write_url("https://b.example/?a|b", link) == "https://b.example/?a%7Cb"


def test_a_host_is_seen_behind_what_looks_like_a_port() -> None:
    hosts = read_document(b"ttps://learn.michttps://urldefense.com/v3/").hosts
    assert {host for host, _ in hosts.written} == {"learn.michttps:", "urldefense.com"}
