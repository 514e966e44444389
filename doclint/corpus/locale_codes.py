"""Recognizes locale codes: BCP 47 with a language, and perhaps a script and a region; `_` counts as `-`."""

from __future__ import annotations

import re
from functools import cache

# https://www.rfc-editor.org/rfc/rfc5646#section-2.1
_SHAPE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}|[0-9]{3}))?\Z",
    re.ASCII | re.IGNORECASE,
)

_PHRASES = frozenset(["as-is", "co-ed", "hi-fi", "how-to", "lo-fi", "no-no", "sci-fi", "so-so", "to-be", "to-do"])
"""English that is called like a language and a region: Tongan in the Dominican Republic."""


@cache
def is_locale(name: str) -> bool:
    """Whether the registry knows every part of a name: `fr-FR`, `zh-Hant-TW`, `es-419`; but also `io` and `doc`."""
    match = _SHAPE.match(name)
    if match is None or fold_locale(name) in _PHRASES:
        return False
    from doclint.corpus.locale_subtags import SUBTAGS  # noqa: PLC0415 - 8,000 words, rarely needed

    return all(part is None or f" {part.lower()} " in SUBTAGS[kind] for kind, part in match.groupdict().items())


def fold_locale(name: str) -> str:
    """The same text for every spelling of a locale: `zh_Hans` and `zh-hans`."""
    return name.casefold().replace("_", "-")


def language_of(name: str) -> str:
    """The language of a locale in lower case: `zh` of `zh_Hans`."""
    return fold_locale(name).partition("-")[0]
