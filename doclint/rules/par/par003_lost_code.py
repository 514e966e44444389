"""
What it does
    Finds a code block of the source version that the translation does not have. It needs the history of the pages, for
    only that tells a lost block from a new one.

Why it matters
    Readers are told to run or write something that is not there.

Evidence
    None on 1,415 translations with a source in the histories of five sites (fastapi, otel, starlight, vitepress, yew);
    code that has become inline code is none. Of 60 that were planted into fastapi all are found, and nothing else.
"""

from collections.abc import Iterator

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
_LACKING = _TARGET.replace("```sh\nlamp fill --level 3\n```\n\n", "")

RULE = Rule(
    code="PAR003",
    name="lost-code",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": _LACKING.replace("Remplissez-la de `lamp_oil` :", "⟦Remplissez-la de `lamp_oil` :⟧"),
            },
            history=({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _LACKING},),
            says="lamp fill",
        ),
        Good(
            {"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _TARGET},
            history=({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _TARGET},),
        ),
        # Without history nobody can tell what is lost from what is new.
        Good({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _LACKING}),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.version is None or page.alignment.is_same_sequence:
        return
    unpaired = [set(block.neutral) for block in page.alignment.target_only if block.kind == "code"]
    pairs = [pair for pair in page.alignment.pairs if pair.target.kind == "code"]
    grown = [set(pair.target.neutral) - set(pair.source.neutral) for pair in pairs]
    written = "".join(page.text.split())
    for lost in lost_blocks(page):
        if lost.block.kind != "code" or not lost.block.text.strip():
            continue
        if "".join(lost.block.text.split()) in written:
            continue
        tokens = set(lost.block.neutral)
        # Code that is somewhere else on the page, or has become a part of another block, is not lost.
        if any(len(tokens & others) * 2 > len(tokens) for others in unpaired + grown):
            continue
        first = lost.block.text.strip().splitlines()[0].strip()
        yield Problem(
            f"Lost code: the source version has a code block here, which begins with `{first[:60]}`.",
            lost.place,
            help="Add the code block as the source page has it.",
            related=page.source_place(lost.block, "the code in the source page"),
            identity=lost.block.text,
        )
