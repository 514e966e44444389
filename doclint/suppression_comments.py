"""Writes comments that suppress findings into a page, where no reader sees them and nothing else changes."""

from __future__ import annotations

import re
from bisect import bisect_left
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice

from doclint.data_classes import dataclass
from doclint.document import Document, UnreadableError, read_document
from doclint.document.body import render
from doclint.document.directives import Directive, Verb, read_directives
from doclint.document.handlers import Syntax
from doclint.document.regions import Regions
from doclint.findings import Finding, Position, Span
from doclint.fixes import PageCheck
from doclint.suppression import suppresses, suppressible_codes

# Nearly always all comments fit at once. A page where some fit nowhere near their findings costs several looks for each
# of them, and a look reads the whole page: what is left over gets one comment for all of it.
_MOST_LOOKS = 500
_LEAST_LOOKS = 10
_MOST_LOOKED_AT = 5_000_000
_LOOKS_FAR = 3

_COMMENT = re.compile(r"<!-- doclint-[^<>]{0,2000}-->")
_ANY_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

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
    """Findings that begin on the same line; `last` is the line that they end on, if it is one. Lines count from 1.

    They get one comment together: one that is written before the line moves all of them.
    """

    first: int
    last: int | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A text to put in, the offset it is to stand at, and what it is for.

    Attributes:
        line: a line of the findings, as it is counted afterwards.
        codes: of the findings.
    """

    offset: int
    text: str
    line: int
    codes: tuple[str, ...]


def add_suppressions(content: bytes, findings: Sequence[Finding], check: PageCheck) -> Added:
    """Write a comment for each of these findings of one page, one for all of a line.

    A comment is written only where the page renders as before, where its front matter and its segments say the same,
    where page rules find the same, and where it reaches the finding: at the end of the line, else on a line before it,
    else for the whole page.
    """
    by_line: dict[int, Counter[str]] = {}
    last_lines: dict[int, set[int]] = {}
    refused: Counter[str] = Counter()
    for finding in findings:
        if finding.code in suppressible_codes():
            by_line.setdefault(finding.start.line, Counter())[finding.code] += 1
            last_lines.setdefault(finding.start.line, set()).add(_last_line(finding))
        else:
            refused[finding.code] += 1
    if not by_line:
        return Added(content, Counter(), refused)
    state = _State.of(content, check)
    closing_fence = _closing_fence(state.document)
    places = [
        _Place(line, min(last_lines[line]) if len(last_lines[line]) == 1 else None, tuple(sorted(codes)))
        for line, codes in sorted(by_line.items())
    ]
    with_room = [place for place in places if next(_near(state.document, place), None) is not None]
    looks = _Looks.of(content, check)
    state, misfits = _add_near(state, with_room, looks)
    near = set(with_room).difference(misfits)
    state, left = _add_far(state, [place for place in places if place not in near], closing_fence, looks)
    for place in left:
        refused.update(by_line[place.first])
    suppressed = Counter(finding.code for finding in findings)
    suppressed.subtract(refused)
    return Added(state.content, +suppressed, refused)


def _add_near(state: _State, places: Sequence[_Place], looks: _Looks) -> tuple[_State, list[_Place]]:
    """A comment near each of some places, all of them at once, or else those of either half, and so on.

    Gives the places near which none fits.
    """
    if not places:
        return state, []
    if len(places) == 1:
        after = looks.first_good(state, ((insertion,) for insertion in _near(state.document, places[0])))
        return (after, []) if after is not None else (state, list(places))
    nearest = {insertion.offset: insertion for place in places for insertion in islice(_near(state.document, place), 1)}
    if len(nearest) == len(places):
        after = looks.first_good(state, (tuple(nearest.values()),))
        if after is not None:
            return after, []
    middle = len(places) // 2
    # From the end, so that the lines of the other half stay what they are.
    state, later = _add_near(state, places[middle:], looks)
    state, earlier = _add_near(state, places[:middle], looks)
    return state, [*earlier, *later]


def _add_far(state: _State, places: Sequence[_Place], closing_fence: int, looks: _Looks) -> tuple[_State, list[_Place]]:
    """One comment for the block and one for the page, for what has none near it; gives what fits into neither."""
    looks.left = max(looks.left, _LOOKS_FAR)
    in_block = [place for place in places if place.first <= closing_fence]
    codes = _codes_of(in_block)
    after = looks.first_good(state, _for_block(state.document, codes)) if codes else None
    left = [place for place in places if place.first > closing_fence] if after is not None else list(places)
    state = after or state
    codes = _codes_of(left)
    after = looks.first_good(state, _for_page(state.document, codes)) if codes else None
    return (after, []) if after is not None else (state, left)


def _codes_of(places: Iterable[_Place]) -> tuple[str, ...]:
    return tuple(sorted({code for place in places for code in place.codes}))


@dataclass(slots=True)
class _Looks:
    """Tries where comments fit, as long as that may take."""

    check: PageCheck
    left: int

    @classmethod
    def of(cls, content: bytes, check: PageCheck) -> _Looks:
        return cls(check, max(_LEAST_LOOKS, min(_MOST_LOOKS, _MOST_LOOKED_AT // len(content))))

    def first_good(self, state: _State, choices: Iterable[Sequence[_Insertion]]) -> _State | None:
        """The page with all insertions of the first choice that does what it is for and nothing else."""
        for insertions in choices:
            self.left -= 1
            after = state.with_text(insertions, self.check) if self.left >= 0 else None
            if after is not None and state.says_the_same(after, insertions):
                return after
        return None


def _last_line(finding: Finding) -> int:
    ends_before_line = finding.end.column == 1 and finding.end > finding.start
    return finding.end.line - ends_before_line


# --- where a comment may go, the nearest place first


def _near(document: Document, place: _Place) -> Iterator[_Insertion]:
    codes = ", ".join(place.codes)
    if place.first <= _closing_fence(document):
        # JSON has no comments. Where the block cannot be read, another character may move the place where reading ends.
        if (
            document.front_matter.syntax is not Syntax.JSON
            and 1 < place.first < _closing_fence(document)
            and document.front_matter.error is None
        ):
            yield from _in_own_comment(document, place.first, place.codes)
            comment = f"  # doclint: disable={codes}"
            yield _Insertion(_end_of_line(document, place.first, _END_OF_LINE), comment, place.first, place.codes)
        return
    for line in dict.fromkeys((place.first, place.last or place.first)):
        yield from _in_own_comment(document, line, place.codes)
        comment = f" <!-- doclint-disable-line {codes} -->"
        yield _Insertion(_end_of_line(document, line, _END_OF_LINE), comment, line, place.codes)
        yield _Insertion(_end_of_line(document, line, _END_OF_ROW), comment, line, place.codes)
    start = document.lines.offset(Position(place.first, 1))
    text = f"<!-- doclint-disable-next-line {codes} -->{_line_ending(document)}"
    yield _Insertion(start, text, place.first + 1, place.codes)


def _for_block(document: Document, codes: tuple[str, ...]) -> Iterator[tuple[_Insertion]]:
    start = document.lines.offset(Position(2, 1))
    yield (_Insertion(start, f"# doclint: disable={', '.join(codes)}{_line_ending(document)}", 1, codes),)


def _for_page(document: Document, codes: tuple[str, ...]) -> Iterator[tuple[_Insertion]]:
    comment = f"<!-- doclint-disable-file {', '.join(codes)} -->"
    end = _line_ending(document)
    yield (_Insertion(document.front_matter.body, f"{comment}{end}{end}", 1, codes),)
    missing_end = "" if document.text.endswith(("\n", "\r")) else end
    yield (_Insertion(len(document.text), f"{missing_end}{end}{comment}{end}", 1, codes),)


def _line_ending(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"


def _closing_fence(document: Document) -> int:
    """The line of the fence that ends the front matter, 0 where there is none."""
    block = document.front_matter
    is_whole = block.is_present and block.is_closed
    return document.lines.position(block.offset + len(block.text)).line if is_whole else 0


def _in_own_comment(document: Document, line: int, codes: tuple[str, ...]) -> Iterator[_Insertion]:
    """Behind the last word of a comment that is about this line already."""
    for directive in _comments_by_line(document).get(line, ()):
        yield _Insertion(document.lines.offset(directive.words[-1].end), f", {', '.join(codes)}", line, codes)


@lru_cache(maxsize=2)
def _comments_by_line(document: Document) -> dict[int, list[Directive]]:
    """The comments that are about one line and name rules."""
    comments: dict[int, list[Directive]] = {}
    for directive in read_directives(document):
        if directive.verb is Verb.LINE and directive.words:
            comments.setdefault(directive.line, []).append(directive)
    return comments


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
        directives: what it tells doclint.
        rendered: its HTML without doclint's comments and white space.
        shown: the same without any comments, of which the last may never end.
        found: what page rules find, and the offset that it begins at.
    """

    content: bytes
    document: Document
    directives: tuple[Directive, ...]
    rendered: str
    shown: str
    found: Counter[tuple[str, str, int]]

    @classmethod
    def of(cls, content: bytes, check: PageCheck) -> _State:
        document = read_document(content)
        html = render(document.text, document.front_matter.body)
        rendered, shown = ("".join(comment.sub("", html).split()) for comment in (_COMMENT, _ANY_COMMENT))
        offset = document.lines.offset
        found = Counter((draft.rule.code, draft.identity, offset(draft.start)) for draft in check(content))
        return cls(content, document, read_directives(document), rendered, shown, found)

    def with_text(self, insertions: Sequence[_Insertion], check: PageCheck) -> _State | None:
        text = self.document.text
        parts = []
        done = 0
        for insertion in sorted(insertions, key=lambda insertion: insertion.offset):
            parts += [text[done : insertion.offset], insertion.text]
            done = insertion.offset
        mark = BOM_UTF8 if self.content.startswith(BOM_UTF8) else b""
        try:
            return _State.of(mark + "".join([*parts, text[done:]]).encode(), check)
        except UnreadableError:
            return None

    def says_the_same(self, after: _State, insertions: Sequence[_Insertion]) -> bool:
        """Whether insertions do what they are for and nothing else."""
        old, new = self.document.front_matter, after.document.front_matter
        moved = _movement(insertions)
        codes = Counter(code for insertion in insertions for code in insertion.codes)
        found = Counter(
            {(code, identity, moved(start)): count for (code, identity, start), count in self.found.items()}
        )
        if (
            (after.rendered, after.shown) != (self.rendered, self.shown)
            or after.found != found
            or (new.is_present, new.is_closed, new.values) != (old.is_present, old.is_closed, old.values)
            or any(_halves(self.document).hold(insertion.offset) for insertion in insertions)
            # A comment that nobody has closed would take a new one for its own words.
            or _words(after.directives) != _words(self.directives) + codes
        ):
            return False
        is_suppressed = suppresses(after.directives)
        return all(is_suppressed(insertion.line, code) for insertion in insertions for code in insertion.codes)


def _words(directives: Iterable[Directive]) -> Counter[str]:
    return Counter(word.text for directive in directives for word in directive.words)


def _movement(insertions: Sequence[_Insertion]) -> Callable[[int], int]:
    """Where an offset is when texts were put in: behind all that stand before it."""
    ordered = sorted(insertions, key=lambda insertion: insertion.offset)
    # What begins where a whole line is put in moves on; what begins at the end of a line stays before what is added.
    offsets = [insertion.offset - insertion.text.endswith("\n") for insertion in ordered]
    lengths = list(accumulate((len(insertion.text) for insertion in ordered), initial=0))
    return lambda offset: offset + lengths[bisect_left(offsets, offset)]


@lru_cache(maxsize=2)
def _halves(document: Document) -> Regions[int]:
    """The halves of segments, which are translation's own; what stands right before or behind one is not in it."""
    return Regions(
        Span(half.start + 1, extent.end)
        for halves, extents in zip(document.segments, document.extents, strict=True)
        for half, extent in zip(halves, extents, strict=True)
        if half is not None and extent is not None
    )
