"""Which block of a translation renders which block of its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.articles.alignment import Alignment, align
from doclint.document import Document
from doclint.document.blocks import Block, blocks
from doclint.document.front_matter import read_front_matter
from tests.articles.random_pages import trial


def read(text: str) -> tuple[Block, ...]:
    return blocks(Document(text, read_front_matter(text)))


def aligned(source: str, target: str) -> Alignment:
    return align(read(source), read(target))


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in aligned(source, target).pairs]


SOURCE = """---
title: Lamps
---
# Light a lamp

A lamp needs oil and a wick of cotton before it is lit for the first time.

## Fill it

Fill it with `lamp_oil` up to the mark that is on its side.

```sh
lamp fill --level 3
```

## Trim the wick

Trim the wick to 4 mm.
"""

TARGET = """---
title: Lampes
---
# Allumer une lampe

Une lampe a besoin d'huile et d'une mèche de coton avant d'être allumée pour la première fois.

## La remplir

Remplissez-la de `lamp_oil` jusqu'au repère qui est sur son côté.

```sh
lamp fill --level 3
```

## Couper la mèche

Coupez la mèche à 4 mm.
"""


def test_equal_sequences_are_paired_in_order() -> None:
    found = aligned(SOURCE, TARGET)
    assert found.is_same_sequence
    assert [pair.source for pair in found.pairs] == list(read(SOURCE)) or len(found.pairs) == 8
    assert not found.source_only
    assert not found.target_only
    assert {pair.confidence for pair in found.pairs} == {1.0}


def test_a_block_that_the_translation_lacks_has_no_pair() -> None:
    found = aligned(SOURCE, TARGET.replace("Remplissez-la de `lamp_oil` jusqu'au repère qui est sur son côté.\n\n", ""))
    assert [block.text[:10] for block in found.source_only] == ["Fill it wi"]
    assert len(found.pairs) == 7


def test_a_block_that_the_source_lacks_has_no_pair() -> None:
    found = aligned(SOURCE, TARGET.replace("## Couper", "Voir `horn` aussi.\n\n## Couper"))
    assert [block.text for block in found.target_only] == ["Voir `horn` aussi."]
    assert len(found.pairs) == 8


def test_where_nobody_can_tell_there_is_no_pair() -> None:
    found = aligned("# A\n\nOne two.\n\nSix ten.\n", "# B\n\nUn deux.\n")
    assert [pair.source.text for pair in found.pairs] == ["A"]
    assert len(found.source_only) == 2


def test_blocks_of_one_sequence_that_changed_places_are_not_paired_in_order() -> None:
    source = "Set `wick` first.\n\nSet `oil` then.\n\nSet `glass` last.\n"
    target = "`oil` ensuite.\n\n`wick` d'abord.\n\n`glass` enfin.\n"
    assert ("Set `wick` first.", "`oil` ensuite.") not in pairs(source, target)
    assert ("Set `glass` last.", "`glass` enfin.") in pairs(source, target)


def test_values_of_front_matter_are_paired_by_their_keys() -> None:
    source = "---\ntitle: Lamps\ndescription: Of lamps\n---\n"
    target = "---\ndescription: Des lampes\n---\n"
    assert pairs(source, target) == [("Of lamps", "Des lampes")]


def test_links_of_two_locales_are_the_same() -> None:
    source = "a\n\nb\n\nSee [it](/en/lamp/#on).\n\nSee [it](/en/horn/).\n"
    target = "Voir [ici](/fr/horn/).\n\nx\n"
    assert pairs(source, target) == [("See [it](/en/horn/).", "Voir [ici](/fr/horn/).")]


def test_two_huge_pages_that_differ_end_in_a_coarse_alignment() -> None:
    source = read("a b\n\n" * 50_000)
    target = read("- c\n\n" * 20_000 + "d\n\n" * 20_000)
    found = align(source, target)
    assert found.is_coarse
    assert len(found.pairs) + len(found.target_only) == 40_000


def test_sections_hold_large_pages_together() -> None:
    section = "## Lamp\n\n" + "Light it.\n\n" * 400
    found = aligned(section * 3, section * 3 + "- oil\n")
    assert [pair.source.kind for pair in found.pairs].count("heading") == 3


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_one_change_anywhere(start: int) -> None:
    for seed in range(start, start + 50):
        wrong, share = trial(seed)
        assert not wrong
        assert share >= 0.95


TEXTS = st.lists(
    st.sampled_from(["# a", "b", "- c", "`d`", "```\ne\n```", "f 12", ":::g", "<H>", "[i](j)"]), max_size=20
).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_each_block_is_in_one_pair_or_in_none(source: str, target: str) -> None:
    first, second = read(source), read(target)
    found = align(first, second)
    assert sorted(map(id, first)) == sorted(
        [id(pair.source) for pair in found.pairs] + list(map(id, found.source_only))
    )
    assert sorted(map(id, second)) == sorted(
        [id(pair.target) for pair in found.pairs] + list(map(id, found.target_only))
    )


@given(TEXTS)
def test_a_page_is_aligned_with_itself(text: str) -> None:
    first, second = read(text), read(text)
    assert [(pair.source.span, pair.target.span) for pair in align(first, second).pairs] == [
        (block.span, block.span) for block in first
    ]
