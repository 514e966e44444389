"""Links of a target half that are no links any more: where, why, and how they can be repaired."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doclint.document.halves import HalfLink, read_half
from doclint.document.pairs import Pair
from doclint.document.regions import Regions
from doclint.findings import Span
from doclint.rules.seg.urls import comparable


class BrokenLink(NamedTuple):
    """What is left of a link in a target half; spans in characters of the half.

    Attributes:
        span: where it is broken.
        what: why it is no link, as the end of a message.
        edits: what repairs it; empty where that cannot be told.
    """

    span: Span
    what: str
    edits: tuple[tuple[Span, str], ...] = ()


# Between a label and its URL: spaces or backslashes where there should be none.
_JOINT = re.compile(r"(?:\\\]\s{0,8}\\?\(|\]\s{1,8}\\?\(|\]\\\(|\]\((?=\s{1,8}https?:))\s{0,8}")

# Where there is no backslash, what every joint begins with: far quicker to look for.
_LOOSE = re.compile(r"\](?:\s|\(\s)")

# What may stand behind the parenthesis where a link is meant, whatever the source half has.
_URL = re.compile(r"<?(?:https?:|mailto:|www\.)|[\w./-]+\.(?:md|html?|aspx)\b", re.IGNORECASE)
_PATH = re.compile(r"(?P<url>(?:/[\w/]|\.{1,2}/|#\w)[^\s()]*)")

_TITLED = re.compile(r"\]\((?P<url>[^()\s]{1,2000})\s{1,8}(?P<title>[^()\s][^()]{0,500})\)")
_TITLE = re.compile(r"\"[^\"]*\"|'[^']*'")
_QUOTES = " \t\n\u00a0\u202f\"'«»‹›“”„‟‘’‚「」『』"
_SWAPPED = re.compile(r"\((?P<label>[^()\[\]]{1,500})\)\[(?P<url>[^\[\]\s]{1,2000})\]")
_WIDE = re.compile(
    r"(?P<open>[!！]?)[\[［](?P<label>[^\[\]［］]{0,500})[\]］]\s?[(（](?P<url>[^()（）\s]{1,2000})[)）]"
)
_WIDE_SIGNS = "！［］（）"
_PARTED = re.compile(r"!?\[[^\[\]]{0,500}\](?P<words>[^\[\]()\\]{1,80})\((?P<url>[^()\s]{1,2000})(?:\s[^()]{0,500})?\)")

_REFERENCE = re.compile(r"(?<!\\)\[[^\[\]]{1,500}\]\[(?P<label>[^\[\]]{1,500})\]")
_BROKEN_TITLE = re.compile(r"\]\([^()\s]++\s++(?:[^\"'()]|\"[^()\"]*+\))")


def may_have_joints(targets: str) -> bool:
    """Whether it is worth looking for joints in target halves: cheaper, and never wrongly false."""
    return ("\\" in targets or _LOOSE.search(targets) is not None) and _JOINT.search(targets) is not None


def may_have_broken_titles(targets: str) -> bool:
    """Whether something else than a title in quotation marks stands behind a URL in target halves."""
    return _BROKEN_TITLE.search(targets) is not None


def may_be_broken(target: str, source: str) -> bool:
    """Whether it is worth looking for other broken links in a pair: cheaper, and never wrongly false."""
    if "](" in source:
        return (
            source.count("](") > target.count("](")
            or source.count("![") > target.count("![")
            or _BROKEN_TITLE.search(target) is not None
        )
    return "][" in source and "][" in target


def find_broken(pair: Pair, text: str = "") -> list[BrokenLink]:
    """The places in the target half where a link of the source half is taken apart, in their order.

    Args:
        text: of the page, for the definitions of references; without it, references are not looked at.
    """
    found = list(_joints(pair))
    if not found and may_be_broken(pair.target, pair.source):
        found = [*_torn(pair), *(_references(pair, text) if text and "][" in pair.source else ())]
    return sorted(found, key=lambda broken: broken.span.start)


def _joints(pair: Pair) -> Iterator[BrokenLink]:
    if not may_have_joints(pair.target):
        return
    joints = list(_JOINT.finditer(pair.target))
    if not joints or len(joints) <= len(_JOINT.findall(pair.source)):
        return
    markdown = read_half(pair.target)
    taken = Regions([*(span for _, span in markdown.code), *(link.span for link in markdown.links)])
    known = {comparable(link.destination) for link in read_half(pair.source).links}
    has_lost_links = pair.target.count("](") < pair.source.count("](")
    for joint in joints:
        path = _PATH.match(pair.target, joint.end())
        is_meant = has_lost_links or (
            comparable(path["url"]) in known if path else _URL.match(pair.target, joint.end()) is not None
        )
        if is_meant and not taken.hold(joint.start()):
            span = Span(*joint.span())
            yield BrokenLink(span, "spaces or backslashes between `]` and the URL", ((span, "]("),))


def _torn(pair: Pair) -> Iterator[BrokenLink]:
    """What is left of links and images that the source half has and the target half has not."""
    markdown = read_half(pair.target)
    wanted = _kinds(read_half(pair.source).links)
    there = _kinds(markdown.links)
    lost = wanted - there
    if not lost:
        return
    keys = {key for _, key in lost}
    code = Regions(span for _, span in markdown.code)

    def is_lost(match: re.Match[str]) -> bool:
        return comparable(match["url"]) in keys and not code.hold(match.start())

    target = pair.target
    for match in _TITLED.finditer(target):
        if is_lost(match) and not _TITLE.fullmatch(match["title"].strip()):
            title = match["title"].replace("&quot;", '"').strip(_QUOTES)
            edits = ((Span(*match.span("title")), f'"{title}"'),) if '"' not in title else ()
            yield BrokenLink(Span(*match.span()), "its title has no plain quotation marks", edits)
    for match in _SWAPPED.finditer(target):
        if is_lost(match):
            span = Span(*match.span())
            edits = ((span, f"[{match['label']}]({match['url']})"),)
            yield BrokenLink(span, "its brackets and parentheses are swapped", edits)
    for match in _WIDE.finditer(target):
        if is_lost(match) and not set(_WIDE_SIGNS).isdisjoint(_without_label(match)):
            span = Span(*match.span())
            edits = ((span, f"{match['open'] and '!'}[{match['label']}]({match['url']})"),)
            yield BrokenLink(span, "it has full-width punctuation", edits)
    for match in _PARTED.finditer(target):
        if is_lost(match) and match["words"].strip():
            yield BrokenLink(Span(*match.span()), "text between `]` and the URL")
    surplus = there - wanted
    for link in markdown.links:
        key = comparable(link.destination)
        if not link.is_image and lost[True, key] and surplus[False, key] and target[link.span.start - 1 :][:1] != "！":
            start = Span(link.span.start, link.span.start)
            yield BrokenLink(link.span, "the `!` of the image is lost", ((start, "!"),))


def _without_label(match: re.Match[str]) -> str:
    start = match.start()
    return match[0][: match.start("label") - start] + match[0][match.end("label") - start :]


def _kinds(links: Iterable[HalfLink]) -> Counter[tuple[bool, str]]:
    """How often each destination is linked to, images apart from links."""
    return Counter((link.is_image, comparable(link.destination)) for link in links if not link.is_autolink)


def _references(pair: Pair, text: str) -> Iterator[BrokenLink]:
    """References of the target half that nothing defines, in place of one of the source half that is defined."""
    wanted = [match["label"] for match in _REFERENCE.finditer(pair.source) if _is_defined(match["label"], text)]
    there = list(_REFERENCE.finditer(pair.target))
    if len(wanted) != len(there):
        return
    code = Regions(span for _, span in read_half(pair.target).code)
    left = Counter(map(_folded, wanted)) - Counter(_folded(match["label"]) for match in there)
    for label, match in zip(wanted, there, strict=True):
        if left[_folded(label)] and not _is_defined(match["label"], text) and not code.hold(match.start()):
            span = Span(*match.span("label"))
            what = f"reference `{match['label']}` is not defined; the source half has `{label}`"
            yield BrokenLink(span, what, ((span, label),))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _is_defined(label: str, text: str) -> bool:
    """Whether a page defines a reference: https://spec.commonmark.org/0.31.2/#link-reference-definition"""
    folded = _folded(label)
    return any(_folded(match[1]) == folded for match in _DEFINITION.finditer(text)) if "]:" in text else False


