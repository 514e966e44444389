"""Takes over into a translation what of its drift has no language: targets of links, and code that is as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from doclint.articles.drift import BlockDrift, DriftKind, targets_of
from doclint.document.blocks import Block
from doclint.document.front_matter import FrontMatter
from doclint.findings import KeyPlace, Replacement, Span

_UNSAFE_IN_A_LINK = re.compile(r"[\s()<>\\]")


def take_over(drift: BlockDrift, text: str) -> tuple[Replacement, ...]:
    """The replacements in a translation (its whole text) that bring one block up to its source; none where that is
    a translator's, or where what stands in the translation is not what the source had.
    """
    if not drift.is_neutral or drift.then is None or drift.now is None or drift.target is None:
        return ()
    if drift.kind is DriftKind.CODE:
        return _take_over_code(drift.then, drift.now, drift.target, text)
    if drift.kind is DriftKind.FRONT_MATTER:
        return (Replacement(drift.target.span, drift.now.text),)
    if drift.kind is DriftKind.LINK:
        return _take_over_targets(drift.then, drift.now, drift.target, text)
    return ()


def _take_over_code(then: Block, now: Block, target: Block, text: str) -> tuple[Replacement, ...]:
    """Code with the same lines as the source's had, the line endings of its page aside."""
    own = text[target.content.start : target.content.end]
    if own.splitlines() != then.text.splitlines() or then.name != target.name or now.name != then.name:
        return ()
    fence = text[target.span.start : target.content.start]
    if now.level != then.level or (now.text.rstrip().find("```") >= 0 and "```" in fence):
        return ()
    newline = "\r\n" if "\r\n" in text else "\n"
    ending = own[len(own.rstrip("\r\n")) :]
    return (Replacement(target.content, newline.join(now.text.rstrip("\r\n").splitlines()) + ending),)


def _take_over_targets(then: Block, now: Block, target: Block, text: str) -> tuple[Replacement, ...]:
    old, new = targets_of(then.text), targets_of(now.text)
    if len(old) != len(new):
        return ()
    moved: dict[str, str] = {}
    for before, after in zip(old, new, strict=True):
        if moved.setdefault(before, after) != after:
            return ()
    moved = {before: after for before, after in moved.items() if before != after}
    own = Counter(targets_of(target.text))
    counts = Counter(old)
    replacements = []
    for before, after in moved.items():
        if own[before] != counts[before] or after in own or _UNSAFE_IN_A_LINK.search(before + after):
            return ()
        whole = re.compile(rf"(?<![\w/.#?=&%-]){re.escape(before)}(?![\w/#?=&%-])")
        places = [match.span() for match in whole.finditer(text, target.content.start, target.content.end)]
        if len(places) != counts[before]:
            return ()
        replacements += [Replacement(Span(start, end), after) for start, end in places]
    return tuple(sorted(replacements, key=lambda replacement: replacement.span.start))


def keys_behind(
    then: FrontMatter, now: FrontMatter, own: FrontMatter, text_now: str, text: str, keys: Iterable[str]
) -> Iterator[BlockDrift]:
    """The neutral keys of front matter that the source gave another value, and the translation has not.

    Args:
        text_now, text: the pages that `now` and `own` are the front matter of.
        keys: those that have the same value in every locale.
    """
    for key in keys:
        old, new, mine = then.value((key,)), now.value((key,)), own.value((key,))
        if old == new or mine == new or new is None or old is None or mine is None:
            continue
        place, source = own.span(KeyPlace((key,))), now.span(KeyPlace((key,)))
        is_scalar = not any(isinstance(value, (dict, list)) for value in (old, new, mine))
        is_neutral = mine == old and is_scalar
        value = text_now[source.start : source.end]
        yield BlockDrift(
            DriftKind.FRONT_MATTER,
            is_minor=is_neutral,
            is_neutral=is_neutral,
            words=0,
            then=Block("value", source, source, f"{key}: {old}" if not is_neutral else str(old), key),
            now=Block("value", source, source, value, key),
            target=Block("value", place, place, text[place.start : place.end], key),
        )
