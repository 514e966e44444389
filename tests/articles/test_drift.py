"""Which blocks of a translation are behind, what changed, and where a new one belongs."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.articles.block_changes import compare_blocks
from doclint.articles.drift import BlockDrift, Drift, DriftKind, find_drift
from doclint.document.blocks import Block, blocks
from doclint.document.page import read_document

EN = """---
title: The lamp
---

# The lamp

Trim the wick each day before dusk.

See [the manual](/en/manual) for more.

- Fill the tank.
- Light the wick.

```sh
lamp --trim
```

The keeper sleeps at dawn.
"""

FR = """---
title: La lampe
---

# La lampe

Coupez la mèche chaque jour avant le crépuscule.

Voir [le manuel](/fr/manual) pour en savoir plus.

- Remplissez le réservoir.
- Allumez la mèche.

```sh
lamp --trim
```

Le gardien dort à l'aube.
"""


def parts(text: str) -> tuple[Block, ...]:
    return blocks(read_document(text.encode()))


def drift(now: str, translation: str = FR, then: str = EN) -> Drift:
    return find_drift(parts(then), parts(now), parts(translation))


def only(found: Drift) -> BlockDrift:
    (block,) = found.blocks
    return block


def target(block: BlockDrift) -> str:
    assert block.target is not None
    return block.target.text


def test_nothing_changed() -> None:
    assert drift(EN).blocks == ()


def test_line_breaks_and_markers_are_no_change() -> None:
    assert drift(EN.replace("each day before", "each day\nbefore").replace("- Fill", "* Fill")).blocks == ()


def test_a_text_that_changed_is_at_its_translation() -> None:
    block = only(drift(EN.replace("each day before dusk", "twice a week and before each storm")))
    assert (block.kind, block.is_minor, block.is_neutral) == (DriftKind.TEXT, False, False)
    assert target(block).startswith("Coupez")
    assert block.words == 6


@pytest.mark.parametrize(
    "now",
    [
        EN.replace("dusk.", "dusk!"),
        EN.replace("each day", "**each** day"),
        EN.replace("the wick each", "a wick each"),
        EN.replace("sleeps", "sleep"),
    ],
)
def test_what_a_reader_does_not_notice_is_minor(now: str) -> None:
    block = only(drift(now))
    assert block.is_minor
    assert not block.is_neutral


def test_a_link_needs_no_translator() -> None:
    block = only(drift(EN.replace("/en/manual", "/en/guide")))
    assert (block.kind, block.is_minor, block.is_neutral, block.words) == (DriftKind.LINK, True, True, 0)


def test_code_needs_no_translator_where_the_translation_has_it_as_it_was() -> None:
    block = only(drift(EN.replace("--trim", "--trim --wick=2")))
    assert (block.kind, block.is_minor, block.is_neutral) == (DriftKind.CODE, True, True)
    block = only(drift(EN.replace("--trim", "--trim --wick=2"), FR.replace("lamp --trim", "# Couper\nlamp --trim")))
    assert (block.kind, block.is_minor, block.is_neutral) == (DriftKind.CODE, False, False)


def test_code_that_the_translation_took_over_below_its_own_comments_is_not_behind() -> None:
    own = FR.replace("lamp --trim", "# Couper\nlamp --cut")
    assert drift(EN.replace("--trim", "--cut"), own).blocks == ()
    assert len(drift(EN.replace("--trim", "--cut"), own.replace("--cut", "--trim")).blocks) == 1


def test_what_the_translation_has_already_is_not_behind() -> None:
    assert drift(EN.replace("--trim", "--cut"), FR.replace("--trim", "--cut")).blocks == ()
    assert drift(EN.replace("](/en/manual", "](/x/guide"), FR.replace("](/fr/manual", "](/x/guide")).blocks == ()


def test_a_new_block_belongs_behind_the_translation_of_the_one_before_it() -> None:
    block = only(drift(EN.replace("- Light the wick.", "- Light the wick.\n- Close the glass door.")))
    assert (block.kind, block.words, block.target) == (DriftKind.ADDED, 4, None)
    assert block.after is not None
    assert block.after.text == "Allumez la mèche."


def test_a_block_that_went_away_is_at_its_translation() -> None:
    block = only(drift(EN.replace("- Light the wick.\n", "")))
    assert (block.kind, block.now) == (DriftKind.REMOVED, None)
    assert target(block) == "Allumez la mèche."


def test_a_title_is_front_matter() -> None:
    block = only(drift(EN.replace("title: The lamp", "title: The lamp and its wick")))
    assert block.kind is DriftKind.FRONT_MATTER


def test_a_block_that_the_translation_never_had_is_nowhere() -> None:
    found = drift(EN.replace("- Light the wick.\n", ""), FR.replace("- Allumez la mèche.\n", ""))
    assert found.blocks == ()


def test_blocks_and_words_are_counted() -> None:
    found = drift(EN.replace("/en/manual", "/en/guide").replace("at dawn", "when the sun has risen"))
    assert (found.total, len(found.blocks), found.minor, found.words) == (8, 2, 1, 5)
    assert found.harm == 3


@settings(max_examples=200)
@given(st.integers(0, 10_000))
def test_each_block_that_changes_is_found_and_no_other(seed: int) -> None:
    """A page of blocks with words of their own: some are changed, some go, some come."""
    chance = random.Random(seed)
    then = [f"The lamp {number} burns with wick {chance.randrange(10**6)}.\n" for number in range(40)]
    now = list(then)
    fates = {}
    for number in chance.sample(range(40), 6):
        fates[number] = chance.choice(["changed", "removed"])
        now[number] = "" if fates[number] == "removed" else then[number].replace("burns with", "shines by the light of")
    before, after = parts("\n".join(then)), parts("\n".join(line for line in now if line))
    same, changes = compare_blocks(before, after)
    assert len(same) == 34
    found = {before.index(change.then): change.now is None for change in changes if change.then is not None}
    assert found == {number: fate == "removed" for number, fate in fates.items()}


def test_two_large_versions_without_anything_in_common_take_no_time() -> None:
    then = parts("\n\n".join(f"Lamp a{number}." for number in range(3_000)))
    now = parts("\n\n".join(f"Wick b{number}." for number in range(3_000)))
    same, changes = compare_blocks(then, now)
    assert not same
    assert len(changes) == 6_000
