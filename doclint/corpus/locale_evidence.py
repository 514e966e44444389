"""What tells the folder of a locale from one that is only called like it: `it/` in Italian, `it/` about networks."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from doclint.corpus.layout_pattern import ENDINGS
from doclint.corpus.locale_codes import language_of
from doclint.corpus.locale_sets import key_of, other_names, split_ending
from doclint.system.ordinary_files import read_ordinary_file

# Subjects and ordinary words that are languages too: operating systems, input and output, machine learning …
_SUBJECTS = frozenset(
    "ab ae am as av ay ba be bi bo br ce ch co cr cu cv dv ee ff fo gd gn gu gv ht hz ia ie ig ii ik io is iu kg ki kv "
    "kw la lb lg li ln lo lu mg mh mi ml ms my na nd ng nr nv oc oj om or os pa pi ps qu rm rn rw sa sc sd se sg sh si "
    "sm sn so ss st su tg ti tk tn to ts tt tw ty ve vo wa wo xh yo za".split()
)

_FUNCTION_WORDS = frozenset("and are can for from have if that the this to when which will with you your".split())
_WORD = re.compile(r"[^\W\d_]+")
_NO_PROSE = re.compile(
    r"\A---\n.*?\n---\n|^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]+`|<[^>]*>|\]\([^)\s]*\)|https?://\S+"
    r"|\{[^}\n]*\}|^import .*?$",
    re.DOTALL | re.MULTILINE,
)

_SAMPLE = 60
"""How many pages of a folder are looked for elsewhere, at most."""

_READ = 5
"""How many pages of a folder are read to see its language, at most."""

_LARGEST_SAMPLE = 40_000
_FEWEST_WORDS = 12
_ENGLISH = 0.1


class LocaleEvidence:
    """Looks at folders and pages, each once."""

    def __init__(self, pages: Iterable[str], *, is_partial: bool) -> None:
        """Take the absolute paths of the pages of a run; a partial one knows only some of those that exist."""
        self._keys = set(map(key_of, pages))
        self.is_partial = is_partial
        self._below: dict[str, tuple[str, ...]] = {}

    def has(self, folder: str, rest: str) -> bool:
        """Whether there is a page at a path below an absolute folder, whatever its ending."""
        path = os.path.join(folder, rest)
        if key_of(path) in self._keys:
            return True
        return is_page_there(path)

    def pages_below(self, folder: str, known: Iterable[str] = ()) -> list[str]:
        """Paths of pages below an absolute folder, some of them where there are many.

        Args:
            known: those that the run looks at; a partial run has only some.
        """
        rests = sorted(known)
        if self.is_partial or not rests:
            if folder not in self._below:
                self._below[folder] = tuple(_walk(folder, _SAMPLE))
            rests = sorted({*rests, *self._below[folder]})
        return rests[:: max(1, len(rests) // _SAMPLE)][:_SAMPLE]

    def is_english(self, folder: str, rests: Iterable[str]) -> bool | None:
        """Whether the prose of pages below a folder is English, None where there is too little of it to tell."""
        words = english = 0
        for rest in list(rests)[:_READ]:
            content = _beginning(os.path.join(folder, rest))
            found = _WORD.findall(_NO_PROSE.sub(" ", content.decode(errors="replace").replace("\r\n", "\n")))
            words += len(found)
            english += sum(word.lower() in _FUNCTION_WORDS for word in found)
        return english >= words * _ENGLISH if words >= _FEWEST_WORDS else None


def is_subject(locale: str) -> bool:
    """Whether a code is as likely a subject as a language: three letters, or two that projects use for something."""
    return len(locale) == 3 or locale.lower() in _SUBJECTS


def is_english_locale(locale: str) -> bool:
    """Whether a locale is English, of whatever region."""
    return language_of(locale) == "en"


def is_bare(locale: str) -> bool:
    """Whether a code has neither script nor region, so that it may be an ordinary word."""
    return "-" not in locale and "_" not in locale


def is_page_there(path: str) -> bool:
    """Whether there is a page at an absolute path, whatever its ending."""
    return os.path.isfile(path) or any(map(os.path.isfile, other_names(path)))


def _beginning(path: str) -> bytes:
    """The beginning of the page at an absolute path, whatever its ending; empty where there is none to be read."""
    for name in (path, *other_names(path)):
        try:
            return read_ordinary_file(name, _LARGEST_SAMPLE)
        except OSError:
            continue
    return b""


def _walk(folder: str, most: int) -> Iterable[str]:
    count = 0
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if split_ending(name)[1].lower() in ENDINGS:
                yield os.path.relpath(os.path.join(current, name), folder)
                count += 1
                if count == most:
                    return
