"""Links of a target half that were taken apart: where, and whether they can be put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from doclint.document.halves import read_half
from doclint.document.pairs import Pair
from doclint.document.regions import Regions
from doclint.findings import Span
from doclint.rules.seg.urls import comparable

# Between a label and its URL: spaces or backslashes where there should be none.
_JOINT = re.compile(r"(?:\\\]\s{0,8}\\?\(|\]\s{1,8}\\?\(|\]\\\(|\]\((?=\s{1,8}https?:))\s{0,8}")

# Where there is no backslash, what every joint begins with: far quicker to look for.
_LOOSE = re.compile(r"\](?:\s|\(\s)")

# What may stand behind the parenthesis where a link is meant.
_URL = re.compile(r"<?(?:https?:|mailto:|www\.|/[\w/]|\.{1,2}/|#\w|[\w./-]+\.(?:md|html?|aspx)\b)", re.IGNORECASE)


def may_be_broken(targets: str) -> bool:
    """Whether it is worth looking for broken links in target halves: cheaper, and never wrongly false."""
    return "\\" in targets or _LOOSE.search(targets) is not None


def find_broken(pair: Pair) -> list[Span]:
    """The places in the target half where a link is taken apart, from its `]` to the URL, and not in the source half."""
    if not may_be_broken(pair.target):
        return []
    joints = list(_JOINT.finditer(pair.target))
    if not joints or len(joints) <= len(_JOINT.findall(pair.source)):
        return []
    code = Regions(span for _, span in read_half(pair.target).code)
    has_lost_links = pair.target.count("](") < pair.source.count("](")
    return [
        Span(*joint.span())
        for joint in joints
        if (_URL.match(pair.target, joint.end()) or has_lost_links) and not code.hold(joint.start())
    ]


def can_be_mended(pair: Pair, broken: Sequence[Span]) -> bool:
    """Whether each link, put together, is one to Markdown, and all are exactly the links of the source half then."""
    pieces = []
    joints = []
    behind = length = 0
    for span in broken:
        pieces += [pair.target[behind : span.start], "]("]
        length += span.start - behind + len("](")
        joints.append(length - 1)
        behind = span.end
    text = "".join([*pieces, pair.target[behind:]])
    links = Regions(link.span for link in read_half(text).links)
    return _destinations(text) == _destinations(pair.source) and all(map(links.hold, joints))


def is_broken_in_source(pair: Pair) -> bool:
    """Whether the source half has the beginning of a link that Markdown does not see as one."""
    return pair.source.count("](") > len(_destinations(pair.source))


def _destinations(half: str) -> list[str]:
    return sorted(comparable(link.destination) for link in read_half(half).links if not link.is_autolink)
