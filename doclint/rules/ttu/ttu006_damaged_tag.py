"""
What it does
    Finds segment tags whose quotes were turned into entities: `<span data-ttu-id="4be1c-102&quot;>`, `<span
    class=&quot;sxs-lookup&quot;>`. Each run of damaged tags gets one finding; it ends at the first undamaged tag. The
    damaged tags are still read, so that other damage is found too.

Why it matters
    Browsers and the next handoff do not see these tags, or see one tag that extends to the next real quote: the pairs
    of the run are lost.

Fix safety
    Safe: entities become quotes again: in these tags, and in all that was damaged together with them (other tags, titles
    of links, and everything between a quote that opens a value and the next quote). There is no fix where something
    damaged would remain.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 1 | 1 | 1 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    10 of 14,476 pages of four other repositories have it, always as a run of pairs, and two of these show no other
    symptom. On the page that was read, a serializer took everything up to the next quote for a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from doclint.document import Document, read_document
from doclint.document.segments import DamagedTag, read_tags
from doclint.findings import Problem, Proposal, Replacement, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope


class _Edit(NamedTuple):
    """A quote to write in place of an entity."""

    place: Span
    text: str


_SOUND = (
    '<span data-ttu-id="4be1c-103">Il est tard.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>'
)
_DAMAGED = (
    '⟦<span data-ttu-id="4be1c-102&quot;>⟧Le phare.</span>'
    "<span class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;4be1c-102&quot;>The beacon.</span></span> "
    '<span data-ttu-id=&quot;4be1c-103">Il est tard.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
)
_MENDED = (
    '<span data-ttu-id="4be1c-102">Le phare.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The beacon.</span></span> '
    f"{_SOUND}\n"
)

RULE = Rule(
    code="TTU006",
    name="damaged-tag",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(_DAMAGED, fixed=_MENDED, says="4 segment tags"),
        Bad(
            f"{_SOUND} "
            '<span data-ttu-id="4be1c-104">Le phare.</span>'
            "⟦<span class=&quot;sxs-lookup&quot;>⟧"
            '<span data-stu-id="4be1c-104">The beacon.</span></span>\n',
            fixed=f"{_SOUND} "
            '<span data-ttu-id="4be1c-104">Le phare.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-104">The beacon.</span></span>\n',
        ),
        Bad(
            '⟦<span data-ttu-id="4be1c-102&quot;>⟧Le phare.</span><span class=&quot;sxs-lookup&quot;>'
            "<span data-stu-id=&quot;4be1c-102&quot;>The beacon.</span></span>\n"
            "<a name=&quot;lamp&quot;></a>\n"
            '[La lampe](lamp.md &quot;Lampe")\n',
            fixed='<span data-ttu-id="4be1c-102">Le phare.</span><span class="sxs-lookup">'
            '<span data-stu-id="4be1c-102">The beacon.</span></span>\n'
            '<a name="lamp"></a>\n'
            '[La lampe](lamp.md "Lampe")\n',
        ),
        Good(f"{_SOUND} &quot;Bonsoir&quot;\n"),
        Good("`<span data-ttu-id=&quot;4be1c-102&quot;>` is what damage looks like.\n"),
    ),
)


# A page with so many runs is repaired as a whole or not at all.
_MANY = 8

_ENTITY = re.compile(r"&(?:quot|#0{0,4}34|#[xX]0{0,4}22);")
_TAG = re.compile(r"<[A-Za-z][^<>]{0,2000}>")
_TITLE = re.compile(r"\]\([^()\s]{1,2000}\s{1,8}(?P<title>[^()]{1,500})\)")
_QUOTED = re.compile(rf"(?P<open>{_ENTITY.pattern}|\")[^\"]*?(?P<close>{_ENTITY.pattern}|\")\s*\Z")

# What would be left of damage: an entity where a quote begins or ends the value of an attribute.
_LEFT = re.compile(rf"<[A-Za-z][^<>\"]{{0,500}}=\s?{_ENTITY.pattern}|=\"[^\"<>]{{0,500}}{_ENTITY.pattern}\s?/?>")


def check(page: Page) -> Iterator[Problem]:
    document = page.document
    if document.has_only_plain_pairs:
        return
    tags = read_tags(document.text, document.segments)
    runs = [list(members) for is_damaged, members in groupby(tags, lambda tag: tag.is_damaged) if is_damaged]
    taken: set[int] = set()
    all_edits = []
    for run in runs:
        edits = [edit for edit in _edits(document.text, run) if edit.place.start not in taken]
        taken.update(edit.place.start for edit in edits)
        all_edits.append(edits)
    are_repaired = _is_repaired(document, [edit for edits in all_edits for edit in edits])
    for run, edits in zip(runs, all_edits, strict=True):
        yield _problem(run, edits if are_repaired or (len(runs) < _MANY and _is_repaired(document, edits)) else [])


def _problem(run: list[DamagedTag], edits: list[_Edit]) -> Problem:
    first = run[0].tag
    count = "Segment tag" if len(run) == 1 else f"{len(run)} segment tags"
    have = "has" if len(run) == 1 else "have"
    return Problem(
        f"{count} {have} entities instead of quotes.",
        Span(first.start, first.end),
        help="Replace the entities inside these tags with quotes."
        if edits
        else "Replace the entities with quotes, here and in the following text, or restore the page from the last handoff.",
        fix=Proposal("Restore the quotes", tuple(Replacement(edit.place, edit.text) for edit in edits))
        if edits
        else None,
    )


def _edits(text: str, run: list[DamagedTag]) -> list[_Edit]:
    """The quotes to restore: those of the damaged tags, and all that were lost together with them.

    Where a serializer took all from a quote to the next one left for a value, each quote in between became an entity:
    those of tags of all kinds, of titles, of text and of code. Where the tags alone are damaged, tags and titles of
    links between them are repaired too.
    """
    edits = {entity.start: _Edit(entity, quote) for tag in run for entity, quote in tag.entities}
    values = {_value_around(text, start) for start in edits}
    for start, end in sorted(value for value in values if value is not None):
        for entity in _ENTITY.finditer(text, start, end):
            edits[entity.start()] = _Edit(Span(*entity.span()), '"')
    start, end = run[0].tag.start, run[-1].tag.end
    for tag in _TAG.finditer(text, start, end):
        if '"' not in tag[0]:
            for entity in _ENTITY.finditer(text, *tag.span()):
                edits.setdefault(entity.start(), _Edit(Span(*entity.span()), '"'))
    for link in _TITLE.finditer(text, start, end):
        quoted = _QUOTED.match(link["title"])
        for name in ("open", "close") if quoted else ():
            if quoted and quoted[name] != '"':
                place = link.start("title") + quoted.start(name)
                edits.setdefault(place, _Edit(Span(place, place + len(quoted[name])), '"'))
    return sorted(edits.values(), key=lambda edit: edit.place.start)


def _value_around(text: str, place: int) -> tuple[int, int] | None:
    """What stands between the quote that opens a value before a place and the next quote; None where none is open."""
    opening = text.rfind('"', 0, place)
    if opening < 0 or text[opening - 1 : opening] != "=":
        return None
    closing = text.find('"', place)
    return (opening + 1, closing) if closing >= 0 else None


def _is_repaired(document: Document, edits: list[_Edit]) -> bool:
    """Whether nothing damaged is left where the page is edited, and no pair is lost."""
    if not edits:
        return False
    edits = sorted(edits, key=lambda edit: edit.place.start)
    pieces, behind = [], 0
    for edit in edits:
        pieces += [document.text[behind : edit.place.start], edit.text]
        behind = edit.place.end
    text = "".join([*pieces, document.text[behind:]])
    start = text.rfind("<", 0, edits[0].place.start + 1)
    end = text.find(">", len(text) - len(document.text) + behind)
    if _LEFT.search(text, max(start, 0), end + 1 if end >= 0 else len(text)):
        return False
    repaired = read_document(text.encode(errors="surrogatepass"))
    left = sum(tag.is_damaged for tag in read_tags(text, repaired.segments))
    before = sum(tag.is_damaged for tag in read_tags(document.text, document.segments))
    return left < before and len(repaired.pairs) >= len(document.pairs)
