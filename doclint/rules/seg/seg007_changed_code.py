"""
What it does
    Finds target halves whose inline code differs from that of the source half, except in ordinary white space: text
    between backticks, `<code>`, and `<kbd>` without names of keys, which differ from keyboard to keyboard. Also finds a
    backtick that lost its partner. Silent where the source half has no code at all.

Why it matters
    Readers copy code as it is. A translated command or name does not work.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 3 | 3 | 3 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    11 in 770,114 segments of four other repositories.
"""

import re
from collections import Counter
from collections.abc import Iterator

from doclint.document.halves import read_half
from doclint.document.pairs import Pair, PairedPage
from doclint.document.regions import Regions
from doclint.findings import Problem, Remedy, Severity, Span, shortened
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="SEG007",
    name="changed-code",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Tapez ⟦`corne --début`⟧ et validez.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Type `horn --start` and press Enter.</span></span>\n',
            says="horn --start",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Tapez ⟦`⟧horn.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Type `horn`.</span></span>\n',
            says="backtick",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Tapez ⟦<code>corne</code>⟧.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Type <code>horn</code>.</span></span>\n',
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Tapez `corne`, <kbd>Entrée</kbd>.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Type horn, <kbd>Enter</kbd>.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Après `lamp on`, tapez `horn  --start`.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Type `horn --start` after `lamp on`.</span></span>\n'
        ),
    ),
)


_SPACE = re.compile(r"[ \t\r\n]+")

# A word that may be the name of a key, which has other names on other keyboards; and what no such name has.
_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGN = re.compile(r"[-_./\\=:$@#]")
_TAGGED = re.compile(r"<(?P<tag>code|kbd)\b[^<>]{0,200}>(?P<code>[^<]{1,500})</(?P=tag)>", re.IGNORECASE)
_INVISIBLE = {"\u00a0": "no-break space", "\u202f": "narrow no-break space", "\u200b": "zero-width space"}


def check(page: PairedPage) -> Iterator[Problem]:
    both = page.both
    has_tags = "<code" in both or "<kbd" in both
    if not has_tags and "`" not in both:
        return
    for number, (_, target, source) in enumerate(page.halves):
        if "`" in source or "`" in target or (has_tags and ("<code" in source or "<kbd" in source)):
            problem = _compare(page.pairs[number])
            if problem is not None:
                yield problem


def _compare(pair: Pair) -> Problem | None:
    if not pair.target.strip():
        return None
    backtick = _lone_backtick(pair.target)
    source = _code(pair.source)
    if backtick is not None and _lone_backtick(pair.source) is not None:
        return _lost_backtick(pair, backtick, "", Remedy.SOURCE)
    if not source:
        return None
    wanted = {_squeezed(text): text for text, _ in source}
    left = Counter(_squeezed(text) for text, _ in source)
    changed = []
    for text, span in _code(pair.target):
        if left[_squeezed(text)]:
            left[_squeezed(text)] -= 1
        else:
            changed.append((text, span))
    missing = ", ".join(f"`{shortened(wanted[text])}`" for text in (+left).elements())
    if not changed and not missing:
        return None
    if backtick is not None:
        return _lost_backtick(pair, backtick, missing, Remedy.EDIT)
    invisible = [sign for text, _ in changed for sign in _INVISIBLE if sign in text]
    if invisible and missing:
        message = (
            f"Inline code has a {_INVISIBLE[invisible[0]]} (U+{ord(invisible[0]):04X}); the source half has {missing}."
        )
    elif missing:
        message = f"Inline code changed; the source half has {missing}."
    else:
        message = "Inline code that the source half does not have."
    return Problem(
        message,
        pair.in_target(changed[0][1].start, changed[0][1].end) if changed else pair.target_content,
        help="Copy the code from the source half; do not translate code.",
        identity=f"{pair.id} {missing}",
    )


def _lost_backtick(pair: Pair, place: int, missing: str, remedy: Remedy) -> Problem:
    from_source = remedy is Remedy.SOURCE
    return Problem(
        "Unmatched backtick"
        + (", as in the source half." if from_source else f"; the source half has {missing}." if missing else "."),
        pair.in_target(place, place + 1),
        help="Fix the source page: the backtick is lost there too." if from_source else "Restore the lost backtick.",
        remedy=remedy,
        identity=f"{pair.id} backtick",
        origin=" ".join(pair.source.split()) if from_source else None,
    )


def _lone_backtick(half: str) -> int | None:
    """Where a half has a backtick that readers see."""
    if half.count("`") - half.count("\\`") < 1:
        return None
    for text, span in read_half(half).text:
        if "`" in text:
            place = half.find("`", span.start, span.end)
            if place >= 0 and half[place - 1 : place] != "\\":
                return place
    return None


def _code(half: str) -> list[tuple[str, Span]]:
    """Code in backticks and in tags, with its places, in order."""
    code = list(read_half(half).code)
    if "<" in half:
        taken = Regions(span for _, span in code)
        code += [
            (match["code"], Span(*match.span()))
            for match in _TAGGED.finditer(half)
            if not taken.hold(match.start()) and not (match["tag"].casefold() == "kbd" and _names_keys(match["code"]))
        ]
    return code


def _names_keys(text: str) -> bool:
    return _WORD.search(text) is not None and _SIGN.search(text) is None


def _squeezed(code: str) -> str:
    return _SPACE.sub("", code)
