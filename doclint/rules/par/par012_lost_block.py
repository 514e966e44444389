"""
What it does
    Finds a paragraph, list item or table row of the source version that the translation lacks, although the blocks
    before and behind it are there. It needs the history of the pages.

Why it matters
    A step, an option or a warning is not there for readers of this locale.

Evidence
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import Problem, Severity
from doclint.rules.par.gaps import lost_blocks
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="PAR012", name="lost-block", severity=Severity.INFO, scope=Scope.PARITY)

_KINDS = {"paragraph": "paragraph", "item": "list item", "row": "table row", "definition": "definition"}


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.version is None or page.alignment.is_same_sequence:
        return
    for lost in lost_blocks(page):
        kind = _KINDS.get(lost.block.kind)
        if kind is not None:
            begin = " ".join(lost.block.text.split())
            yield Problem(
                f"Lost {kind}: the source version has one here that begins “{begin[:60]}”.",
                lost.place,
                help="Translate it, or delete it in the source page.",
                related=page.source_place(lost.block, f"the {kind} in the source page"),
                identity=begin,
            )
