"""What stands inside the halves of a segment, whatever tags are in them or around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.document import Document, read_document
from doclint.document.pairs import Pair, place_plain_pairs, read_extents, read_pairs, read_plain_halves
from tests.document.test_segments import pair


def read(text: str) -> Document:
    return read_document(text.encode())


def only(text: str) -> Pair:
    (found,) = read(text).pairs
    return found


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Cible", "Source"),
        ("Un <span>mot</span> ici", "A <span>word</span> here"),
        ("Un mot</span> ici", "A word</span> here"),
        ("Un mot</span> ici", "A word"),
        ("Un mot", "A word</span> here"),
        ("Deux\nlignes <b>et</b>", "Two\nlines"),
        ("", ""),
        ("`x`", "`x`"),
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "{} behind\n", "<span class='lead'>{}</span>\n\nmore</span>", "{}\n\n</span>"]
)
def test_contents_of_both_halves(target: str, source: str, around: str) -> None:
    text = around.format(pair("102", target, source))
    found = only(text)
    assert (found.target, found.source) == (target, source)
    assert text[found.start : found.end] == pair("102", target, source)
    assert text[found.target_start :].startswith(target)
    assert text[found.source_start :].startswith(source)


@pytest.mark.parametrize(
    ("target", "surplus", "stray"),
    [
        ("Un <span>mot</span> ici", 0, None),
        ("Un mot</span> ici", 1, "</span>"),
        ("Un</span> mot</span> ici", 2, "</span>"),
        ("Un <span>mot ici", -1, "<span>"),
        ("Un <span lang=fr>mot <span>ici</span>", -1, "<span lang=fr>"),
    ],
)
def test_tags_out_of_balance(target: str, surplus: int, stray: str | None) -> None:
    text = f"{pair('102', target, 'A <b>word</b>')} {pair('103')}"
    extent = read(text).pairs[0].target_extent
    assert extent
    assert extent.surplus == surplus
    assert (text[extent.stray.start : extent.stray.end] if extent.stray else None) == stray


def test_a_stray_tag_in_the_source_half_is_not_the_end_of_a_span_around_several_segments() -> None:
    text = f"<span>{pair('102')} {pair('103')}</span>\n"
    assert [extent.surplus for found in read(text).pairs if (extent := found.source_extent)] == [0, 0]


def test_a_half_that_is_never_closed_ends_with_its_paragraph_or_at_the_next_anchor() -> None:
    text = '<span data-ttu-id="4be1c-102">Cible <span class="sxs-lookup"><span data-stu-id="4be1c-102">Source\n\nNext'
    found = only(text)
    assert (found.target, found.source) == ("Cible ", "Source")
    assert text[found.end :] == "\n\nNext"


_contents = st.text(alphabet=st.sampled_from(list("aé <>/=\"'`~\n&;*[]()!#-p0")), max_size=12)
_pieces = st.lists(
    st.one_of(
        st.builds(
            lambda number, target, source: pair(f"{number}", target, source),
            st.integers(100, 999),
            _contents,
            _contents,
        ),
        _contents,
        st.sampled_from(
            ["</span>", "<span>", "data-ttu-id", '<span data-ttu-id="4be1c-101">', "\n\n", "```\n", "&quot;"]
        ),
    ),
    max_size=6,
)


@given(_pieces)
def test_the_quick_way_reads_what_the_careful_way_reads(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = read(text)
    halves = read_plain_halves(text, 0)
    if halves is None:
        return
    quick = place_plain_pairs(text, 0)
    assert halves == [found[:3] for found in quick]
    extents = read_extents(text, 0, document.segments)
    careful = read_pairs(text, document.segments, extents)
    assert quick == tuple(found._replace(target_extent=None, source_extent=None) for found in careful)
    assert all(segment.is_whole for segment in document.segments)
    assert all(extent and extent.surplus == 0 for both in extents for extent in both)


@given(_pieces)
def test_every_pair_is_cut_from_the_text_where_it_says(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = read(text)
    body = document.text
    for found in document.pairs:
        assert body[found.target_start :].startswith(found.target)
        assert body[found.source_start :].startswith(found.source)
        assert found.start < found.target_start <= found.source_start <= found.end <= len(body)
