"""Decides which findings a page's own comments suppress, and which comments suppress nothing (SUP001)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from doclint.data_classes import dataclass, field, replace
from doclint.document.directives import Directive, Verb, Word
from doclint.drafts import Draft
from doclint.findings import Applicability, Edit, Fix, Position, Remedy, shortened
from doclint.nearest_names import did_you_mean, nearest
from doclint.rules.registry import all_rules, select_codes

UNUSED = "SUP001"


@cache
def suppressible_codes() -> frozenset[str]:
    """What a comment can suppress: all but what says that a page could not be checked, and SUP001 itself."""
    return frozenset(code for code, registered in all_rules().items() if registered.family != "DOC" and code != UNUSED)


@dataclass(frozen=True, slots=True)
class _Selector:
    """One word of a directive, or a directive without words, which means every rule; `codes` is empty for a typo."""

    directive: Directive
    word: Word | None
    codes: frozenset[str]


@dataclass(slots=True)
class _Reaches:
    """Where the selectors of one page suppress which codes. Of several the first one counts, the nearest before all."""

    lines: dict[tuple[int, str], _Selector] = field(default_factory=dict)
    ranges: dict[str, list[tuple[Position, Position | None, _Selector]]] = field(default_factory=dict)
    block: dict[str, tuple[int, _Selector]] = field(default_factory=dict)
    file: dict[str, _Selector] = field(default_factory=dict)
    enabling: set[int] = field(default_factory=set)

    def selector(self, code: str, start: Position, last_line: int) -> _Selector | None:
        """What suppresses a finding: by its first or last line, by its start in a range, or with the whole page."""
        for line in (start.line, last_line):
            if (line, code) in self.lines:
                return self.lines[line, code]
        ranges = self.ranges.get(code, [])
        index = bisect_right(ranges, start, key=lambda entry: entry[0]) - 1
        if index >= 0:
            _, end, selector = ranges[index]
            if end is None or start < end:
                return selector
        if code in self.block and start.line <= self.block[code][0]:
            return self.block[code][1]
        return self.file.get(code)


def suppress(
    drafts: Iterable[Draft],
    directives: Mapping[str, tuple[Directive, ...]],
    is_judged: Callable[[frozenset[str]], bool],
) -> tuple[list[Draft], list[Draft]]:
    """Mark what comments suppress, and tell which comments suppress nothing (SUP001).

    Args:
        directives: those of each page, by its path; pages without any may be absent.
        is_judged: whether all these rules were run, so that a comment about them that suppresses nothing is known to
            be of no use.

    Returns:
        The same drafts in the same order, and those of SUP001.
    """
    pages = {path: _read(found) for path, found in directives.items() if found}
    if not pages:
        return list(drafts), []
    used: set[tuple[str, int, int]] = set()
    marked = []
    unused = []
    for draft in drafts:
        reaches = pages[draft.path][1] if draft.path in pages else None
        selector = reaches.selector(draft.rule.code, draft.start, _last_line(draft)) if reaches else None
        if selector is not None:
            used.add((draft.path, *_key(selector)))
            draft = replace(draft, suppressed="inline")  # noqa: PLW2901
        marked.append(draft)
    for path, (selectors, reaches) in pages.items():
        by_directive: dict[int, list[_Selector]] = {}
        for selector in selectors:
            by_directive.setdefault(id(selector.directive), []).append(selector)
        for of_directive in by_directive.values():
            idle = [
                selector
                for selector in of_directive
                if (path, *_key(selector)) not in used
                and id(selector.directive) not in reaches.enabling
                and (not selector.codes or is_judged(selector.codes) or selector.directive.verb is Verb.END)
            ]
            if idle:
                unused.append(_unused(path, idle, of_directive))
    return marked, unused


def suppresses(directives: Iterable[Directive]) -> Callable[[int, str], bool]:
    """Tells of a line and a code whether the directives of a page suppress such a finding that begins there."""
    _, reaches = _read(directives)
    return lambda line, code: reaches.selector(code, Position(line, 1), line) is not None


def _key(selector: _Selector) -> tuple[int, int]:
    place = selector.word.start if selector.word is not None else selector.directive.start
    return place.line, place.column


def _last_line(draft: Draft) -> int:
    ends_before_line = draft.end.column == 1 and draft.end > draft.start
    return draft.end.line - 1 if ends_before_line else draft.end.line


def _read(directives: Iterable[Directive]) -> tuple[list[_Selector], _Reaches]:
    selectors = []
    reaches = _Reaches()
    opened: dict[str, int] = {}
    for directive in directives:
        for selector in _selectors(directive):
            selectors.append(selector)
            for code in selector.codes:
                _reach(selector, code, reaches, opened)
    return selectors, reaches


def _selectors(directive: Directive) -> Iterator[_Selector]:
    if directive.verb is Verb.UNKNOWN:
        yield _Selector(directive, None, frozenset())
    elif not directive.words:
        yield _Selector(directive, None, suppressible_codes())
    for word in directive.words if directive.verb is not Verb.UNKNOWN else ():
        yield _Selector(directive, word, select_codes(word.text) & suppressible_codes())


def _reach(selector: _Selector, code: str, reaches: _Reaches, opened: dict[str, int]) -> None:
    directive = selector.directive
    match directive.verb:
        case Verb.LINE | Verb.NEXT_LINE:
            reaches.lines.setdefault((directive.line, code), selector)
        case Verb.START if code not in opened:
            ranges = reaches.ranges.setdefault(code, [])
            opened[code] = len(ranges)
            ranges.append((directive.start, None, selector))
        case Verb.END if code in opened:
            index = opened.pop(code)
            begin, _, opener = reaches.ranges[code][index]
            reaches.ranges[code][index] = (begin, directive.start, opener)
            reaches.enabling.add(id(directive))
        case Verb.BLOCK:
            reaches.block.setdefault(code, (directive.line, selector))
        case Verb.FILE:
            reaches.file.setdefault(code, selector)
        case _:
            pass


# --- SUP001


def _unused(path: str, idle: list[_Selector], all_of_it: list[_Selector]) -> Draft:
    directive = idle[0].directive
    rule = all_rules()[UNUSED]
    is_whole = len(idle) == len(all_of_it)
    word = idle[0].word
    start, end = (directive.start, directive.end) if is_whole or word is None else (word.start, word.end)
    written = ", ".join(selector.word.text if selector.word else "" for selector in idle)
    message, help_ = _say(directive, idle, written)
    return Draft(
        rule=rule,
        name=rule.name,
        given_severity=None,
        message=shortened(message),
        help=help_,
        path=path,
        start=start,
        end=end,
        fix=_fix(path, directive, idle, is_whole=is_whole),
        related=(),
        remedy=Remedy.EDIT,
        cause=(),
        identity=f"{directive.written} {written}",
        origin=None,
    )


def _say(directive: Directive, idle: list[_Selector], written: str) -> tuple[str, str]:
    if directive.verb is Verb.UNKNOWN:
        return _say_unknown_verb(directive)
    unknown = [selector.word.text for selector in idle if selector.word is not None and not selector.codes]
    if unknown:
        own = [text for text in unknown if select_codes(text)]
        if own:
            return f"{', '.join(own)} cannot be suppressed by a comment.", "Mend what it says, or ignore the rule."
        return (
            f"No rule is called {', '.join(map(repr, unknown))}{did_you_mean(unknown[0], _names(), '.')}",
            "Name a rule by its code, its name, or the first letters of a code.",
        )
    if directive.verb is Verb.END:
        return "Nothing is disabled here that doclint-enable could end.", "Remove it."
    what = f"{written}: nothing of that kind is" if written else "Nothing is"
    return f"{what} found where this comment suppresses it.", "Remove what no longer suppresses anything."


def _names() -> list[str]:
    return [name for code, registered in all_rules().items() for name in (code, registered.name)]


def _say_unknown_verb(directive: Directive) -> tuple[str, str]:
    if not directive.written.startswith("doclint-"):
        return f"doclint knows no comment {directive.written!r} in front matter.", "Write # doclint: disable=CODE."
    known = [f"doclint-{verb.value}" for verb in Verb if verb not in (Verb.UNKNOWN, Verb.BLOCK)]
    near = nearest(directive.written, known, most=1)
    meant = f"; did you mean {near[0]}?" if near else "."
    return f"doclint knows no comment {directive.written}{meant}", f"There are {', '.join(known)}; name the rules."


def _fix(path: str, directive: Directive, idle: list[_Selector], *, is_whole: bool) -> Fix | None:
    if directive.verb is Verb.UNKNOWN or any(not selector.codes for selector in idle):
        # Somebody meant something by it.
        return None
    if is_whole:
        return Fix(Applicability.SAFE, "Remove the comment", (Edit(path, *directive.removal, ""),))
    gone = {id(selector.word) for selector in idle}
    kept = ", ".join(word.text for word in directive.words if id(word) not in gone)
    edit = Edit(path, directive.words[0].start, directive.words[-1].end, kept)
    return Fix(Applicability.SAFE, "Remove what is not needed of it", (edit,))
