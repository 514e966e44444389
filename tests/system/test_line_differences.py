"""Which lines differ: blocks that make one text of the other, as few as a reader wants, in linear time."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.system.line_differences import Block, changed_blocks

_lines = st.lists(st.sampled_from(["a", "b", "c", "lamp", "horn", ""]), max_size=40)


def made_of(old: list[str], new: list[str], blocks: list[Block]) -> list[str]:
    made, position = [], 0
    for block in blocks:
        made += old[position : block.old_start] + new[block.new_start : block.new_end]
        position = block.old_end
    return made + old[position:]


@given(_lines, _lines)
def test_blocks_make_the_new_text_of_the_old_one(old: list[str], new: list[str]) -> None:
    blocks = changed_blocks(old, new)
    assert made_of(old, new, blocks) == new
    assert all(block.old_start < block.old_end or block.new_start < block.new_end for block in blocks)
    assert all(
        first.old_end < second.old_start or first.new_end < second.new_start for first, second in pairwise(blocks)
    )


@pytest.mark.parametrize(
    ("old", "new", "blocks"),
    [
        ("abc", "abc", []),
        ("abc", "axc", [(1, 2, 1, 2)]),
        ("abc", "abxyc", [(2, 2, 2, 4)]),
        ("abcd", "ad", [(1, 3, 1, 1)]),
        ("abcdefg", "axcdefy", [(1, 2, 1, 2), (6, 7, 6, 7)]),
        ("aaaa", "aaaaa", [(4, 4, 4, 5)]),
        ("", "ab", [(0, 0, 0, 2)]),
    ],
)
def test_only_what_differs_is_in_a_block(old: str, new: str, blocks: list[tuple[int, int, int, int]]) -> None:
    assert changed_blocks(list(old), list(new)) == blocks


def test_edits_in_many_equal_lines_are_found_where_they_are() -> None:
    chance = random.Random(0)
    old = ["x"] * 200_000
    new = list(old)
    places = sorted(chance.sample(range(len(old)), 1_000))
    for place in places:
        new[place] = "y"
    blocks = changed_blocks(old, new)
    assert made_of(old, new, blocks) == new
    assert sum(block.old_end - block.old_start for block in blocks) == len(places)


def test_texts_that_have_nothing_to_hold_on_to_take_no_longer() -> None:
    old, new = ["x", "y"] * 100_000, ["y", "x", "x"] * 60_000
    assert made_of(old, new, changed_blocks(old, new)) == new
