"""
What it does
    Finds a code block that is an older version of the source's: equal, character by character, to what the source page
    had before the version that the translation was made from. It needs the history of the source page.

Why it matters
    Readers of this locale copy code that the source has corrected, while the page counts as up to date.

Evidence
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.document.blocks import Block
from doclint.findings import Problem, Severity
from doclint.rules.par.code_parts import same_code
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="PAR002", name="stale-code", severity=Severity.WARNING, scope=Scope.PARITY)


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.version is None or not page.earlier:
        return
    changed = [
        pair
        for pair in page.alignment.pairs
        if pair.source.kind == pair.target.kind == "code" and not same_code(pair.source, pair.target)
    ]
    if not changed:
        return
    now = {_normal(block) for block in page.source.blocks if block.kind == "code"}
    for pair in changed:
        code = _normal(pair.target)
        if code in now or not code:
            continue
        for earlier in page.earlier:
            if code in {_normal(block) for block in earlier.blocks if block.kind == "code"}:
                day = f" of {earlier.date}" if earlier.date else ""
                yield Problem(
                    f"Stale code: this is the source's code as of commit {earlier.commit[:10]}{day}, changed since.",
                    pair.target.span,
                    help="Take the code of the source page over.",
                    related=page.source_place(pair.source, "the code in the source page"),
                    identity=f"{pair.source.text}",
                )
                break


def _normal(block: Block) -> str:
    return "\n".join(line.strip() for line in block.text.splitlines()).strip()
