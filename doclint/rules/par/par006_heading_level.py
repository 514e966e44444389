"""
What it does
    Finds a heading of another level than in the source. Where all headings of a page moved by the same number of
    levels, the first one is reported.

Why it matters
    The page has another table of contents than in every other locale, and sections belong to the wrong parent.

Evidence
    EVIDENCE
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="PAR006",
    name="heading-level",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": "# Lamps\n\n## Fill\n\nWith oil.\n\n### Trim\n\nThe wick.\n",
                "fr-fr/lamps.md": "# Lampes\n\n## Remplir\n\nD'huile.\n\n⟦## Couper⟧\n\nLa mèche.\n",
            },
            says="level 2",
        ),
        Good(
            {
                "en-us/lamps.md": "# Lamps\n\n## Fill\n\nWith oil.\n",
                "fr-fr/lamps.md": "# Lampes\n\n## Remplir\n\nD'huile.\n",
            }
        ),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    pairs = [pair for pair in page.sure_pairs if pair.source.kind == pair.target.kind == "heading"]
    changed = [pair for pair in pairs if pair.source.level != pair.target.level]
    if len(changed) == len(pairs) > 1 and len({pair.source.level - pair.target.level for pair in changed}) == 1:
        changed = changed[:1]
    for pair in changed:
        yield Problem(
            f"Changed heading level: level {pair.target.level} here, level {pair.source.level} in the source page.",
            pair.target.span,
            help=f"Make it a heading of level {pair.source.level}.",
            related=page.source_place(pair.source, "the heading in the source page"),
            identity=f"{pair.source.text} {pair.source.level} {pair.target.level}",
        )
