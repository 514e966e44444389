"""
What it does
    Finds a page of a translated locale that is mostly in the source's words: six of ten of its paragraphs, list items
    and headings are equal to those of the source page. It is reported once, instead of SEG001 for each.

Why it matters
    Readers of the locale find a page in another language, and nobody sees that it waits for a translator.

Evidence
    None on 1,415 translations with a source in the histories of five sites (fastapi, otel, starlight, vitepress, yew), all of
    which are kept clean by builds or reviews. What language models and scripts leave is planted in `make accuracy`.
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import OPENING_FENCE, Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = (
    "# Lamps\n\nA lamp needs oil before it is lit.\n\n- Fill it with oil up to the mark.\n"
    "- Trim the wick before you light it.\n\nNever leave a lamp that is lit.\n\nPut it out before you go to bed.\n"
)

RULE = Rule(
    code="PAR013",
    name="untranslated-page",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": "⟦# Lamps⟧" + _SOURCE[7:]}, says="5 of 5"),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\nUne lampe a besoin d'huile.\n\n- Remplissez-la jusqu'au repère.\n"
                "- Coupez la mèche.\n\nNever leave a lamp that is lit.\n\nÉteignez-la avant la nuit.\n",
            }
        ),
    ),
)

_LEAST_WORDS = 4
_LEAST_BLOCKS = 3
_SHARE = 0.6


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.document.text == page.source.document.text and not page.blocks:
        return
    pairs = [
        pair
        for pair in page.alignment.pairs
        if pair.source.kind in ("paragraph", "item") and len(pair.source.text.split()) >= _LEAST_WORDS
    ]
    equal = [pair for pair in pairs if pair.source.text.split() == pair.target.text.split()]
    if len(equal) < _LEAST_BLOCKS or len(equal) < _SHARE * len(pairs):
        return
    heading = next((block for block in page.blocks if block.kind == "heading"), None)
    yield Problem(
        f"Untranslated page: {len(equal)} of {len(pairs)} paragraphs and list items are in the words of the source page.",
        heading.span if heading is not None else OPENING_FENCE,
        help="Translate the page, or delete it so that readers get the source page.",
        identity="untranslated",
    )
