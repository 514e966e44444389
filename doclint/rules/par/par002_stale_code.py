"""
What it does
    Finds a code block that is an older version of the source's: equal, character by character, to what the source page
    had before the version that the translation was made from. It needs the history of the source page.

Why it matters
    Readers of this locale copy code that the source has corrected, while the page counts as up to date.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 0 | 0 | 0 |
    | starlight, 153 pages | 8 | 8 | 8 |
    | vitepress, 138 pages | 9 | 9 | 9 |
    | yew, 633 pages | 3 | 3 | 3 |
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.document.blocks import Block
from doclint.findings import Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_TEXT = (
    "# Lamps\n\nLight it with `{}` from [the shop](https://harbourlight.example/{}):\n\n"
    "```sh\nlamp {}\n```\n\nSee `{}`.\n"
)
_OLD = _TEXT.format("match", "old", "on", "lamp1")
_NEW = _TEXT.format("lighter", "new", "light --slowly", "lamp2")
_FRENCH = (
    "# Lampes\n\nAllumez-la avec un `{}` de [la boutique](https://harbourlight.example/{}) :\n\n"
    "```sh\nlamp {}\n```\n\nVoir `{}`.\n"
)
_STALE = _FRENCH.format("lighter", "new", "on", "lamp2")
_CURRENT = _FRENCH.format("lighter", "new", "light --slowly", "lamp2")
_BEHIND = _FRENCH.format("match", "old", "on", "lamp1")

RULE = Rule(
    code="PAR002",
    name="stale-code",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {"en-us/lamps.md": _NEW, "fr-fr/lamps.md": _STALE.replace("```sh\nlamp on\n```", "⟦```sh\nlamp on\n```⟧")},
            history=({"en-us/lamps.md": _OLD}, {"en-us/lamps.md": _NEW, "fr-fr/lamps.md": _STALE}),
            says="2024-01-01",
        ),
        Good(
            {"en-us/lamps.md": _NEW, "fr-fr/lamps.md": _CURRENT},
            history=({"en-us/lamps.md": _OLD}, {"en-us/lamps.md": _NEW, "fr-fr/lamps.md": _CURRENT}),
        ),
        # A page that is behind has the code of its source version.
        Good(
            {"en-us/lamps.md": _NEW, "fr-fr/lamps.md": _BEHIND},
            history=(
                {"en-us/lamps.md": _OLD, "fr-fr/lamps.md": _BEHIND},
                {"en-us/lamps.md": _NEW, "fr-fr/lamps.md": _BEHIND},
            ),
        ),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.version is None:
        return
    now = {_normal(block) for block in page.source.blocks if block.kind == "code"}
    changed = [block for block in page.blocks if block.kind == "code" and _normal(block) not in now]
    if not changed:
        return
    source_of = {id(pair.target): pair.source for pair in page.alignment.pairs}
    earlier_sources = list(page.earlier())
    for block in changed:
        for earlier in earlier_sources:
            if block.text.strip() and _normal(block) in earlier.code:
                day = f" of {earlier.date}" if earlier.date else ""
                source = source_of.get(id(block))
                yield Problem(
                    f"Stale code: this is the source's code as of commit {earlier.commit[:10]}{day}, changed since.",
                    block.span,
                    help="Take the code of the source page over.",
                    related=page.source_place(source, "the code in the source page") if source is not None else (),
                    identity=_normal(block),
                )
                break


def _normal(block: Block) -> str:
    return " ".join(block.text.split())
