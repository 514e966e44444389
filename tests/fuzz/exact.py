"""Fixes a page, and holds every step to the findings that it was made for: no byte changes that none of them names."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Sequence

from doclint.document import Document, read_document
from doclint.drafts import Draft
from doclint.findings import Edit, Finding, Position
from doclint.fixes import Fixed, PageCheck, fix_content

Change = tuple[int, int, str]
"""What is put in place of a piece of a text: offsets, the end exclusive."""


def fix_exactly(
    path: str, content: bytes, wanted: Sequence[Finding], check: PageCheck, may_fix: Callable[[Draft], bool]
) -> Fixed:
    """As `fix_content`; whatever it looks at on its way has to come of an earlier page by the fixes found there."""
    looks: list[tuple[bytes, Sequence[Draft]]] = []

    def watched(looked_at: bytes) -> Sequence[Draft]:
        drafts = check(looked_at)
        looks.append((looked_at, drafts))
        return drafts

    fixed = fix_content(path, content, wanted, watched, may_fix)
    reached = {content: _Page(content, wanted)}
    for looked_at, drafts in looks:
        if looked_at not in reached:
            assert any(comes_of(page.text, _text(looked_at), page.changes) for page in reached.values()), looked_at
            assert looked_at.startswith(BOM_UTF8) == content.startswith(BOM_UTF8)
            fixable = [draft for draft in drafts if draft.suppressed is None and may_fix(draft)]
            reached[looked_at] = _Page(looked_at, fixable)
    assert fixed.content in reached
    assert bool(fixed.applied) == (fixed.content != content)
    return fixed


class _Page:
    """A text, and what the fixes of its findings would change in it."""

    def __init__(self, content: bytes, found: Iterable[Finding | Draft]) -> None:
        document = read_document(content)
        self.text = _text(content)
        assert document.text == self.text
        line_ending = "\r\n" if "\r\n" in self.text else "\n"
        self.changes: set[Change] = set()
        for each in found:
            for edit in each.fix.edits if each.fix is not None else ():
                start, end = document.lines.offset(edit.start), document.lines.offset(edit.end)
                assert _is_of(each, edit, document), (each, edit)
                self.changes.add((start, end, edit.text.replace("\r\n", "\n").replace("\n", line_ending)))


def comes_of(before: str, after: str, changes: Iterable[Change]) -> bool:
    """Whether one text is the other one with some of these changes, and every other character as it was."""
    # How far both texts may be read when all changes up to here are made or left out.
    ways = {(0, 0)}
    for start, end, text in sorted(changes):
        further = set()
        for old, new in ways:
            if old > start:
                # A change that was made stands in the way of this one.
                further.add((old, new))
            elif after.startswith(before[old:start], new):
                there = new + start - old
                further.add((start, there))
                if after.startswith(text, there):
                    further.add((end, there + len(text)))
        ways = further
    return any(before[old:] == after[new:] for old, new in ways)


def _is_of(found: Finding | Draft, edit: Edit, document: Document) -> bool:
    """Whether an edit is at the place of its finding, or where its rule's page says that its fix reaches."""
    code = found.code if isinstance(found, Finding) else found.rule.code
    if _holds(found.start, edit, found.end):
        return True
    if code == "FM003":
        # A key goes with its value, and its line.
        return edit.text == "" and edit.start <= found.start and found.end <= edit.end
    if code == "SUP001":
        # A comment goes with the white space around it; of a list of rules some words go.
        return edit.start.line - 1 <= found.start.line <= found.end.line <= edit.end.line
    offset = document.lines.offset
    if code == "TTU006":
        # The tags of a run of damaged segments get their quotes back together.
        return document.text[offset(edit.start) : offset(edit.end)].startswith("&") and edit.text in ('"', "'")
    if code == "SEG003" or code.startswith("LNK"):
        # The links of both halves of a segment are mended together.
        places = (offset(found.start), offset(edit.start), offset(edit.end) - 1)
        return any(all(start <= place < end for place in places) for start, end in _segments(document))
    return False


def _segments(document: Document) -> Iterator[tuple[int, int]]:
    for halves, extents in zip(document.segments, document.extents, strict=True):
        ends = [extent.end for extent in extents if extent is not None]
        if ends:
            yield halves.start, max(ends)


def _holds(start: Position, edit: Edit, end: Position) -> bool:
    return start <= edit.start and edit.end <= end


def _text(content: bytes) -> str:
    return content.removeprefix(BOM_UTF8).decode()
