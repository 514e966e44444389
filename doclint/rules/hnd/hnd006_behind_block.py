"""
What it does
    Reports each block of a translation whose block in the source changed since the translation was made: a heading,
    paragraph, list item, table row, code block or title. The message shows the change. There is a fix if only
    language-neutral parts changed.

Why it matters
    Without it, a translator must compare two pages of 400 lines. Most pages that are behind need a few new sentences, and
    some need none.

Fix safety
    Safe: the fix copies link targets, and code that the translation has as the source had it.

Evidence
    In 27 commits of OpenTelemetry's history that moved a stamp over a change of the source, translators changed 394 of
    the 420 reported blocks and 438 blocks in total; 504 of 510 blocks were placed.
"""

from collections.abc import Iterator

from doclint.articles.drift import BlockDrift, DriftKind
from doclint.articles.grouping import Article, Freshness
from doclint.articles.neutral_changes import take_over
from doclint.document.facts import Facts
from doclint.findings import DriftNote, Problem, Proposal, RelatedPlace, Remedy, Severity, shortened
from doclint.rules.rule import Bad, Good, Rule, Scope

_THEN = "# The beacon\n\nIt is lit at dusk.\n\nSee [the log](https://harbourlight.example/log).\n"
_FR = "# Le phare\n\nIl est allumé au crépuscule.\n\nVoir [le journal](https://harbourlight.example/log).\n"

RULE = Rule(
    code="HND006",
    name="behind-block",
    severity=Severity.INFO,
    scope=Scope.ARTICLE,
    examples=(
        Bad(
            {
                "en-us/beacon.md": _THEN.replace("at dusk", "an hour before the sun sets"),
                "fr-fr/beacon.md": _FR.replace("Il est allumé au crépuscule.", "⟦Il est allumé au crépuscule.⟧"),
            },
            history=({"en-us/beacon.md": _THEN, "fr-fr/beacon.md": _FR},),
            says="at dusk",
        ),
        Bad(
            {
                "en-us/beacon.md": _THEN.replace("/log)", "/logbook)"),
                "fr-fr/beacon.md": _FR.replace("Voir", "⟦Voir").replace("/log).", "/log).⟧"),
            },
            fixed=_FR.replace("/log)", "/logbook)"),
            history=({"en-us/beacon.md": _THEN, "fr-fr/beacon.md": _FR},),
            says="no translator needed",
        ),
        Good(
            {"en-us/beacon.md": _THEN, "fr-fr/beacon.md": _FR},
            history=({"en-us/beacon.md": _THEN, "fr-fr/beacon.md": _FR},),
        ),
    ),
)

_LONGEST_QUOTE = 60


def check(article: Article) -> Iterator[Problem]:
    for page in article.translations:
        if article.judge(page).freshness is not Freshness.BEHIND:
            continue
        drift = article.versions.drift(page)
        for block in drift.blocks if drift is not None else ():
            if block.target is not None and block.then is not None and block.now is not None:
                yield _problem(article, page, block)


def _problem(article: Article, page: Facts, block: BlockDrift) -> Problem:
    assert block.target is not None
    assert block.then is not None
    assert block.now is not None
    assert article.source is not None
    text = article.versions.text(page)
    replacements = take_over(block, text) if text is not None else ()
    then, now = different_part(block.then.text, block.now.text)
    kind = {DriftKind.LINK: "link", DriftKind.CODE: "code"}.get(block.kind, block.now.kind)
    note = ""
    if block.is_minor:
        note = " (no translator needed)" if block.is_neutral else " (minor)"
    return Problem(
        f"The source of this {kind} changed: “{then}” → “{now}”{note}.",
        block.target.span,
        path=page.path,
        help="Apply the change of the source." if replacements else "Update the translation of this block.",
        fix=Proposal("Apply the change of the source", replacements) if replacements else None,
        related=(RelatedPlace(article.source.path, block.now.span, "the current source"),),
        remedy=Remedy.HANDOFF,
        cause=("HND001",),
        identity=block.now.text,
        drift=drift_note(article, page, block),
    )


def drift_note(article: Article, page: Facts, block: BlockDrift) -> DriftNote:
    """What JSON says of a block that is behind."""
    version = article.versions.version(page)
    return DriftNote(
        kind=block.kind.value,
        minor=block.is_minor,
        words=block.words,
        commit=version.commit or None if version is not None else None,
        date=version.date.isoformat() if version is not None and version.date is not None else None,
        then=shortened(block.then.text, _LONGEST_BLOCK) if block.then is not None else None,
        now=shortened(block.now.text, _LONGEST_BLOCK) if block.now is not None else None,
    )


_LONGEST_BLOCK = 10_000


def different_part(then: str, now: str) -> tuple[str, str]:
    """What of two texts differs, with whole words, on one line and shortened."""
    old, new = then.split(), now.split()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    if not gone or not come:
        # What was only put in, or taken out, is shown with its neighbor.
        start = max(start - 1, 0)
        gone, come = old[start : len(old) - end], new[start : len(new) - end]
    return shortened(" ".join(gone), _LONGEST_QUOTE), shortened(" ".join(come), _LONGEST_QUOTE)
