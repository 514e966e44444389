"""Whatever somebody does to a page, it is checked, fixed and checked again, and no byte changes that no fix names."""

from __future__ import annotations

import pytest

from doclint.drafts import Draft
from tests.fuzz.edits import edit_and_check, examples
from tests.fuzz.exact import Change, comes_of, fix_exactly
from tests.test_fixes import PATH, draft, finding


def test_edited_examples_are_mended_exactly() -> None:
    outcome = edit_and_check([examples()], pages=30, seed=1)
    assert outcome.edited == 30
    assert outcome.changed > 0


@pytest.mark.parametrize(
    ("after", "does"),
    [
        ("one lamp, two lamps", True),
        ("one horn, two lamps", True),
        ("one lamp, two horns", True),
        ("one horn, two horns", True),
        ("one horn,  two horns", False),
        ("one horn, two horns ", False),
        ("one whistle, two lamps", False),
        ("two lamps", False),
    ],
)
def test_a_text_comes_of_another_by_the_changes_named_and_no_others(after: str, does: bool) -> None:
    changes: list[Change] = [(14, 18, "horn"), (4, 8, "horn")]
    assert comes_of("one lamp, two lamps", after, changes) is does


def test_changes_in_each_others_way_are_not_both_made() -> None:
    changes: list[Change] = [(0, 2, "x"), (1, 3, "y")]
    assert [comes_of("abc", after, changes) for after in ("xc", "ay", "xy", "abc")] == [True, True, False, True]


def test_an_edit_far_from_its_finding_is_none_of_its_own() -> None:
    def check(content: bytes) -> list[Draft]:
        return [draft(content, [(7, 11, "horn")], code="SEG011")] if b"lamp" in content else []

    content = b"beacon lamp\n"
    with pytest.raises(AssertionError):
        fix_exactly(PATH, content, [finding(found) for found in check(content)], check, lambda _: True)
