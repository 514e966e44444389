"""Knows a locale code when it sees one: BCP 47 with a language, and perhaps a script and a region."""

from __future__ import annotations

import re
from functools import cache

# https://www.rfc-editor.org/rfc/rfc5646#section-2.1
_SHAPE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?\Z", re.ASCII | re.IGNORECASE
)


@cache
def is_locale(name: str) -> bool:
    """Whether the registry knows every part of a name: `fr-FR`, `zh-Hant-TW`, `es-419`; but also `io` and `doc`."""
    match = _SHAPE.match(name)
    if match is None:
        return False
    from doclint.corpus.locale_subtags import SUBTAGS  # noqa: PLC0415 - 8,000 words, rarely needed

    return all(part is None or f" {part.lower()} " in SUBTAGS[kind] for kind, part in match.groupdict().items())
