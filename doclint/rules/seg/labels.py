"""The labels of links in both halves of a segment."""

from __future__ import annotations

import re
from functools import lru_cache

from doclint.document.halves import HalfLink, read_half
from doclint.document.pairs import Pair
from doclint.rules.seg.urls import comparable

_NO_WORD = re.compile(r"&(?:[A-Za-z]+|#[0-9]+|#[xX][0-9A-Fa-f]+);|<[^<>]*>")


def labels_in_source(pair: Pair, link: HalfLink) -> list[str]:
    """The labels that links to the same place have in the source half."""
    return _labels_by_url(pair.source).get(comparable(link.destination), [])


@lru_cache(maxsize=4)
def _labels_by_url(half: str) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for link in read_half(half).links:
        labels.setdefault(comparable(link.destination), []).append(link.label)
    return labels


def has_words(label: str) -> bool:
    """Whether a letter or a digit is in a label, entities and tags aside."""
    return any(character.isalnum() for character in _NO_WORD.sub("", label))


def in_source(labels: list[str]) -> str:
    """What the source half has in place of a label that lost its words: the end of a message."""
    return f"; in the source half it has “{' '.join(labels[0].split())}”" if labels else ""
