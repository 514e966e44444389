"""
What it does
    Finds links whose label is an API name in the source half (`Harbour.Light.Lamp`, `Lamp::Trim`) and a different text in
    the target half. Ignores white space, case, words around the name, and host names.

Why it matters
    A translated or damaged API name does not exist, so readers who copy it or search for it find nothing.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 788 | 50 | 50 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    776 of them are in an API reference, where a translation engine translated parts of names. Host names differ only in
    case (48 in the other sets), so they are not compared.
"""

import re
from collections.abc import Iterator

from doclint.document.halves import read_half
from doclint.document.pairs import Pair, PairedPage
from doclint.findings import Problem, Severity, shortened
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.labels import has_words
from doclint.rules.seg.urls import comparable

RULE = Rule(
    code="SEG013",
    name="mangled-name",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Voir ⟦[Port.. Lampe](https://harbourlight.example/lamp)⟧.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See [Harbour.Light.Lamp](https://harbourlight.example/lamp).</span></span>\n",
            says="Harbour.Light.Lamp",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">Appelez ⟦[Lampe::Moucher](lamp-trim.md)⟧.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Call [Lamp::Trim](lamp-trim.md).</span></span>\n',
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Appelez la [méthode Lamp::Trim](lamp-trim.md).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Call [Lamp::Trim](lamp-trim.md).</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Visitez [le port](https://harbourlight.example).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "Visit [harbourlight.com](https://harbourlight.example).</span></span>\n"
        ),
    ),
)

_PART = r"(?:\\?_)*[^\W\d_](?:\w|\\_)*"
_NAME = re.compile(rf"{_PART}(?:(?:\.|::){_PART})+(?:\(\))?")

# What every such label begins with.
_MAY_BE_NAME = re.compile(r"\[[\w\\]+(?:\.|::)[\w\\]")

_HOST = re.compile(
    r"\.(?:com|org|net|io|gov|edu|info|dev|app|ai|co|us|uk|eu|de|fr|es|it|nl|jp|cn|example)\Z", re.IGNORECASE
)


def check(page: PairedPage) -> Iterator[Problem]:
    if not _MAY_BE_NAME.search(page.both):
        return
    for number, (_, target, source) in enumerate(page.halves):
        if "](" in target and _MAY_BE_NAME.search(source):
            yield from _mangled(page.pairs[number])


def _mangled(pair: Pair) -> Iterator[Problem]:
    lost = _lost_names(pair)
    if not lost:
        return
    for link in read_half(pair.target).links:
        name = lost.get(comparable(link.destination))
        if name is not None and not link.is_image and has_words(link.label):
            yield Problem(
                f"Link label `{_shown(name)}` changed to `{_shown(link.label)}`.",
                pair.in_target(link.span.start, link.span.end),
                help="Copy the name from the source half; do not translate API names.",
            )


def _lost_names(pair: Pair) -> dict[str, str]:
    """The names that links of the source half have for labels, and the target half has nowhere, by where they lead."""
    labels: dict[str, set[str]] = {}
    for link in read_half(pair.source).links:
        labels.setdefault(comparable(link.destination), set()).add(link.label)
    whole = _squeezed(read_half(pair.target).words)
    # Several names for one place say that labels are free there.
    return {
        destination: name
        for destination, names in labels.items()
        if len(names) == 1
        for name in names
        if _is_name(name) and _squeezed(name) not in whole
    }


def _is_name(label: str) -> bool:
    return _NAME.fullmatch(label) is not None and _HOST.search(label) is None


def _squeezed(text: str) -> str:
    return "".join(text.replace("\\", "").split()).casefold()


def _shown(label: str) -> str:
    return shortened(" ".join(label.replace("\\", "").split()))
