"""Identifiers of a source half that the target half has split by spaces: where, and which spaces."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Span

# What identifiers are made of: words, and what joins them.
_PIECE = re.compile(r"[^\W_]+|\\?_|\.|::|-|(?:\\?>|&gt;)")
_IDENTIFIER = re.compile(r"(?<![\w.\\/@-])[^\W_]+(?:(?:(?:\\?_){1,4}|\.|::|-)[^\W_]+){1,24}")
_MOST_PIECES = 49

# An operator that translation engines split: written without and with a space.
_OPERATOR = re.compile(r"(?<![>;])(?:\\?>|&gt;){2}(?!\\?>|&gt;)")
_SPLIT_OPERATOR = re.compile(r"(?<![>;])(?:\\?>|&gt;)(\s{1,2})(?:\\?>|&gt;)(?!\\?>|&gt;)")

_MANY = 500
_DOLLAR = re.compile(r"\$")

# Engines write one ordinary space, so that is what the quick looks ask for.
_LOOSE = (re.compile(r"\. (?=[^\W_])"), re.compile(r"- (?=[A-Z])"))
_UNDERSCORES = ("_ ", " _", " \\_")
_COLONS = (":: ", " ::")
_SPLIT_OPERATORS = ("> >", ">  >", "> \\>", ">  \\>", "; &gt;", ";  &gt;")
_OPERATORS = (">>", r"\>\>", "&gt;&gt;")

Split = tuple[str, Span, tuple[Span, ...]]
"""An identifier as it should be, where it stands in the target half, and the spaces in it."""


def pairs_to_look_at(page: PairedPage) -> Iterator[int]:
    """The numbers of the pairs in which it is worth looking for split identifiers."""
    targets, both = page.targets, page.both
    has_loose = ". " in targets or "- " in targets
    has_underscores = "_" in targets and any(sign in targets for sign in _UNDERSCORES)
    has_colons = "::" in targets and any(sign in targets for sign in _COLONS)
    has_operators = (">" in targets or "&gt; " in targets) and any(sign in targets for sign in _SPLIT_OPERATORS)
    if has_underscores or has_colons or has_operators or (has_loose and _are_joined(targets, both)):
        for number, (_, target, source) in enumerate(page.halves):
            if (
                (has_loose and _are_joined(target, source))
                or (has_underscores and "_" in source and any(sign in target for sign in _UNDERSCORES))
                or (has_colons and "::" in source and any(sign in target for sign in _COLONS))
                or (has_operators and any(sign in source for sign in _OPERATORS))
            ):
                yield number


def _are_joined(target: str, source: str) -> bool:
    """Whether what is beside a dot or hyphen with a space behind it is beside one without a space in the source.

    Surely so if there are very many of them, so that no text takes long.
    """
    keys = set()
    for pattern in _LOOSE:
        for match in pattern.finditer(target):
            start, end = match.span()
            keys.add(f"{target[max(start - 2, 0) : start + 1]}{target[end : end + 2]}")
    if not keys:
        return False
    return len(keys) > _MANY or any(key in source for key in keys)


def find_split(target: str, source: str) -> list[Split]:
    """The identifiers of the source half, operators among them, that the target half has only with spaces in them."""
    found = [*_split_names(target, source), *_split_operators(target, source)]
    return sorted(found, key=lambda split: split[1].start)


def _split_operators(target: str, source: str) -> Iterator[Split]:
    if ">" not in source and "&gt;" not in source:
        return
    if not _OPERATOR.search(source) or _SPLIT_OPERATOR.search(source):
        return
    for match in _SPLIT_OPERATOR.finditer(target):
        yield "".join(match[0].split()), Span(*match.span()), (Span(*match.span(1)),)


def _split_names(target: str, source: str) -> Iterator[Split]:
    names: dict[str, int] = {}
    for match in _IDENTIFIER.finditer(source):
        if _is_name(match[0]):
            names[match[0].replace("\\", "")] = len(_PIECE.findall(match[0]))
    if not names:
        return
    whole = {split[0] for split in _spaced(source, names)}
    dollars = [match.start() for match in _DOLLAR.finditer(target)]
    for split in _spaced(target, names):
        # What is torn in a formula is another rule's finding.
        if split[0] not in whole and bisect(dollars, split[1].start) % 2 == 0:
            yield split


def _is_name(text: str) -> bool:
    """Whether words that are joined are a name, and not such as prose has: `e.g`, `sign-in`."""
    if "-" in text:
        return _CMDLET.fullmatch(text) is not None
    return "_" in text or "::" in text or any(len(part) > 2 for part in text.split("."))


_CMDLET = re.compile(r"[A-Z][a-z]+-[A-Z]\w*")


def _spaced(half: str, names: dict[str, int]) -> Iterator[Split]:
    """Where a half has one of the names with white space in it, longer names first."""
    lengths = sorted({length for length in names.values() if length <= _MOST_PIECES}, reverse=True)
    pieces = [(match[0].replace("\\", ""), match.start(), match.end()) for match in _PIECE.finditer(half)]
    behind = 0
    for number, (word, start, _) in enumerate(pieces):
        if number < behind or not word[0].isalnum() or _is_glued(half, start - 1):
            continue
        for length in lengths:
            last = number + length - 1
            if last >= len(pieces) or "".join(piece for piece, _, _ in pieces[number : last + 1]) not in names:
                continue
            gaps = [
                Span(pieces[index][2], pieces[index + 1][1])
                for index in range(number, last)
                if pieces[index][2] < pieces[index + 1][1]
            ]
            if all(half[gap.start : gap.end].isspace() and gap.end - gap.start < 3 for gap in gaps):
                behind = last + 1
                end = pieces[last][2]
                if gaps and not _is_glued(half, end):
                    name = "".join(piece for piece, _, _ in pieces[number : last + 1])
                    yield name, Span(start, end), tuple(gaps)
                break


def _is_glued(half: str, index: int) -> bool:
    """Whether a character continues a word or a path."""
    return 0 <= index < len(half) and (half[index].isalnum() or half[index] in "_/\\@")
