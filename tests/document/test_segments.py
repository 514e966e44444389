"""Segments are recovered on every shape they have on real pages, and behind any damage."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document import read_document
from doclint.document.segments import are_orderly, parse_id, read_tags


def pair(number: str, target: str = "Cible", source: str = "Source", prefix: str = "4be1c") -> str:
    return (
        f'<span data-ttu-id="{prefix}-{number}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="{prefix}-{number}">{source}</span></span>'
    )


def read(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (segment.target.id[6:] if segment.target else None, segment.source.id[6:] if segment.source else None)
        for segment in read_document(text.encode()).segments
    ]


@pytest.mark.parametrize(
    "text",
    [
        pair("102"),
        f"# <a name='x'></a>{pair('102')}\n",
        f"1. {pair('102')}\n",
        f"| a |\n| - |\n| {pair('102')} |\n",
        f"> {pair('102')}\n",
        f"[{pair('102')}](https://harbourlight.example)\n",
        f"<table><td>{pair('102')}</td></table>\n",
        f"    {pair('102')}\n",
        f"```\n{pair('102')}\n",
        pair("102", "Une\nligne", "A\nline"),
        pair("102", "Un <span>mot</span> ici", "A <span>word</span> here"),
        pair("102", "Un mot</span> ici", "A word</span> here"),
        f"`code` {pair('102')}\n",
    ],
)
def test_a_pair_in_every_shape(text: str) -> None:
    assert read(text) == [("102", "102")]


@pytest.mark.parametrize(
    "text", [f"`{pair('102')}`\n", f"```\n{pair('102')}\n```\n", f"> ~~~\n> {pair('102')}\n> ~~~\n"]
)
def test_an_anchor_in_inline_code_or_a_closed_fence_is_text(text: str) -> None:
    assert read(text + pair("103")) == [("103", "103")]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        (pair("102").split("<span class")[0] + pair("103"), [("102", None), ("103", "103")]),
        ("<span class" + pair("102").split("<span class")[1] + pair("103"), [(None, "102"), ("103", "103")]),
        (pair("102").replace('stu-id="4be1c-102', 'stu-id="4be1c-109') + pair("103"), [("102", "109"), ("103", "103")]),
        (pair("102").replace('class="sxs-lookup"', "class='x'") + pair("103"), [("102", "102"), ("103", "103")]),
    ],
)
def test_behind_damage_the_very_next_pair_is_read_right(text: str, segments: list[tuple[str, str]]) -> None:
    assert read(text) == segments


def test_front_matter_holds_no_segments() -> None:
    assert read(f"---\n{pair('101')}\n---\n{pair('102')}\n") == [("102", "102")]


@pytest.mark.parametrize("quote", ["&quot;", "&#34;", "&#x22;", "&#039;"])
def test_tags_whose_quotes_became_entities_are_read_as_if_they_were_whole(quote: str) -> None:
    damaged = pair("102").replace('"', quote)
    assert read(f"{damaged} {pair('103')}") == [("102", "102"), ("103", "103")]


def test_damaged_tags_are_told_from_others_with_each_of_their_entities() -> None:
    text = pair("102").replace('class="sxs-lookup"', "class=&quot;sxs-lookup&quot;")
    tags = list(read_tags(text, read_document(text.encode()).segments))
    assert [tag.is_damaged for tag in tags] == [False, True, False]
    assert [(text[span.start : span.end], quote) for span, quote in tags[1].entities] == [("&quot;", '"')] * 2


@pytest.mark.parametrize(
    ("id_", "parts"),
    [("345ec-102", ("345ec", False, 102)), ("345ec-p101", ("345ec", True, 101)), ("x", None), ("345ec-", None)],
)
def test_parts_of_an_id(id_: str, parts: tuple[str, bool, int] | None) -> None:
    assert parse_id(id_) == parts


_IDS = st.lists(
    st.builds(
        "{}{}{}".format, st.sampled_from(["4b-", "4b", "a1-", ""]), st.sampled_from(["", "p"]), st.integers(0, 120)
    ),
    max_size=4,
)


@given(st.one_of(_IDS, _IDS.map(sorted)))
def test_of_ids_that_are_orderly_there_is_nothing_to_say(ids: list[str]) -> None:
    if not are_orderly(ids):
        return
    assert len(set(ids)) == len(ids)
    assert len({id_.partition("-")[0] for id_ in ids}) < 2
    parsed = [parts for parts in map(parse_id, ids) if parts is not None]
    for is_merged in (False, True):
        numbers = [parts.number for parts in parsed if parts.merged is is_merged]
        assert all(one <= other for one, other in pairwise(numbers))


@pytest.mark.parametrize(
    "ids", [[], ["4be1c-102"], ["4be1c-102", "4be1c-105"], ["4be1c-102", "4be1c-p101", "4be1c-107", "4be1c-p102"]]
)
def test_the_ids_of_nearly_every_page_are_orderly(ids: list[str]) -> None:
    assert are_orderly(ids)
