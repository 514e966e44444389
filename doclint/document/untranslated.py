"""Which segments of a page were left in the language of the source: what its siblings need to know of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from doclint.document.halves import read_half
from doclint.document.pairs import Pair, PairedPage
from doclint.system.digests import blake2b

# Words of English sentences that other languages of documentation do not write in the same way ("a", "on", "or", "me"
# and "no" are French, Spanish or Portuguese as well). Those of names ("Harbourlight Lamps for Ships") and headings tell
# less.
_FUNCTION_WORDS = frozenset(
    """
    is this that these those your you yours it its be been being was were has have had will would
    should could can cannot may might must not if then than when where which what who why how about after
    before while until also each another more most their them they our we us there here but don't
    doesn't isn't aren't can't won't you're you've you'll it's that's do does did
    """.split()
)
_FUNCTION_WORDS_OF_NAMES = frozenset("the of and in for with at".split())
_NEUTRAL = frozenset("as around onto all any only other".split())
_PREPOSITIONS = frozenset("to by from into".split())
_NO_CONTENT = _FUNCTION_WORDS_OF_NAMES | _NEUTRAL | _PREPOSITIONS
_GO_TO = re.compile(r"\bgo to\b", re.IGNORECASE)

# Words of sentences in other languages that have English names in them.
_OTHER_LANGUAGES = frozenset(
    """
    de des du et dans sur le la les une un sont est pour avec par aux el los las del para con por una y en se que di il
    della che per und der die das mit für von ist auf den dem nicht och og på av som det til er een het van voor met
    """.split()
)

# A command line is as little to be translated as inline code, though nobody marked it as such.
_COMMAND = re.compile(r"\s-[A-Z][A-Za-z]+\b|\$_|[{}|]|\A\s*\w+ : ")

# A call of a function, the innermost first.
_CALL = re.compile(r"\w+\((?!s\))[^()]*\)")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_URL = re.compile(r"https?://\S+")

LEAST_WORDS = 4

# So many words are in halves that are equal but for some signs.
_LEAST_WORDS_NEARLY = 6

_MOST_LEVELS = 8


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


def read_equal_halves(page: PairedPage) -> EqualHalves:
    """Look for the segments of a page that were not translated."""
    halves = page.halves
    # Nearly all halves begin differently.
    equal = [
        number
        for number, (_, target, source) in enumerate(halves)
        if (target[:2] == source[:2] and _are_equal(target, source))
        or (
            (target[:1] in _SIGNS or source[:1] in _SIGNS or target[:3] == source[:3])
            and _are_nearly_equal(target, source)
        )
    ]
    untranslated = [number for number in equal if is_english_sentence(halves[number][2])]
    return EqualHalves(len(halves), len(equal), tuple(_untranslated(page.pairs[number]) for number in untranslated))


def _are_equal(target: str, source: str) -> bool:
    return target == source or (-8 < len(target) - len(source) < 8 and target.split() == source.split())


# What engines change in a text that they do not translate: white space, `*`, brackets, punctuation at the end.
_SIGNS = " \n*()[]"
_DROPPED = str.maketrans("", "", " \t\r\n\u00a0\u202f\\*()[]（）［］")
_ENDING = ".:;!?。：；！？…"


def _are_nearly_equal(target: str, source: str) -> bool:
    # Letters are never dropped, and hardly a translation has as many of the most frequent ones.
    if not -16 < len(target) - len(source) < 16 or target.count("e") != source.count("e"):
        return False
    if target.count("o") != source.count("o") or source.count(" ") < _LEAST_WORDS_NEARLY - 1:
        return False
    return target.translate(_DROPPED).rstrip(_ENDING) == source.translate(_DROPPED).rstrip(_ENDING)


def _untranslated(pair: Pair) -> Untranslated:
    return Untranslated(_digest(pair.source), pair.target_start, pair.target_start + len(pair.target))


def is_english_sentence(half: str) -> bool:
    """Whether a half has at least four words in its text, and the words of an English sentence among them.

    Code, URLs, calls of functions and markup do not count. Other words that begin with a small letter tell a sentence
    from a name.
    """
    if half.count(" ") < LEAST_WORDS - 1:
        return False
    text = _without_calls(_URL.sub(" ", read_half(half).words))
    words = _WORD.findall(text)
    if len(words) < LEAST_WORDS or _COMMAND.search(text):
        return False
    folded = {word.lower().replace("’", "'") for word in words}
    if len(folded & _OTHER_LANGUAGES) > 1:
        return False
    small = [word for word in words if word[0].islower() and word not in _NO_CONTENT]
    if text.isupper() and not folded.isdisjoint(_FUNCTION_WORDS):
        return True
    if not folded.isdisjoint(_FUNCTION_WORDS) or not folded.isdisjoint(_PREPOSITIONS):
        return bool(small) or _GO_TO.search(text) is not None
    return not folded.isdisjoint(_FUNCTION_WORDS_OF_NAMES) and len(small) > 1


def _without_calls(text: str) -> str:
    """A text without what formulas and queries are made of: `SUM(LAMPS(1) + 2)`."""
    for _ in range(_MOST_LEVELS):
        shorter = _CALL.sub(" ", text)
        if shorter == text:
            break
        text = shorter
    return text


def _digest(text: str) -> int:
    squeezed = " ".join(text.split()).encode(errors="surrogatepass")
    return int.from_bytes(blake2b(squeezed, digest_size=8).digest(), "big")
