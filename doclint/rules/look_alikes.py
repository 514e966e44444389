"""Names that look the same and are not: one has a letter of another script, or a sign that nobody sees."""

from __future__ import annotations

import unicodedata

# Letters that look like Latin ones, after https://www.unicode.org/Public/security/latest/confusables.txt.
_LATIN = str.maketrans(
    "авсԁеһіјкӏмԛорѕтхуԝАВЕНІЈКМОРЅТХУαικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ‐‑–—",
    "abcdehijklmqopstxywABEHIJKMOPSTXYaikvoptuxABEZHIKMNOPTYX----",
)


def look_alike(value: str, other: str) -> str | None:
    """The first character by which a value differs from one that looks the same, such as `U+043E`; None where it does not.

    It is one of the value where that has one, else one of the other, of which the words say so.
    """
    if value == other or _seen(value) != _seen(other):
        return None
    sign = _odd(value) or None
    if sign is not None:
        return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
    sign = _odd(other)
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')} there".replace("  ", " ") if sign else None


def _seen(text: str) -> str:
    """What a reader sees of a text."""
    shown = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return " ".join(shown.translate(_LATIN).casefold().split())


def _odd(text: str) -> str | None:
    """The first character of a text that looks like another one, or like nothing."""
    return next((sign for sign in text if not sign.isascii() and _seen(sign) != sign.casefold()), None)
