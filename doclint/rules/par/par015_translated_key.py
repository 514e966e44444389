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
    theirs, own = list(source.values), list(target.values)
    for index, key in enumerate(own):
        if key in source.values or index >= len(theirs) or theirs[index] in target.values:
            continue
        wanted = theirs[index]
        # The same keys before it, and the same number of values: then it is in the other one's place.
        if own[:index] != theirs[:index] or own[index + 1 : index + 2] != theirs[index + 1 : index + 2]:
            continue
        if type(source.values[wanted]) is not type(target.values[key]) or not _is_translated(page, key, wanted):
            continue
        place = KeyPlace((key,), "key")
        span = page.document.span(place)
        yield Problem(
            f"Translated key: `{key}` is in the place of the source page's `{wanted}`.",
            place,
            help=f"Rename the key to `{wanted}`.",
            fix=Proposal(f"Rename the key to `{wanted}`.", (Replacement(span, wanted),)),
            related=(),
            identity=f"{key} {wanted}",
        )


def _is_translated(page: TranslatedPage, key: str, wanted: str) -> bool:
    """A key with the very value of the other one, or one that no program would call a key."""
    value = page.document.front_matter.values[key]
    if value == page.source.document.front_matter.values[wanted] and value not in (None, "", True, False):
        return True
    return " " in key or not key.isascii()