_DEFINITION = re.compile(r"^[ \t>]{0,12}\[([^\[\]]{1,999})\]:", re.MULTILINE)


def can_be_mended(pair: Pair, broken: Sequence[BrokenLink]) -> bool:
    """Whether each link, repaired, is one to Markdown, and all are exactly the links of the source half then."""
    edits = [edit for each in broken for edit in each.edits]
    if not all(each.edits for each in broken):
        return False
    pieces = []
    places = []
    behind = length = 0
    for span, text in sorted(edits, key=lambda edit: (edit[0].start, edit[0].end)):
        if span.start < behind:
            return False
        pieces += [pair.target[behind : span.start], text]
        length += span.start - behind + len(text)
        places.append(length - 1)
        behind = span.end
    repaired = "".join([*pieces, pair.target[behind:]])
    if repaired.count("][") and _REFERENCE.search(repaired):
        return _links(repaired) == _links(pair.source)
    links = Regions(link.span for link in read_half(repaired).links)
    return _links(repaired) == _links(pair.source) and all(map(links.hold, places))


def is_broken_in_source(pair: Pair) -> bool:
    """Whether the source half has the beginning of a link that Markdown does not see as one."""
    return pair.source.count("](") > len(_links(pair.source))


def _links(half: str) -> list[tuple[bool, str]]:
    return sorted(_kinds(read_half(half).links).elements())
