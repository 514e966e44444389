"""
What it does
    Finds menu paths that lost a step in the target half: `> >`, or a path that begins or ends with `>` only there. Does
    not report what the source half has too.

Why it matters
    Readers cannot follow the path: a step is missing, and usually is elsewhere in the sentence.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 33 | 33 | 33 |
    | 14,580 pages in five locales, 2021 | 237 | 50 | 50 |
    | 4,642 pages in five locales, 2019 | 9 | 9 | 9 |
"""

import re
from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Severity, Span
from doclint.rules.rule import Bad, Good, Rule, Scope

_SIGN = r"(?:\\?>|&gt;)"
_COLLAPSED = re.compile(rf"{_SIGN}\s{{1,40}}{_SIGN}")
_AT_START = re.compile(rf"\s*({_SIGN})(?!{_SIGN})")
_AT_END = re.compile(rf"(?<![-=>])({_SIGN})\s*\Z")
_LONE_SIGN = re.compile(rf"(?<![-=>\\]){_SIGN}")
# Beside these the sign is a bracket, or one of several characters.
_OPENING = re.compile(r"\\<|&lt;|<")
# An operator that engines split is no path.
_OPERATOR = re.compile(rf"{_SIGN}{_SIGN}")
# The same and more, and looked for more quickly.
_MAY_BE_COLLAPSED = re.compile(rf"[>;]\s{{1,40}}{_SIGN}")
_SIGNS = (">", "\\>", "&gt;")
_NO_TEXT = re.compile(r"</?[A-Za-z][^<>]*>|`[^`]*`|\]\([^()\s]*\)")

RULE = Rule(
    code="SEG009",
    name="collapsed-path",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Choisissez **Réglages Cornes**  ⟦>    >⟧  **Volume**.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Choose **Settings** > **Horns** > **Volume**.</span></span>\n",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Choisissez **Réglages** > **Cornes** > **Volume**.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Choose **Settings** > **Horns** > **Volume**.</span></span>\n"
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Après <b>Cornes</b> > <b>Volume</b>, `a > > b`.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "After <b>Horns</b> > <b>Volume</b>, `a > > b`.</span></span>\n"
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Choisissez **Réglages des cornes** ⟦>⟧ </span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Choose **Settings** > **Horns**.</span></span>\n',
            says="end",
        ),
    ),
)


def check(page: PairedPage) -> Iterator[Problem]:
    targets = page.targets
    if ">" not in targets and "&gt;" not in targets:
        return
    may_collapse = _MAY_BE_COLLAPSED.search(targets) is not None
    for number, (_, target, source) in enumerate(page.halves):
        if (">" not in target and "&gt;" not in target) or (">" not in source and "&gt;" not in source):
            continue
        if not (may_collapse or _may_be_open(target)):
            continue
        found = _lost_step(_text(target), _text(source))
        if found is not None:
            span, where = found
            yield Problem(
                f"Menu path lost a step{where}.",
                page.pairs[number].in_target(span.start, span.end),
                help="Restore the step at the `>`, as in the source half.",
            )


def _may_be_open(target: str) -> bool:
    return target.rstrip().endswith(_SIGNS) or target.lstrip().startswith(_SIGNS)


def _lost_step(target: str, source: str) -> tuple[Span, str] | None:
    """The first place where a step is lost, and which one."""
    if ">" not in source and "&gt;" not in source:
        return None
    collapsed = _COLLAPSED.search(target)
    if collapsed and not _COLLAPSED.search(source) and not _OPERATOR.search(source):
        return Span(*collapsed.span()), ""
    if _OPENING.search(source) or not _LONE_SIGN.search(source):
        return None
    for pattern, where in ((_AT_START, " at its beginning"), (_AT_END, " at its end")):
        lost = pattern.search(target) if pattern is _AT_END else pattern.match(target)
        if lost and not (pattern.search(source) if pattern is _AT_END else pattern.match(source)):
            return Span(*lost.span(1)), where
    return None


def _text(half: str) -> str:
    """A half of the same length, tags, code and URLs masked."""
    return _NO_TEXT.sub(lambda match: "x" * len(match[0]), half)
