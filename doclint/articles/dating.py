"""Dating: which version of its source a translation was made from, by what has no language.

Code, link targets, ids, numbers, shortcodes and the kinds of blocks are the same in every locale. So each change of the
source that a translator took over left its mark in the translation, and one that nobody took over did not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

Tagged = tuple[str, bytes]
"""A line of a page and what it is in: `code`, `head` (front matter), `start` (of a block) or `text`."""

Feature = tuple[str, str]

_FENCE = re.compile(rb"[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*(`{3,}|~{3,})")
_COMMENT = re.compile(r"(?:#|//|--|;|<!--|/\*|\*)")
_KEY = re.compile(r"([A-Za-z_][\w.-]*)\s*[:=]")
_HEADING = re.compile(r"[ >]{0,8}(#{1,6})[ \t]")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_ROW = re.compile(r"[ \t>]*\|")
_NEUTRAL = re.compile(
    r"""
      (?P<code>`+[^`\n]+`+)
    | \]\((?P<target>[^\s()]+)
    | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*(?P<definition>\S+)
    | (?P<url>https?://[^\s<>"')\]]+)
    | \{[ ]?\#(?P<id>[\w-]+)
    | \{\{[<%][ ]*/?(?P<shortcode>[\w/-]+)
    | <(?P<tag>/?[A-Za-z][\w.-]*)
    | (?<![\w.])(?P<number>v?\d[\d.]*\d)(?!\w)
    """,
    re.VERBOSE,
)
# The locale in a path of this site, which translations write and the source may not.
_LOCALE = re.compile(r"(?<=/)[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?(?=/)")


class Dated(NamedTuple):
    """What dating found.

    Attributes:
        position: that of the version in what was asked, the newest first.
        margin: how many marks fit better there than in the newest version.
    """

    position: int
    margin: int


LEAST_MARGIN = 2
"""With fewer marks, chance decides. On 244 stamped pages of OpenTelemetry's site, 2 gives a precision of 1.00 and a
recall of .81; 1 gives .99 and .86."""


def date_translation(translation: bytes, versions: Sequence[bytes | None]) -> Dated | None:
    """Find the version of the source that a translation agrees with best.

    Args:
        versions: of the source page, the newest first; None ends them, for its bytes are not at hand.

    Returns:
        The newest of the best; None where nothing that has no language ever changed.
    """
    known = list(_until_absent(versions))
    if len(known) < 2:
        return None
    tagged = [Counter(tag_lines(version)) for version in known]
    changes = [_difference(features(newer - older), features(older - newer)) for newer, older in pairwise(tagged)]
    varying = {feature for change in changes for feature in change}
    if not varying:
        return None
    own = _only(features(Counter(tag_lines(translation))), varying)
    now = _only(features(tagged[0]), varying)
    score = sum(abs(own[feature] - now[feature]) for feature in varying)
    newest = score
    best, position = score, 0
    for number, change in enumerate(changes, 1):
        for feature, count in change.items():
            score -= abs(own[feature] - now[feature])
            now[feature] -= count
            score += abs(own[feature] - now[feature])
        if score < best:
            best, position = score, number
    return Dated(position, newest - best)


def _until_absent(versions: Iterable[bytes | None]) -> Iterator[bytes]:
    for version in versions:
        if version is None:
            return
        yield version


def _difference(come: Counter[Feature], gone: Counter[Feature]) -> dict[Feature, int]:
    total = dict(come)
    for feature, count in gone.items():
        total[feature] = total.get(feature, 0) - count
    return {feature: count for feature, count in total.items() if count}


def _only(counted: Counter[Feature], varying: set[Feature]) -> Counter[Feature]:
    return Counter({feature: counted[feature] for feature in varying})


def tag_lines(content: bytes) -> Iterator[Tagged]:
    """The lines of a page that are not blank, each with what it is in."""
    lines = content.splitlines()
    start = 0
    if lines and lines[0].rstrip() in (b"---", b"+++"):
        end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == lines[0].rstrip()), 0)
        yield from (("head", line) for line in lines[1:end])
        start = end + 1 if end else 0
    fence = b""
    is_start = True
    for line in lines[start:]:
        marker = _FENCE.match(line)
        if fence:
            if marker is not None and marker[1].startswith(fence):
                fence = b""
            elif line.strip():
                yield "code", line.strip()
            continue
        if marker is not None:
            fence = marker[1]
            yield "fence", b""
        elif line.strip():
            yield ("start" if is_start else "text"), line
        is_start = not line.strip()


def features(lines: Counter[Tagged]) -> Counter[Feature]:
    """What has no language in some lines."""
    found: Counter[Feature] = Counter()
    for (tag, line), count in lines.items():
        for feature in _features_of(tag, line.decode(errors="replace")):
            found[feature] += count
    return found


def _features_of(tag: str, line: str) -> Iterator[Feature]:
    if tag == "code":
        if not _COMMENT.match(line):
            yield "code", line
        return
    if tag == "fence":
        yield "kind", "fence"
        return
    if tag == "head":
        key = _KEY.match(line)
        if key is not None:
            yield "key", key[1]
        return
    heading = _HEADING.match(line)
    if heading is not None:
        yield "kind", heading[1]
    elif _ITEM.match(line):
        yield "kind", "item"
    elif _ROW.match(line):
        yield "kind", "row"
    elif tag == "start":
        yield "kind", "paragraph"
    for match in _NEUTRAL.finditer(line):
        kind = match.lastgroup or ""
        text = match[kind]
        if kind in ("target", "definition", "url"):
            kind, text = "target", _LOCALE.sub("", text.rstrip(".,;:")).replace("//", "/")
        yield kind, text
