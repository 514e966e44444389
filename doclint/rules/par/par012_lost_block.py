"""
What it does
    Finds a paragraph, list item or table row of the source version that the translation lacks, although the blocks
    before and behind it are there. It needs the history of the pages.

Why it matters
    A step, an option or a warning is not there for readers of this locale.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 8 | 8 | 8 |
    | starlight, 153 pages | 7 | 7 | 7 |
    | vitepress, 138 pages | 3 | 2 | 2 |
    | yew, 633 pages | 20 | 16 | 16 |
"""

from collections.abc import Iterator
from itertools import groupby

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import Problem, Severity
from doclint.rules.par.gaps import lost_blocks
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = (
    "# Lamps\n\nA lamp needs oil.\n\nFill it with `lamp_oil` up to the mark:\n\n```sh\nlamp fill --level 3\n```\n\n"
    "Then trim the `wick`, which is of cotton.\n\n## Light it\n\nLight the lamp with a `match`.\n"
)
_TARGET = (
    "# Lampes\n\nUne lampe a besoin d'huile.\n\nRemplissez-la de `lamp_oil` :\n\n```sh\nlamp fill --level 3\n```\n\n"
    "Puis coupez la `wick`, qui est de coton.\n\n## Allumer\n\nAllumez la lampe avec une `match`.\n"
)
_LACKING = _TARGET.replace("Puis coupez la `wick`, qui est de coton.\n\n", "")

RULE = Rule(
    code="PAR012",
    name="lost-block",
    severity=Severity.INFO,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": _LACKING.replace(
                    "```sh\nlamp fill --level 3\n```", "⟦```sh\nlamp fill --level 3\n```⟧"
                ),
            },
            history=({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _LACKING},),
            says="Then trim",
        ),
        Good(
            {"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _TARGET},
            history=({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _TARGET},),
        ),
        # Without history nobody can tell what is lost from what is new.
        Good({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _LACKING}),
    ),
)

_KINDS = {"paragraph": "paragraph", "item": "list item", "row": "table row", "definition": "definition"}


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.version is None or page.alignment.is_same_sequence:
        return
    for place, gap in groupby(lost_blocks(page), key=lambda lost: lost.place):
        lost = [each.block for each in gap if each.block.kind in _KINDS]
        if not lost:
            continue
        first = lost[0]
        begin = " ".join(first.text.split())
        what = f"Lost {_KINDS[first.kind]}: the source version has one here that begins"
        if len(lost) > 1:
            what = f"Lost blocks: the source version has {len(lost)} here, of which the first begins"
        yield Problem(
            f"{what} “{begin[:60]}”.",
            place,
            help="Translate what is missing.",
            related=page.source_place(first, "in the source page"),
            identity=begin,
        )
