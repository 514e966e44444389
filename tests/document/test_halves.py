"""One half of a segment, as Markdown reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document.halves import bare_urls, read_half


def links(half: str) -> list[tuple[str, str, str]]:
    return [(link.destination, link.label, half[link.span.start : link.span.end]) for link in read_half(half).links]


@pytest.mark.parametrize(
    ("half", "expected"),
    [
        ("[a](u)", [("u", "a", "[a](u)")]),
        ("é [**b**](u&amp;v 't') ü", [("u&v", "**b**", "[**b**](u&amp;v 't')")]),
        ("[](u)", [("u", "", "[](u)")]),
        ("![a](u)", [("u", "a", "![a](u)")]),
        ("<https://a.example>", [("https://a.example", "https://a.example", "<https://a.example>")]),
        ("[![a](b)](c)", [("c", "![a](b)", "[![a](b)](c)"), ("b", "a", "![a](b)")]),
        ("    [a](u)", [("u", "a", "[a](u)")]),
        ("- [a](u)", [("u", "a", "[a](u)")]),
        ("[a] (u)", []),
        ("`[a](u)`", []),
        (r"\[a](u)", []),
    ],
)
def test_links(half: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(half) == expected


def test_code_and_text_are_told_apart() -> None:
    half = read_half("Type `a  b` **now** &amp; \\*then*")
    assert [text for text, _ in half.code] == ["a  b"]
    assert half.words == "Type  now & *then*"


def test_bare_urls_are_those_of_no_link_and_no_code() -> None:
    half = "https://a.example, [b](https://b.example) `https://c.example` <https://d.example> (https://e.example/f)"
    assert [url for url, _ in bare_urls(half)] == ["https://a.example,", "https://e.example/f)"]


@given(st.text(alphabet=st.sampled_from(list("aé日 \n*_`[]()<>!\\&;:/#-.")), max_size=30))
def test_every_place_is_inside_the_half(half: str) -> None:
    markdown = read_half(half)
    spans = [link.span for link in markdown.links] + [span for _, span in markdown.code + markdown.text]
    assert all(0 <= span.start <= span.end <= len(half) for span in spans)
    for code, span in markdown.code:
        assert half[span.start] == half[span.end - 1] == "`"
        assert "".join(code.split()) in "".join(half[span.start : span.end].split())
