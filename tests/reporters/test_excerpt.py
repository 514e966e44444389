"""The caret stands under what was found, whatever the line is made of and however long it is."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from doclint.reporters.escaping import visible_characters
from doclint.reporters.excerpt import Excerpt, excerpt


def marked(line: str, words: str, width: int = 60) -> Excerpt:
    """The excerpt of a line for the first place where words stand."""
    start = line.index(words)
    return excerpt(line, start, start + len(words), width, "…", visible_characters)


def under_the_caret(shown: Excerpt) -> str:
    """The part of an excerpt that a terminal shows above the carets."""
    end = 0
    part = ""
    for character in shown.text:
        # A combining mark stands in the last cell of its letter.
        start = end if cell_len(character) else end - 1
        end += cell_len(character)
        if shown.caret <= start < shown.caret + shown.cells:
            part += character
    return part


@pytest.mark.parametrize(
    ("line", "words", "caret", "cells"),
    [
        ("author: tofte", "tofte", 8, 5),
        ("请看灯塔的灯", "灯塔", 4, 4),
        ("🚢 灯台 🗼 です", "🗼", 8, 2),
        ("انظر إلى المنارة", "المنارة", 9, 7),
        ("cafe\u0301s phares", "phares", 6, 6),
        ("a\tb\tphares", "phares", 10, 6),
        ("\x1b[0m red", "red", 8, 3),
        ("\u202ered", "red", 6, 3),
        ("a ##[x] red", "red", 11, 3),
    ],
)
def test_caret_counts_cells(line: str, words: str, caret: int, cells: int) -> None:
    shown = marked(line, words)
    assert (shown.caret, shown.cells) == (caret, cells)
    assert under_the_caret(shown) == words


def test_caret_of_a_combining_mark_stands_under_its_letter() -> None:
    assert marked("cafe\u0301s", "\u0301") == Excerpt("cafe\u0301s", 3, 1)


def test_nothing_is_marked_by_one_caret() -> None:
    assert excerpt("title:", 6, 6, 60, "…", visible_characters) == Excerpt("title:", 6, 1)
    assert excerpt("", 0, 0, 60, "…", visible_characters) == Excerpt("", 0, 1)


def test_place_behind_the_end_of_a_line_is_its_end() -> None:
    for column in (7, 40, 1_000_000):
        assert excerpt("title:", column, column + 1, 60, "…", visible_characters) == Excerpt("title:", 6, 1)


def test_short_line_is_whole() -> None:
    assert marked("x" * 60, "x" * 60).text == "x" * 60


@pytest.mark.parametrize("width", [20, 60, 200])
@pytest.mark.parametrize("filling", ["word ", "слово ", "灯塔的灯", "e\u0301", "a\t"])
@pytest.mark.parametrize("before", [0, 3, 100, 2000])
@pytest.mark.parametrize("behind", [0, 3, 2000])
def test_long_line_is_cut_around_the_caret(width: int, filling: str, before: int, behind: int) -> None:
    line = filling * before + "[found]" + filling * behind
    shown = marked(line, "[found]", width)
    assert cell_len(shown.text) <= width
    assert under_the_caret(shown) == "[found]"
    whole = line.replace("\t", "    ")
    assert shown.text.startswith("…") or whole.startswith(shown.text.removesuffix("…"))
    assert shown.text.endswith("…") or whole.endswith(shown.text.removeprefix("…"))
    if cell_len(whole) > width:
        assert cell_len(shown.text) >= width - 6, "the width is used"


def test_place_that_is_wider_than_the_screen_shows_its_beginning_and_what_is_before() -> None:
    shown = marked("before " * 20 + "x" * 500, "x" * 500, 40)
    assert shown.text.startswith("…")
    assert shown.text.endswith("x…")
    assert "before x" in shown.text
    assert cell_len(shown.text) == 40
    assert shown.caret + shown.cells == 39


def test_end_of_a_line_is_shown_without_waste() -> None:
    shown = marked("word " * 50 + "end", "end", 40)
    assert shown.text.endswith("word end")
    assert cell_len(shown.text) >= 38


def test_cut_does_not_tear_marks_from_their_letter() -> None:
    for width in range(14, 30):
        shown = marked("e\u0301" * 100 + "[found]" + "e\u0301" * 100, "[found]", width)
        assert shown.text.startswith("…e\u0301")
        assert shown.text.endswith("e\u0301…")


def test_heap_of_marks_does_not_fill_the_screen() -> None:
    shown = marked("a" + "\u0301" * 100_000 + "[found]" + "\u0301" * 100_000, "[found]", 40)
    assert len(shown.text) < 1000


def test_line_of_millions_is_looked_at_only_near_the_caret() -> None:
    looked_at = []

    def watch(text: str) -> list[str]:
        looked_at.append(len(text))
        return list(text)

    excerpt("x" * 5_000_000, 2_500_000, 4_000_000, 80, "…", watch)
    assert sum(looked_at) < 5_000
