"""No text of a page or file name acts on a terminal or a CI service."""

from __future__ import annotations

import unicodedata

import pytest

from doclint.reporters.escaping import command_colon, visible, visible_characters
from tests.reporters.shared_findings import HOSTILE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\rc\td", "a\\nb\\rc\\td"),
        ("\x00\x7f\x9b", "\\x00\\x7f\\x9b"),
        ("\u202ecba\u2066\u200f", "\\u202ecba\\u2066\\u200f"),
        ("\u2028\u2029\ufeff\u200b\xad", "\\u2028\\u2029\\ufeff\\u200b\\xad"),
        ("\U000e0041", "\\U000e0041"),
        ("\udcff", "\\udcff"),
        ("المنارة 灯塔 Маяк é e\u0301", "المنارة 灯塔 Маяк é e\u0301"),
        ("👨\u200d👩\u200d👧 می\u200cخواهم", "👨\u200d👩\u200d👧 می\u200cخواهم"),
        ("##vso[task.complete]", "\\x23#vso[task.complete]"),
        ("a ##[error] ###[x] ##TeamCity[", "a \\x23#[error] #\\x23#[x] \\x23#TeamCity["),
        ("## Heading [link]", "## Heading [link]"),
    ],
)
def test_shows_what_does_not_show_itself(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert "".join(visible_characters(text)) == shown


def test_nothing_that_acts_is_left() -> None:
    categories = {unicodedata.category(character) for character in visible(HOSTILE)}
    assert categories.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def test_is_the_same_when_it_is_done_twice() -> None:
    assert visible(visible(HOSTILE)) == visible(HOSTILE)


def test_every_character_has_its_own_part() -> None:
    assert visible_characters("a\x1b##[灯") == ["a", "\\x1b", "\\x23", "#", "[", "灯"]


def test_what_an_encoding_lacks_is_escaped() -> None:
    assert visible("é 灯", "ascii") == "\\xe9 \\u706f"
    assert visible("é 灯", "cp1252") == "é \\u706f"


@pytest.mark.parametrize(
    ("line", "colon"), [("::error::x", 0), ("  ::error", 2), ("\u3000::add-mask::", 1), (": a", None), ("a ::b", None)]
)
def test_finds_a_workflow_command_at_the_start_of_a_line(line: str, colon: int | None) -> None:
    assert command_colon(line) == colon
