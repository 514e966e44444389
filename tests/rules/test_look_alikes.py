"""Names that look the same: which sign tells them apart."""

from __future__ import annotations

import pytest

from doclint.rules.look_alikes import look_alike


@pytest.mark.parametrize(
    ("value", "other", "sign"),
    [
        ("tоfte", "tofte", "U+043E CYRILLIC SMALL LETTER O"),
        ("tofte\u200b", "tofte", "U+200B ZERO WIDTH SPACE"),
        ("tofte", "tоfte", "U+043E CYRILLIC SMALL LETTER O there"),
        ("Mαria", "Maria", "U+03B1 GREEK SMALL LETTER ALPHA"),
        ("ｔofte", "tofte", "U+FF54 FULLWIDTH LATIN SMALL LETTER T"),
        ("tofte", "marisol", None),
        ("tofte", "tofte", None),
        ("josé", "jose", None),
    ],
)
def test_look_alikes(value: str, other: str, sign: str | None) -> None:
    assert look_alike(value, other) == sign
