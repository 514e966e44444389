"""Applies fixes to the bytes of a page: each wholly or not at all, the result checked again, in several passes.

Nothing here reads or writes a file.
"""

from __future__ import annotations

from bisect import bisect_right
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from doclint.data_classes import dataclass, field
from doclint.document import Document, UnreadableError, read_document
from doclint.drafts import Draft
from doclint.findings import Edit, Finding, Severity

PageCheck = Callable[[bytes], Sequence[Draft]]
"""What page rules find in a page that has these bytes."""

MOST_PASSES = 10

# A page whose fixes do harm costs a check for each of them and for each half of them, and a check reads the whole page;
# what is left over is left.
_MOST_CHECKS = 200
_LEAST_CHECKS = 10
_MOST_CHECKED = 5_000_000


@dataclass(frozen=True, slots=True)
class Fixed:
    """What has become of a page.

    Attributes:
        content: its bytes; the old ones where nothing was to be fixed.
        applied: how many fixes of each rule it took.
        refused: how many fixes of each rule would have done harm.
    """

    content: bytes
    applied: Counter[str]
    refused: Counter[str]


Identity = tuple[str, str]
"""A finding's code and what makes it the same one."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    identity: Identity
    severity: Severity
    edits: tuple[Edit, ...]

    @classmethod
    def of(cls, found: Finding | Draft) -> _Candidate | None:
        code = found.code if isinstance(found, Finding) else found.rule.code
        if found.fix is None:
            return None
        return cls((code, found.identity), found.severity, found.fix.edits)


def fix_content(
    path: str, content: bytes, wanted: Iterable[Finding], check: PageCheck, may_fix: Callable[[Draft], bool]
) -> Fixed:
    """Apply the fixes of findings of one page, and then those of what is found where these stood in the way.

    A fix is refused if without it the page could be read and with it not, if it brings a finding of at least the
    severity of its own, if it leaves its own as it was, or if it edits another page.

    Args:
        path: as the findings have it.
        wanted: the findings in these bytes that are to be fixed.
        may_fix: whether a finding of a later pass is to be fixed.
    """
    before = _Checked.of(content, check)
    applied: Counter[str] = Counter()
    candidates = [candidate for finding in wanted if (candidate := _Candidate.of(finding)) is not None]
    left_alone = _fixable(before.drafts, lambda _: True)
    left_alone.subtract(candidate.identity for candidate in candidates)
    trial = _Trial(check, max(_LEAST_CHECKS, min(_MOST_CHECKS, _MOST_CHECKED // max(len(content), 1))))
    for _ in range(MOST_PASSES):
        usable: list[_Candidate] = []
        for candidate in candidates:
            is_usable = _has_own_edits(candidate, path, before.document)
            (usable if is_usable else trial.refused).append(candidate)
        accepted, after = trial.apply(before, _without_overlaps(usable, before.document))
        applied.update(candidate.identity[0] for candidate in accepted)
        if not accepted:
            break
        before = after
        skipped = Counter(candidate.identity for candidate in trial.refused)
        skipped.update(+left_alone)
        candidates = []
        for draft in after.drafts:
            candidate = _Candidate.of(draft)
            if candidate is None or draft.suppressed is not None:
                continue
            if skipped[candidate.identity] > 0:
                skipped[candidate.identity] -= 1
            elif may_fix(draft):
                candidates.append(candidate)
    return Fixed(before.content, applied, Counter(candidate.identity[0] for candidate in trial.refused))


@dataclass(frozen=True, slots=True)
class _Checked:
    content: bytes
    document: Document
    drafts: Sequence[Draft]

    @classmethod
    def of(cls, content: bytes, check: PageCheck) -> _Checked:
        return cls(content, read_document(content), check(content))

    @property
    def can_be_read(self) -> bool:
        block = self.document.front_matter
        return block.is_closed == block.is_present and block.error is None


def _has_own_edits(candidate: _Candidate, path: str, document: Document) -> bool:
    """Whether a fix edits its own page only, at places that exist, and no place twice."""
    if not candidate.edits or any(edit.path != path for edit in candidate.edits):
        return False
    spans = sorted(_span(edit, document) for edit in candidate.edits)
    if any(not 0 <= start <= end <= len(document.text) for start, end in spans):
        return False
    return not any(_overlap(first, second) for first, second in pairwise(spans))


def _span(edit: Edit, document: Document) -> tuple[int, int]:
    return document.lines.offset(edit.start), document.lines.offset(edit.end)


def _overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether of two edits, the first not behind the second, one changes what the other one sees."""
    return second[0] < first[1] or first[0] == second[0]


