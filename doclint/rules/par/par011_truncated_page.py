"""
What it does
    Finds a page that ends before its source version does: at least two blocks and a tenth of the page are missing at the
    end, and everything before them is there. It needs the history of the pages.

Why it matters
    The rest of the article does not exist for readers of this locale, and no other check sees what is not there.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 1 | 1 | 1 |
    | starlight, 153 pages | 0 | 0 | 0 |
    | vitepress, 138 pages | 1 | 1 | 1 |
    | yew, 633 pages | 2 | 2 | 2 |
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import Problem, Severity
from doclint.rules.par.gaps import missing_end
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = (
    "# Lamps\n\nA lamp needs oil.\n\nFill it with `lamp_oil` up to the mark:\n\n```sh\nlamp fill --level 3\n```\n\n"
    "Then trim the `wick`, which is of cotton.\n\n## Light it\n\nLight the lamp with a `match`.\n"
)
_TARGET = (
    "# Lampes\n\nUne lampe a besoin d'huile.\n\nRemplissez-la de `lamp_oil` :\n\n```sh\nlamp fill --level 3\n```\n\n"
    "Puis coupez la `wick`, qui est de coton.\n\n## Allumer\n\nAllumez la lampe avec une `match`.\n"
)
_LACKING = _TARGET.replace("## Allumer\n\nAllumez la lampe avec une `match`.\n", "")

RULE = Rule(
    code="PAR011",
    name="truncated-page",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": _LACKING.replace(
                    "Puis coupez la `wick`, qui est de coton.", "⟦Puis coupez la `wick`, qui est de coton.⟧"
                ),
            },
            history=({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _LACKING},),
            says="last 2 of 7",
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
    missing = missing_end(page)
    if len(missing) < 2 or len(missing) * 10 < len(page.source.blocks):
        return
    yield Problem(
        f"Truncated page: the last {len(missing)} of {len(page.source.blocks)} blocks of the source version are missing.",
        page.blocks[-1].span,
        help="Translate the rest of the page.",
        related=page.source_place(missing[0], "what is missing begins here in the source page"),
        identity="end",
    )
