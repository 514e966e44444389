"""
What it does
    Finds a code block of the source version that the translation does not have. It needs the history of the pages, for
    only that tells a lost block from a new one.

Why it matters
    Readers are told to run or write something that is not there.

Evidence
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import Problem, Severity
from doclint.rules.par.gaps import lost_blocks
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="PAR003", name="lost-code", severity=Severity.WARNING, scope=Scope.PARITY)


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.version is None or page.alignment.is_same_sequence:
        return
    own = [set(block.neutral) for block in page.blocks if block.kind == "code"]
    for lost in lost_blocks(page):
        if lost.block.kind != "code" or not lost.block.text.strip():
            continue
        tokens = set(lost.block.neutral)
        # Code that is somewhere else on the page, or a part of another block, is not lost.
        if any(len(tokens & others) * 2 > len(tokens) for others in own):
            continue
        first = lost.block.text.strip().splitlines()[0].strip()
        yield Problem(
            f"Lost code: the source version has a code block here, which begins with `{first[:60]}`.",
            lost.place,
            help="Add the code block as the source page has it.",
            related=page.source_place(lost.block, "the code in the source page"),
            identity=lost.block.text,
        )
