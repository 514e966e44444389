"""
What it does
    Finds a heading of another level than in the source. Where all headings of a page moved by the same number of
    levels, the first one is reported.

Why it matters
    The page has another table of contents than in every other locale, and sections belong to the wrong parent.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 12 | 12 | 12 |
    | starlight, 153 pages | 0 | 0 | 0 |
    | vitepress, 138 pages | 0 | 0 | 0 |
    | yew, 633 pages | 2 | 2 | 2 |
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


def _held(page: TranslatedPage) -> set[int]:
    """The blocks of the translation of which the blocks before and behind are paired with their source's neighbors."""
    source = {id(block): index for index, block in enumerate(page.source.blocks)}
    target = {id(block): index for index, block in enumerate(page.blocks)}
    places = {target[id(pair.target)]: source[id(pair.source)] for pair in page.alignment.pairs}
    last = len(page.blocks) - 1
    return {
        id(page.blocks[here])
        for here, there in places.items()
        if (here == 0 or places.get(here - 1) == there - 1) and (here == last or places.get(here + 1) == there + 1)
    }


def check(page: TranslatedPage) -> Iterator[Problem]:
    pairs = [pair for pair in page.sure_pairs if pair.source.kind == pair.target.kind == "heading"]
    changed = [pair for pair in pairs if pair.source.level != pair.target.level]
    if changed:
        held = _held(page)
        changed = [pair for pair in changed if pair.source.neutral == pair.target.neutral or id(pair.target) in held]
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
