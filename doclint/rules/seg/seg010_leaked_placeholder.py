"""
What it does
    Finds what tools leave behind in a target half: `#A0`, the replacement character U+FFFD, control characters and
    `<|endoftext|>`. The source half does not have the same.

Why it matters
    A character or a word of the translation is lost, and readers see what stands in its place.

Evidence
    A set of 14,580 pages in five locales, 2021: none. One of 4,642 pages, 2019: none. 72 times `#A0` in 16 locales of
    the same set, and 1,200 times U+FFFD in another repository.
"""

import re
from collections.abc import Iterator

from doclint.document.regions import Regions
from doclint.findings import Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.urls import urls_of_half

# Not the beginning of a colour or of a word.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LEAKED = re.compile(r"#A0(?![0-9A-Fa-f\w])|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]|<\|[a-z_]{2,20}\|>")

RULE = Rule(
    code="SEG010",
    name="leaked-placeholder",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Attention⟦#A0⟧: lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Mind the lamp.</span></span>\n',
            says="#A0",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">La lumi⟦\ufffd⟧re.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The light.</span></span>\n',
            says="U+FFFD",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">La lumière.⟦<|endoftext|>⟧</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The light.</span></span>\n',
        ),
        Good(
            '<span data-ttu-id="4be1c-102">La couleur #A0A0A0, la page lamps#A0.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The colour #A0A0A0, the page lamps#A0.</span></span>\n'
        ),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if not _may_leak(page.document.targets):
        return
    for pair in page.document.pairs:
        target = pair.target
        if not _may_leak(target):
            continue
        known = set(_LEAKED.findall(pair.source))
        urls = Regions(url.span for url in urls_of_half(target))
        found = [match for match in _LEAKED.finditer(target) if match[0] not in known and not urls.hold(match.start())]
        if found:
            first = found[0]
            yield Problem(
                f"{_name(first[0])} was left behind by a tool{f', {len(found)} times' if len(found) > 1 else ''}.",
                pair.in_target(first.start(), first.end()),
                help="Put the right character or word there, or take it out.",
                identity=f"{pair.id} {first[0]}",
            )


def _may_leak(text: str) -> bool:
    """Whether the pattern may find something; each of these looks takes a tenth of its time."""
    has_sign = "\ufffd" in text or ("#" in text and "#A0" in text) or ("<" in text and "<|" in text)
    return has_sign or (not text.isprintable() and _CONTROL.search(text) is not None)


def _name(leaked: str) -> str:
    return f"U+{ord(leaked):04X}" if len(leaked) == 1 else leaked
