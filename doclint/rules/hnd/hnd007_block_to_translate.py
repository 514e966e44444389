"""
What it does
    Reports each block that the source added after the translation was made, at the place where it belongs, and each block
    that the source dropped and the translation still has.

Why it matters
    Readers of this locale miss new information and get outdated information.

Evidence
    In 27 commits of OpenTelemetry's history that moved a stamp over a change of the source, translators put 9 of 10 new
    blocks within one block of the reported place.
"""

from collections.abc import Iterator

from doclint.articles.drift import BlockDrift, DriftKind
from doclint.articles.grouping import Article, Freshness
from doclint.document.facts import Facts
from doclint.findings import OPENING_FENCE, Problem, RelatedPlace, Remedy, Severity, shortened
from doclint.rules.hnd.hnd006_behind_block import drift_note
from doclint.rules.rule import Bad, Good, Rule, Scope

_THEN = "# The beacon\n\nIt is lit at dusk.\n\nThe keeper sleeps at dawn.\n"
_FR = "# Le phare\n\nIl est allumé au crépuscule.\n\nLe gardien dort à l'aube.\n"
_PAGES = {"en-us/beacon.md": _THEN, "fr-fr/beacon.md": _FR}

RULE = Rule(
    code="HND007",
    name="block-to-translate",
    severity=Severity.INFO,
    scope=Scope.ARTICLE,
    examples=(
        Bad(
            {
                "en-us/beacon.md": _THEN.replace("dusk.\n", "dusk.\n\nTrim the wick before that.\n"),
                "fr-fr/beacon.md": _FR.replace("Il est allumé au crépuscule.", "⟦Il est allumé au crépuscule.⟧"),
            },
            history=(_PAGES,),
            says="Trim the wick",
        ),
        Bad(
            {
                "en-us/beacon.md": _THEN.replace("\nThe keeper sleeps at dawn.\n", ""),
                "fr-fr/beacon.md": _FR.replace("Le gardien dort à l'aube.", "⟦Le gardien dort à l'aube.⟧"),
            },
            history=(_PAGES,),
            says="dropped",
        ),
        Good(_PAGES, history=(_PAGES,)),
    ),
)

_LONGEST_QUOTE = 80


def check(article: Article) -> Iterator[Problem]:
    for page in article.translations:
        if article.judge(page).freshness is not Freshness.BEHIND:
            continue
        drift = article.versions.drift(page)
        for block in drift.blocks if drift is not None else ():
            if block.kind is DriftKind.ADDED:
                yield _added(article, page, block)
            elif block.kind is DriftKind.REMOVED:
                yield _removed(article, page, block)


def _added(article: Article, page: Facts, block: BlockDrift) -> Problem:
    assert block.now is not None
    assert article.source is not None
    words = "1 word" if block.words == 1 else f"{block.words} words"
    where = "after this block" if block.after is not None else "at the beginning" if block.is_placed else "somewhere"
    return Problem(
        f"The source has a new {block.now.kind} {where} ({words}): “{_quoted(block.now.text)}”.",
        block.after.span if block.after is not None else OPENING_FENCE,
        path=page.path,
        help="Translate it here." if block.is_placed else "Translate it where it belongs.",
        related=(RelatedPlace(article.source.path, block.now.span, "the new block of the source"),),
        remedy=Remedy.HANDOFF,
        cause=("HND001",),
        identity=block.now.text,
        drift=drift_note(article, page, block),
    )


def _removed(article: Article, page: Facts, block: BlockDrift) -> Problem:
    assert block.then is not None
    return Problem(
        f"The source dropped this {block.then.kind}: “{_quoted(block.then.text)}”.",
        block.target.span if block.target is not None else OPENING_FENCE,
        path=page.path,
        help="Remove it, unless it is specific to this locale.",
        remedy=Remedy.HANDOFF,
        cause=("HND001",),
        identity=block.then.text,
        drift=drift_note(article, page, block),
    )


def _quoted(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST_QUOTE)
