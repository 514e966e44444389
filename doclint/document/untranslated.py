"""Which segments of a page were left in the language of the source: what its siblings need to know of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.digests import blake2b
from doclint.document.halves import read_half
from doclint.document.page import Document
from doclint.document.pairs import Pair

# Words of English sentences that other languages of documentation do not write in the same way ("a", "on", "or", "me"
# and "no" are French, Spanish or Portuguese as well). Those of names ("Harbourlight Lamps for Ships") tell less.
_FUNCTION_WORDS = frozenset(
    """
    to is this that these those from your you yours it its as at by be been being was were has have had will would
    should could can cannot may might must not if then than when where which what who why how into onto about after
    before while until only also any all each other another more most their them they our we us there here but don't
    doesn't isn't aren't can't won't you're you've you'll it's that's do does did
    """.split()
)
_FUNCTION_WORDS_OF_NAMES = frozenset("the of and in for with".split())

# A command line is as little to be translated as inline code, though nobody marked it as such.
_COMMAND = re.compile(r"\s-[A-Z][A-Za-z]+\b|\$_|[{}|]")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_URL = re.compile(r"https?://\S+")

LEAST_WORDS = 4


class Untranslated(NamedTuple):
    """A segment whose halves are equal sentences.

    Attributes:
        digest: of the text, the same in every locale.
        start, end: its target half, in characters of the page's text.
    """

    digest: int
    start: int
    end: int


class EqualHalves(NamedTuple):
    """How much of a page is equal in both halves.

    Attributes:
        segments: how many whole segments the page has.
        equal: how many of them have equal halves, be they sentences, names or numbers.
        untranslated: those of the equal ones that are English sentences.
    """

    segments: int
    equal: int
    untranslated: tuple[Untranslated, ...]


def read_equal_halves(document: Document) -> EqualHalves:
    """Look for the segments of a page that were not translated."""
    halves = document.halves
    # Nearly all halves begin differently.
    equal = [
        number
        for number, (_, target, source) in enumerate(halves)
        if target[:2] == source[:2] and _are_equal(target, source)
    ]
    untranslated = [number for number in equal if is_english_sentence(halves[number][2])]
    return EqualHalves(len(halves), len(equal), tuple(_untranslated(document.pairs[number]) for number in untranslated))


def _are_equal(target: str, source: str) -> bool:
    return target == source or (-8 < len(target) - len(source) < 8 and target.split() == source.split())


def _untranslated(pair: Pair) -> Untranslated:
    return Untranslated(_digest(pair.source), pair.target_start, pair.target_start + len(pair.target))


def is_english_sentence(half: str) -> bool:
    """Whether a half has at least four words in its text, and the words of an English sentence among them.

    Code, URLs and markup do not count. Where the only function words are such as names have, two other words that begin
    with a small letter tell a sentence from a name.
    """
    if half.count(" ") < LEAST_WORDS - 1:
        return False
    text = _URL.sub(" ", read_half(half).words)
    words = _WORD.findall(text)
    if len(words) < LEAST_WORDS or _COMMAND.search(text):
        return False
    folded = {word.lower().replace("’", "'") for word in words}
    if not folded.isdisjoint(_FUNCTION_WORDS):
        return True
    small = [word for word in words if word[0].islower() and word not in _FUNCTION_WORDS_OF_NAMES]
    return not folded.isdisjoint(_FUNCTION_WORDS_OF_NAMES) and len(small) > 1


def _digest(text: str) -> int:
    squeezed = " ".join(text.split()).encode(errors="surrogatepass")
    return int.from_bytes(blake2b(squeezed, digest_size=8).digest(), "big")
