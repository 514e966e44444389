"""
What it does
    Finds words of the target half in which a letter of another alphabet (Cyrillic, Greek, Arabic, …) touches three or
    more Latin letters that are not a word of the source half: `Sharedlampліхтар`. Ignores scripts that write words
    without spaces, in which Latin words normally touch other words.

Why it matters
    A translation engine split a name and joined a part of it with another word. Readers cannot understand it.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 0 | 0 | 0 |
    | 14,580 pages in five locales, 2021 | 11 | 11 | 11 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    All are in Ukrainian. In 27,000 segments in Chinese, which joins Latin words with its own, all Latin words are in the
    source half.
"""

import re
from collections.abc import Iterator

from doclint.document.pairs import Pair, PairedPage
from doclint.document.regions import Regions
from doclint.findings import Problem, Severity, shortened
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.urls import urls_of_half

RULE = Rule(
    code="SEG017",
    name="mixed-scripts",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Увімкніть ⟦Sharedliліхтар⟧ на пристрої.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Light the SharedLampBeacon.</span></span>\n',
            says="Sharedli",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Увімкніть LAMPи та USB-порт.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Turn on the lamps and the USB port.</span></span>\n'
        ),
    ),
)

_OTHER = r"\u0370-\u03ff\u0400-\u052f\u0531-\u0588\u0590-\u07ff\u0900-\u0dff\u10a0-\u10ff\u1f00-\u1fff"
_ALPHABET = re.compile(f"[{_OTHER}]")
# A Latin letter that touches another script. It begins with a set of letters, so that it is found quickly.
_TOUCHES = re.compile(rf"[A-Za-z](?:(?=[{_OTHER}])|(?<=[{_OTHER}].))")
_GROWN = re.compile(rf"[A-Za-z]{{3}}(?=[{_OTHER}])|(?<=[{_OTHER}])[A-Za-z]{{3}}")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(rf"(?:(?<=[{_OTHER}])|(?<![A-Za-z]))[A-Za-z]{{3,}}(?![A-Za-z])")
_CODE = re.compile(r"`[^`]*`|<[^<>]*>")


def check(page: PairedPage) -> Iterator[Problem]:
    targets = page.targets
    if targets.isascii() or not _ALPHABET.search(targets) or not _TOUCHES.search(targets):
        return
    for number, (_, target, _source) in enumerate(page.halves):
        if _GROWN.search(target):
            yield from _mixed(page.pairs[number])


def _mixed(pair: Pair) -> Iterator[Problem]:
    source = pair.source.casefold()
    code = _CODE.sub(lambda match: " " * len(match[0]), pair.target)
    urls: Regions[int] | None = None
    for word in _WORD.finditer(code):
        if word[0].isascii() or not _GROWN.search(word[0]):
            continue
        grown = [match[0] for match in _LATIN.finditer(word[0]) if match[0].casefold() not in source]
        if not grown:
            continue
        urls = urls or Regions(url.span for url in urls_of_half(pair.target))
        if not urls.hold(word.start()):
            yield Problem(
                f"Word `{shortened(word[0])}` mixes two scripts; `{shortened(grown[0])}` is not in the source half.",
                pair.in_target(*word.span()),
                help="Copy the name from the source half, and separate it from the other word.",
            )
