"""Writes comments that suppress findings into a page, where no reader sees them and nothing else changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from doclint.data_classes import dataclass
from doclint.document import Document, UnreadableError, read_document
from doclint.document.body import render
from doclint.document.directives import Verb, read_directives
from doclint.findings import Finding, Position
from doclint.fixes import PageCheck
from doclint.suppression import suppresses, suppressible_codes

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# A page where a comment fits nowhere near its finding costs a look for each place; what is left over is left.
_MOST_LOOKS = 500

_COMMENT = re.compile(r"<!-- doclint-[^<>]{0,2000}-->")

# What has to stay at the end of a line: a hard line break, or the end of a table row.
_END_OF_LINE = re.compile(r"[ \t]*\\?[ \t]*\Z")
_END_OF_ROW = re.compile(r"[ \t]*\|[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Added:
    """What has become of a page.

    Attributes:
        suppressed: how many findings of each rule have a comment now.
        refused: how many have none, because it would have been seen or would have changed something.
    """

    content: bytes
    suppressed: Counter[str]
    refused: Counter[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Findings that begin and end on the same lines, counted from 1."""

    first: int
    last: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A text to put in, the offset it is to stand at, and a line of the findings as it is counted afterwards."""

    offset: int
    text: str
    line: int


def add_suppressions(content: bytes, findings: Sequence[Finding], check: PageCheck) -> Added:
    """Write a comment for each of these findings of one page, one for all of a line.

    A comment is written only where the page renders as before, where its front matter and its segments say the same,
    where page rules find the same, and where it reaches the finding: at the end of the line, else on a line before it,
    else for the whole page.
    """
    state = _State.of(content, check)
    by_lines: dict[tuple[int, int], set[str]] = {}
    refused: Counter[str] = Counter()
    for finding in findings:
        if finding.code in suppressible_codes():
            by_lines.setdefault(_lines_of(finding), set()).add(finding.code)
        else:
            refused[finding.code] += 1
    places = [_Place(*lines, tuple(sorted(codes))) for lines, codes in sorted(by_lines.items())]
    looks = _Looks(check)
    far = []
    # From the end, so that the lines of the other places stay what they are.
    for place in reversed(places):
        after = looks.first_good(state, _near(state.document, place), place.codes)
        if after is None:
            far.append(place)
        state = after or state
    state, left = _add_far(state, far, _closing_fence(read_document(content)), looks)
    for place in left:
        refused.update(finding.code for finding in findings if _is_at(finding, place))
    suppressed = Counter(finding.code for finding in findings)
    suppressed.subtract(refused)
    return Added(state.content, +suppressed, refused)


def _add_far(state: _State, places: Sequence[_Place], closing_fence: int, looks: _Looks) -> tuple[_State, list[_Place]]:
    """One comment for the block and one for the page, for what has none near it; gives what fits into neither."""
    in_block = [place for place in places if place.first <= closing_fence]
    codes = _codes_of(in_block)
    after = looks.first_good(state, _for_block(state.document, codes), codes) if codes else None
    left = [place for place in places if place not in in_block] if after is not None else list(places)
    state = after or state
    codes = _codes_of(left)
    after = looks.first_good(state, _for_page(state.document, codes), codes) if codes else None
    return (after, []) if after is not None else (state, left)


def _codes_of(places: Iterable[_Place]) -> tuple[str, ...]:
    return tuple(sorted({code for place in places for code in place.codes}))


@dataclass(slots=True)
class _Looks:
    """Tries where a comment fits, as long as that may take."""

    check: PageCheck
    left: int = _MOST_LOOKS

    def first_good(self, state: _State, insertions: Iterable[_Insertion], codes: Sequence[str]) -> _State | None:
        for insertion in insertions:
            self.left -= 1
            after = state.with_text(insertion, self.check) if self.left >= 0 else None
            if after is not None and state.says_the_same(after, insertion, codes):
                return after
        return None


def _lines_of(finding: Finding) -> tuple[int, int]:
    ends_before_line = finding.end.column == 1 and finding.end > finding.start
    return finding.start.line, finding.end.line - ends_before_line


def _is_at(finding: Finding, place: _Place) -> bool:
    return _lines_of(finding) == (place.first, place.last) and finding.code in place.codes


# --- where a comment may go, the nearest place first


def _near(document: Document, place: _Place) -> Iterator[_Insertion]:
    codes = ", ".join(place.codes)
    if place.first <= _closing_fence(document):
        # Where the block cannot be read, another character in it may move the place where reading ends.
        if 1 < place.first < _closing_fence(document) and document.front_matter.error is None:
            yield from _in_own_comment(document, place.first, codes)
            comment = f"  # doclint: disable={codes}"
            yield _Insertion(_end_of_line(document, place.first, _END_OF_LINE), comment, place.first)
        return
    for line in dict.fromkeys((place.first, place.last)):
        yield from _in_own_comment(document, line, codes)
        comment = f" <!-- doclint-disable-line {codes} -->"
        yield _Insertion(_end_of_line(document, line, _END_OF_LINE), comment, line)
        yield _Insertion(_end_of_line(document, line, _END_OF_ROW), comment, line)
    start = document.lines.offset(Position(place.first, 1))
    text = f"<!-- doclint-disable-next-line {codes} -->{_line_ending(document)}"
    yield _Insertion(start, text, place.first + 1)


def _for_block(document: Document, codes: Sequence[str]) -> Iterator[_Insertion]:
    start = document.lines.offset(Position(2, 1))
    yield _Insertion(start, f"# doclint: disable={', '.join(codes)}{_line_ending(document)}", 1)


def _for_page(document: Document, codes: Sequence[str]) -> Iterator[_Insertion]:
    comment = f"<!-- doclint-disable-file {', '.join(codes)} -->"
    end = _line_ending(document)
    yield _Insertion(document.front_matter.body, f"{comment}{end}{end}", 1)
    missing_end = "" if document.text.endswith(("\n", "\r")) else end
    yield _Insertion(len(document.text), f"{missing_end}{end}{comment}{end}", 1)


def _line_ending(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"


def _closing_fence(document: Document) -> int:
    """The line of the fence that ends the front matter, 0 where there is none."""
    block = document.front_matter
    is_whole = block.is_present and block.is_closed
    return document.lines.position(block.offset + len(block.text)).line if is_whole else 0


def _in_own_comment(document: Document, line: int, codes: str) -> Iterator[_Insertion]:
    """Behind the last word of a comment that is about this line already."""
    for directive in read_directives(document):
        if directive.verb is Verb.LINE and directive.line == line and directive.words:
            yield _Insertion(document.lines.offset(directive.words[-1].end), f", {codes}", line)


def _end_of_line(document: Document, line: int, tail: re.Pattern[str]) -> int:
    """Where a line ends but for its tail."""
    text = document.lines.line(line)
    # Few characters are looked at, so that a long line of blanks takes no longer than another one.
    cut = max(0, len(text) - 100)
    match = tail.search(text, cut)
    return document.lines.offset(Position(line, 1)) + (match.start() if match else len(text))


# --- what must not change


@dataclass(frozen=True, slots=True)
class _State:
    """A page and what must stay as it is.

    Attributes:
        rendered: its HTML without doclint's comments and white space.
        found: what page rules find.
    """

    content: bytes
    document: Document
    rendered: str
    found: Counter[tuple[str, str]]

    @classmethod
    def of(cls, content: bytes, check: PageCheck) -> _State:
        document = read_document(content)
        html = _COMMENT.sub("", render(document.text, document.front_matter.body))
        found = Counter((draft.rule.code, draft.identity) for draft in check(content))
        return cls(content, document, "".join(html.split()), found)

    def with_text(self, insertion: _Insertion, check: PageCheck) -> _State | None:
        text = self.document.text
        after = text[: insertion.offset] + insertion.text + text[insertion.offset :]
        mark = _BYTE_ORDER_MARK if self.content.startswith(_BYTE_ORDER_MARK) else b""
        try:
            return _State.of(mark + after.encode(), check)
        except UnreadableError:
            return None

    def says_the_same(self, after: _State, insertion: _Insertion, codes: Sequence[str]) -> bool:
        """Whether an insertion does what it is for and nothing else."""
        old, new = self.document.front_matter, after.document.front_matter
        return (
            after.rendered == self.rendered
            and after.found == self.found
            and (new.is_present, new.is_closed, new.values) == (old.is_present, old.is_closed, old.values)
            and not _is_in_segment(self.document, insertion.offset)
            and all(suppresses(read_directives(after.document), insertion.line, code) for code in codes)
        )


def _is_in_segment(document: Document, offset: int) -> bool:
    """Whether a place lies inside a half of a segment, which is translation's own."""
    return any(
        half is not None and extent is not None and half.start < offset < extent.end
        for halves, extents in zip(document.segments, document.extents, strict=True)
        for half, extent in zip(halves, extents, strict=True)
    )
