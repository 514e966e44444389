"""Lines are measured, broken and styled as rich does it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import cells
from rich.console import Console
from rich.text import Text

from doclint.reporters.lines import _ONE_CELL_EACH, Line, cell_len, joined, wrapped

_CONSOLE = Console(width=40)

# Words of all widths: narrow, wide, without any, joined, and spaces that are none for a terminal.
_TEXTS = st.lists(
    st.sampled_from(
        ["fog", "horn", "a", " ", "  ", "灯塔", "маяк", "é", "e\u0301", "…", "👩\u200d🚒", "\u3000", "x" * 13, "灯" * 7]
    ),
    max_size=25,
).map("".join)


def test_a_character_that_is_taken_for_one_cell_is_one() -> None:
    taken = [chr(number) for number in range(sys.maxunicode + 1) if _ONE_CELL_EACH.fullmatch(chr(number))]
    assert len(taken) > 800
    assert {cells.get_character_cell_size(character) for character in taken} == {1}


@given(_TEXTS)
def test_a_text_takes_the_cells_that_rich_counts(text: str) -> None:
    assert cell_len(text) == cells.cell_len(text)


@given(_TEXTS, st.integers(1, 30))
def test_a_line_is_broken_where_rich_breaks_it(text: str, width: int) -> None:
    ours = [line.plain for line in wrapped(Line.of(text), width)]
    # Where a wide space stands over the edge, rich puts a narrow one in its place: nobody sees either.
    assert [line.rstrip() for line in ours] == [line.plain.rstrip() for line in Text(text).wrap(_CONSOLE, width)]


@given(st.lists(st.tuples(_TEXTS, st.sampled_from(["", "bold", "red"])), max_size=4), st.integers(1, 30))
def test_what_is_broken_keeps_its_styles(parts: list[tuple[str, str]], width: int) -> None:
    text = Text.assemble(*parts)
    theirs = [_styles(line) for line in text.wrap(_CONSOLE, width)]
    assert [_styles(_as_text(line.rstrip())) for line in wrapped(Line.of(*parts), width)] == theirs


def _as_text(line: Line) -> Text:
    return Text.assemble(*line.parts)


def _styles(text: Text) -> list[tuple[str, str]]:
    """The style of each character, white space at the end aside."""
    segments = [(segment.text, str(segment.style or "")) for segment in text.render(_CONSOLE)]
    styles = [(character, style) for shown, style in segments for character in shown]
    return styles[: len(text.plain.rstrip())]


@pytest.mark.parametrize(("start", "end"), [(0, 3), (2, 6), (4, 4), (6, 99)])
def test_a_style_more_is_put_on_top(start: int, end: int) -> None:
    line = Line.of("fog ", ("horn", "red"), " low")
    text = Text.assemble("fog ", ("horn", "red"), " low")
    text.stylize("bold", start, min(end, len(text)))
    assert _styles(_as_text(line.styled("bold", start, end))) == _styles(text)


def test_lines_are_joined_with_a_gap() -> None:
    line = joined("  ", [Line.of("fog"), Line(), Line.of(("horn", "red"))])
    assert line == Line((("fog", ""), ("  ", ""), ("  ", ""), ("horn", "red")))
    assert not Line.of("", ("", "red"))
