"""The block at the head of a page: found, read, and every place in it."""

from __future__ import annotations

import pytest

from doclint.document.front_matter import find_later_block, read_front_matter
from doclint.findings import OPENING_FENCE, KeyPlace, Span


def cut(text: str, place: KeyPlace) -> str:
    span = read_front_matter(text).span(place)
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\na: 1\n---\nBody\n", {"a": 1}, "\nBody\n"),
        ("---\r\na: 1\r\n---\r\nBody\r\n", {"a": 1}, "\nBody\r\n"),
        ("--- \na: 1\n---\t\n", {"a": 1}, "\n"),
        ("---\na: 1\n---", {"a": 1}, ""),
        ("---\n---\n", {}, "\n"),
        ("---\n# only a comment\n---\n", {}, "\n"),
        ("", {}, ""),
        ("Body\n", {}, "Body\n"),
        ("------\na\n------\n", {}, "------\na\n------\n"),
        ("\n---\na: 1\n---\n", {}, "\n---\na: 1\n---\n"),
        ("---\nt: a --- b\n---\nx\n\n---\n\ny\n", {"t": "a --- b"}, "\nx\n\n---\n\ny\n"),
    ],
)
def test_values_and_body(text: str, values: dict[str, object], body: str) -> None:
    front_matter = read_front_matter(text)
    assert front_matter.values == values
    assert text[front_matter.body :].lstrip("\r") == body
    assert front_matter.error is None


@pytest.mark.parametrize("text", ["---\ntitle: x\n\n# x\n", "---\r\ntitle: x\r\n", "---", "---\n\n\n", "---\n\nkey:\n"])
def test_a_block_that_is_never_closed(text: str) -> None:
    front_matter = read_front_matter(text)
    assert front_matter.is_present
    assert not front_matter.is_closed
    assert front_matter.body == 0
    assert front_matter.values == {}


@pytest.mark.parametrize("text", ["---\n\n# A title\n", "---\n\nText\n"])
def test_a_thematic_break_opens_no_block(text: str) -> None:
    assert not read_front_matter(text).is_present


@pytest.mark.parametrize(
    ("text", "problem", "offset"),
    [
        ("---\n- a\n- b\n---\n", "found a list", 4),
        ("---\n\n  plain text\n---\n", "found a single value", 7),
        ("---\na: b: c\n---\n", "mapping values", 8),
    ],
)
def test_what_holds_no_keys_and_values(text: str, problem: str, offset: int) -> None:
    front_matter = read_front_matter(text)
    assert front_matter.error is not None
    assert problem in front_matter.error.problem
    assert front_matter.error.offset == offset
    assert front_matter.values == {}


def test_a_translated_block_has_no_values_and_no_error() -> None:
    front_matter = read_front_matter('---\n<span data-ttu-id="4be1c-101">titre : x</span>\n---\n')
    assert front_matter.is_translated
    assert front_matter.values == {}
    assert front_matter.error is None


TEXT = "---\ntitle: Le phare\nms.assetid:\nlist:\n  - one\n  - two\n---\n"


@pytest.mark.parametrize(
    ("place", "token"),
    [
        (KeyPlace(("title",)), "Le phare"),
        (KeyPlace(("title",), "key"), "title"),
        (KeyPlace(("ms.assetid",)), "ms.assetid"),
        (KeyPlace(("list", 1)), "two"),
        (KeyPlace(("list", 7)), "list"),
        (KeyPlace(("absent",)), "---"),
        (OPENING_FENCE, "---"),
    ],
)
def test_places(place: KeyPlace, token: str) -> None:
    assert cut(TEXT, place) == token


def test_places_with_windows_line_endings() -> None:
    assert cut(TEXT.replace("\n", "\r\n"), KeyPlace(("list", 0))) == "one"


def test_places_of_a_page_without_front_matter_are_its_beginning() -> None:
    assert read_front_matter("Body\n").span(KeyPlace(("title",))) == Span(0, 0)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("\n\n", True),
        ("\r\n", True),
        ("<!-- Reviewed\nin -- spring. -->\n", True),
        (" \t\n<!-- one --><!-- two -->\n\n", True),
        ("<!-- a comment before it on its line --> ", False),
        ("<!-- never closed\n", False),
        ("Text\n", False),
        ("", False),
    ],
)
def test_a_block_below_the_head_is_found_behind_empty_lines_and_comments(before: str, found: bool) -> None:
    later = find_later_block(f"{before}---\ntitle: The beacon\n---\n# The beacon\n")
    assert later == (Span(len(before), len(before) + 3) if found else None)


@pytest.mark.parametrize("block", ["---\n", "---\n---\n", "---\nno keys\n---\n", "---\ntitle: The beacon\n"])
def test_a_thematic_break_below_the_head_is_no_block(block: str) -> None:
    assert find_later_block(f"\n{block}\n# The beacon\n") is None
