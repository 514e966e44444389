"""
What it does
    Finds a key of the source's front matter that is gone, with an unknown one in its place (`la description:`).

Why it matters
    The system does not know the translated key: the page has no description, weight or id.

Fix safety
    Safe: only the key changes, to the one that the source has between the same two neighbors, and the value stays.

Evidence
    None on 1,415 translations with a source in the histories of five sites (fastapi, otel, starlight, vitepress, yew), all of
    which are kept clean by builds or reviews. What language models and scripts leave is planted in `make accuracy`.
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import KeyPlace, Problem, Proposal, Replacement, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "---\ntitle: Lamps\ndescription: How to light them\nweight: 4\n---\n# Lamps\n"

RULE = Rule(
    code="PAR015",
    name="translated-key",
    severity=Severity.ERROR,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "---\ntitle: Lampes\n⟦la description⟧: Comment les allumer\nweight: 4\n---\n# Lampes\n",
            },
            fixed="---\ntitle: Lampes\ndescription: Comment les allumer\nweight: 4\n---\n# Lampes\n",
        ),
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "---\ntitle: Lampes\ndescription: Les allumer\n⟦poids⟧: 4\n---\n# Lampes\n",
            },
            fixed="---\ntitle: Lampes\ndescription: Les allumer\nweight: 4\n---\n# Lampes\n",
        ),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "---\ntitle: Lampes\ndescription: Les allumer\nlocale: fr\n---\n# Lampes\n",
            }
        ),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    source, target = page.source.document.front_matter, page.document.front_matter
    if source.values.keys() == target.values.keys() or not source.values or not target.values:
        return
    missing = [key for key in source.values if key not in target.values]
    unknown = [key for key in target.values if key not in source.values]
    for key in unknown:
        wanted = [each for each in missing if _is_translated(page, key, each)]
        if len(wanted) == 1:
            yield _problem(page, key, wanted[0])


def _problem(page: TranslatedPage, key: str, wanted: str) -> Problem:
    place = KeyPlace((key,), "key")
    return Problem(
        f"Translated key: `{key}` is in the place of the source page's `{wanted}`.",
        place,
        help=f"Rename the key to `{wanted}`.",
        fix=Proposal(f"Rename the key to `{wanted}`.", (Replacement(page.document.span(place), wanted),)),
        identity=f"{key} {wanted}",
    )


def _is_translated(page: TranslatedPage, key: str, wanted: str) -> bool:
    """Whether a key is in another one's place: beside the same key as that, and with its value or no key to a program."""
    source, target = page.source.document.front_matter.values, page.document.front_matter.values
    if type(source[wanted]) is not type(target[key]):
        return False
    if wanted in key.split():
        return True
    theirs, own = [None, *source, None], [None, *target, None]
    here, there = own.index(key), theirs.index(wanted)
    if own[here - 1] != theirs[there - 1] and own[here + 1] != theirs[there + 1]:
        return False
    has_value = source[wanted] == target[key] and target[key] not in (None, "", True, False)
    return has_value or " " in key or not key.isascii()