def _without_overlaps(candidates: list[_Candidate], document: Document) -> list[_Candidate]:
    """Those fixes of which none is in the way of another; the first by place wins."""
    by_place = sorted(candidates, key=lambda candidate: min(_span(edit, document) for edit in candidate.edits))
    taken: list[tuple[int, int]] = []
    chosen = []
    for candidate in by_place:
        spans = [_span(edit, document) for edit in candidate.edits]
        if any(_is_taken(span, taken) for span in spans):
            continue
        chosen.append(candidate)
        for span in spans:
            taken.insert(bisect_right(taken, span), span)
    return chosen


def _is_taken(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    index = bisect_right(taken, span)
    return (index > 0 and _overlap(taken[index - 1], span)) or (index < len(taken) and _overlap(span, taken[index]))


@dataclass(slots=True)
class _Trial:
    """Applies fixes to a page and looks what comes of it; `refused` are those that do harm all by themselves."""

    check: PageCheck
    checks_left: int
    refused: list[_Candidate] = field(default_factory=list)

    def apply(self, before: _Checked, candidates: list[_Candidate]) -> tuple[list[_Candidate], _Checked]:
        """As many of the fixes as do no harm: all, or else those of either half, and so on."""
        if not candidates or self.checks_left <= 0:
            return [], before
        self.checks_left -= 1
        after = _checked_with(before, candidates, self.check)
        if after is not None and _does_no_harm(before, after, candidates):
            return candidates, after
        if len(candidates) == 1:
            self.refused += candidates
            return [], before
        middle = len(candidates) // 2
        # From the end, so that the places of the other half stay what they are.
        later, after_later = self.apply(before, candidates[middle:])
        earlier = candidates[:middle]
        while later and earlier and not _are_apart(earlier, later, before.document):
            # Its turn comes in the next pass.
            earlier = earlier[:-1]
        accepted, after_both = self.apply(after_later, earlier)
        return [*accepted, *later], after_both


def _are_apart(earlier: list[_Candidate], later: list[_Candidate], document: Document) -> bool:
    """Whether all edits of some fixes end before all those of others begin, lines included."""
    last = max(edit.end for candidate in earlier for edit in candidate.edits)
    first = min(edit.start for candidate in later for edit in candidate.edits)
    return document.lines.offset(last) <= document.lines.offset(first)


def _checked_with(before: _Checked, candidates: list[_Candidate], check: PageCheck) -> _Checked | None:
    """The page with the edits of some fixes; None where that is no text any more."""
    document = before.document
    line_ending = "\r\n" if "\r\n" in document.text else "\n"
    edits = [(_span(edit, document), edit.text) for candidate in candidates for edit in candidate.edits]
    parts = []
    done = 0
    for (start, end), text in sorted(edits):
        parts += [document.text[done:start], text.replace("\r\n", "\n").replace("\n", line_ending)]
        done = end
    parts.append(document.text[done:])
    mark = BOM_UTF8 if before.content.startswith(BOM_UTF8) else b""
    try:
        return _Checked.of(mark + "".join(parts).encode(), check)
    except (UnicodeEncodeError, UnreadableError):
        return None


def _does_no_harm(before: _Checked, after: _Checked, fixed: list[_Candidate]) -> bool:
    if before.can_be_read and not after.can_be_read:
        return False
    mended = Counter(candidate.identity for candidate in fixed)
    if _fixable(after.drafts, mended.__contains__) - (_fixable(before.drafts, mended.__contains__) - mended):
        return False
    least = min(candidate.severity.rank for candidate in fixed)
    old, new = _identities(before.drafts, 0), _identities(after.drafts, least)
    appeared = Counter(code for code, _ in (new - old).elements())
    # A finding beside a fix may be worded another way afterwards: then one is gone for the one that came.
    gone = Counter(code for code, _ in (old - _identities(after.drafts, 0) - mended).elements())
    return not appeared - gone


def _identities(drafts: Iterable[Draft], least: int) -> Counter[Identity]:
    return Counter((draft.rule.code, draft.identity) for draft in drafts if draft.severity.rank >= least)


def _fixable(drafts: Iterable[Draft], which: Callable[[Identity], bool]) -> Counter[Identity]:
    """How many drafts of each identity have a fix."""
    identities = ((draft.rule.code, draft.identity) for draft in drafts if draft.fix is not None)
    return Counter(identity for identity in identities if which(identity))
