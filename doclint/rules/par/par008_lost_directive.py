"""
What it does
    Finds a directive, shortcode or component of the source that the translation does not have.

Why it matters
    A note, a tab or an embedded example is missing, or is plain text for readers of this locale.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 0 | 0 | 0 |
    | starlight, 153 pages | 0 | 0 | 0 |
    | vitepress, 138 pages | 0 | 0 | 0 |
    | yew, 633 pages | 3 | 3 | 3 |
"""

from collections import Counter
from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.document.blocks import Block
from doclint.findings import Problem, Severity
from doclint.rules.par.gaps import lost_blocks
from doclint.rules.par.page_parts import components, shortcodes
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "# Lamps\n\nSee {{< version lamp >}} of the lamp.\n\nFill it.\n"

RULE = Rule(
    code="PAR008",
    name="lost-directive",
    severity=Severity.INFO,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\n⟦Voir la lampe.⟧\n\nRemplissez-la.\n",
            },
            says="version",
        ),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\nVoir la lampe {{< version lamp >}}.\n\nRemplissez-la.\n",
            }
        ),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    own = Counter(name for block in page.blocks for name in _names(block))
    theirs = Counter(name for block in page.source.blocks for name in _names(block))
    lacking = theirs - own
    if not lacking:
        return
    for pair in page.sure_pairs:
        lost = (Counter(_names(pair.source)) - Counter(_names(pair.target))) & lacking
        # One that became another is PAR007's.
        if not lost or Counter(_names(pair.target)) - Counter(_names(pair.source)):
            continue
        for name in lost:
            yield Problem(
                f"Lost directive: the source page has `{name}` here.",
                pair.target.content,
                help="Restore it as the source page has it.",
                related=page.source_place(pair.source, "the source page has it here"),
                identity=f"{name} {pair.source.text}",
            )
    if page.version is None:
        return
    for gap in lost_blocks(page):
        if gap.block.kind == "directive" and gap.block.name in lacking and not _closes(gap.block.name):
            yield Problem(
                f"Lost directive: the source version has `{gap.block.name}` here.",
                gap.place,
                help="Restore it as the source page has it.",
                related=page.source_place(gap.block, "the source page has it here"),
                identity=f"{gap.block.name} {gap.block.text}",
            )


def _closes(name: str) -> bool:
    return name in (":::", "///", "</") or name.startswith(("{{</", "{{%/", "{%end"))


def _names(block: Block) -> list[str]:
    if block.kind == "directive":
        return [block.name]
    if block.kind in ("code", "import", "math"):
        return []
    return [opener + name for opener, name, _ in shortcodes(block) if not name.startswith("/")] + [
        f"<{name}" for name, closes, _, _ in components(block) if not closes
    ]
