"""
What it does
    Finds leftovers of tools in target halves: `#A0`, the replacement character U+FFFD, control characters, tags of
    exchange formats (`<bpt id="1">`, `<g id="2">`), overrides of the writing direction without an end, and what language
    models leave: `<|endoftext|>`, or "Here is the translation:" before the text. Also in `title` and `description`, and
    outside code on pages without source halves. Does not report what the source half has too.

Why it matters
    A character or word of the translation is lost, and readers see the leftover instead.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 48 | 48 | 48 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    All in one repository, 41 in halves and 7 in front matter, but for two `#A0`. `#A0` occurs 72 times in 16
    locales of the second set. Of 6,000 plain pages of five other systems one has U+FFFD, and no other has a
    finding.
"""

import re
from collections.abc import Iterator

from doclint.document import Document
from doclint.document.regions import Regions
from doclint.findings import KeyPlace, Place, Problem, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.leftovers import leftovers, may_have_leftovers, name, preamble
from doclint.rules.seg.urls import urls_of_half

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
        Bad(
            '<span data-ttu-id="4be1c-102">La ⟦<bpt id="1">⟧lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The lamp.</span></span>\n',
        ),
        Bad("---\ntitle: ⟦La lumi\ufffdre⟧\n---\n"),
        Bad("⟦Here is the translation of the page:⟧\n\n# La lampe\n"),
        Good("# La lampe\n\nÉcrivez `<|endoftext|>`.\n"),
        Good(
            '<span data-ttu-id="4be1c-102">La couleur #A0A0A0, la page lamps#A0.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The color #A0A0A0, the page lamps#A0.</span></span>\n'
        ),
    ),
)


_KEYS = ("title", "description")
_NUMBER = re.compile("#A")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE)


def check(page: Page) -> Iterator[Problem]:
    document = page.document
    yield from _in_front_matter(document)
    if _begins_with_words(document):
        yield from _before_the_text(document)
    if document.halves:
        if may_have_leftovers(document.targets):
            yield from _in_pairs(document)
    elif may_have_leftovers(document.text):
        yield from _in_plain_text(document)


def _begins_with_words(document: Document) -> bool:
    """Whether a body begins with a letter, and not with a heading, tag or list."""
    body = document.front_matter.body
    return document.text[body : body + 40].lstrip()[:1].isalpha()


def _in_pairs(document: Document) -> Iterator[Problem]:
    for number, (id_, target, source) in enumerate(document.halves):
        if not may_have_leftovers(target):
            continue
        known = {sign for sign, _ in leftovers(source)}
        urls = Regions(url.span for url in urls_of_half(target))
        found = [(sign, span) for sign, span in leftovers(target) if sign not in known and not urls.hold(span.start)]
        if found:
            sign, span = found[0]
            yield _problem(sign, len(found), document.pairs[number].in_target(span.start, span.end), f"{id_} {sign}")


def _in_front_matter(document: Document) -> Iterator[Problem]:
    values = document.front_matter.values
    for key in _KEYS:
        value = values.get(key)
        found = list(leftovers(value)) if isinstance(value, str) and may_have_leftovers(value) else []
        if found:
            yield _problem(found[0][0], len(found), KeyPlace((key,)), f"{key} {found[0][0]}")


def _before_the_text(document: Document) -> Iterator[Problem]:
    """What a language model said before the front matter, or between it and the first heading."""
    text, body = document.text, document.front_matter.body
    span = preamble(text, body)
    if span is not None and _HEADING.search(text, span.end):
        yield Problem(
            "Leftover of a language model before the text.",
            span,
            help="Remove what the model says about its translation.",
            identity="preamble",
        )


def _in_plain_text(document: Document) -> Iterator[Problem]:
    """Leftovers of a body that has no halves: not in code, and not where the page draws with elements of these names."""
    text, body = document.text, document.front_matter.body
    code = Regions(document.body.code)
    found = [
        (sign, span)
        for sign, span in leftovers(text)
        if span.start >= body and not code.hold(span.start) and not _NUMBER.match(sign)
    ]
    if "<svg" in text:
        found = [(sign, span) for sign, span in found if not sign.startswith(("<g", "</g", "<x"))]
    if found:
        sign, span = found[0]
        yield _problem(sign, len(found), span, sign)


def _problem(sign: str, count: int, place: Place, identity: str) -> Problem:
    return Problem(
        f"Leftover {name(sign)} of a tool{f' ({count} times)' if count > 1 else ''}.",
        place,
        help="Replace it with the right character or word, or remove it.",
        identity=identity,
    )
