"""Lines, columns and bytes of a text."""

from hypothesis import given
from hypothesis import strategies as st

from doclint.document.text import ByteOffsets, Lines
from doclint.findings import Position


def test_lines_and_columns_count_from_one() -> None:
    lines = Lines("ab\ncd")
    assert [lines.position(offset) for offset in (0, 2, 3, 5)] == [
        Position(1, 1),
        Position(1, 3),
        Position(2, 1),
        Position(2, 3),
    ]


def test_every_line_ending_of_commonmark_ends_a_line() -> None:
    lines = Lines("a\r\nb\rc\nd")
    assert [lines.position(offset).line for offset in (0, 3, 5, 7)] == [1, 2, 3, 4]


def test_columns_count_characters_not_bytes_or_cells() -> None:
    assert Lines("日本é😀x").position(4) == Position(1, 5)


def test_line_is_without_its_ending() -> None:
    lines = Lines("a\r\nb\n")
    assert [lines.line(number) for number in (1, 2, 3, 4)] == ["a", "b", "", ""]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=3000).map(lambda text: text * 3))
def test_byte_offsets_agree_with_encoding(text: str) -> None:
    offsets = ByteOffsets(text)
    for index in [*range(0, len(text), 97), len(text)]:
        assert offsets.character(len(text[:index].encode())) == index
