"""The labels of links in both halves of a segment."""

from __future__ import annotations

import re
from functools import lru_cache

from doclint.data_classes import dataclass
from doclint.document.halves import HalfLink, read_half
from doclint.document.pairs import Pair
from doclint.findings import shortened
from doclint.rules.seg.urls import comparable

_NO_WORD = re.compile(r"&(?:[A-Za-z]+|#[0-9]+|#[xX][0-9A-Fa-f]+);|<[^<>]*>")


@dataclass(slots=True)
class Labels:
    """The labels of all links of a half that lead to one place.

    Attributes:
        first: the first one.
        are_filled: whether none is empty.
        have_words: whether each has a letter or a digit.
    """

    first: str
    are_filled: bool = True
    have_words: bool = True


def labels_in_source(pair: Pair, link: HalfLink) -> Labels | None:
    """The labels that links to the same place have in the source half, None where there are no such links."""
    return _labels_by_url(pair.source).get(comparable(link.destination))


@lru_cache(maxsize=4)
def _labels_by_url(half: str) -> dict[str, Labels]:
    found: dict[str, Labels] = {}
    for link in read_half(half).links:
        if link.is_image and link.has_image:
            # Images in images, whose labels would be as long as all of them together.
            continue
        labels = found.setdefault(comparable(link.destination), Labels(link.label))
        labels.are_filled &= bool(link.label.strip())
        labels.have_words &= has_words(link.label)
    return found


def has_words(label: str) -> bool:
    """Whether a letter or a digit is in a label, entities and tags aside."""
    return any(character.isalnum() for character in _NO_WORD.sub("", label))


def in_source(labels: Labels | None) -> str:
    """What the source half has in place of a label that lost its words: the end of a message."""
    return f"; in the source half it has “{' '.join(shortened(labels.first).split())}”" if labels else ""
