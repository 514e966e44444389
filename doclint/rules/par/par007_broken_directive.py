"""
What it does
    Finds a directive, shortcode or component of the source whose name is another one in the translation
    (`:::attention`, `{{< alerte >}}`), and one that opens and is not closed, or closes and was not opened, where the
    source's are in balance.

Why it matters
    Systems do not know the translated name: the build fails, or readers see the markup as text. A directive that nothing
    closes swallows the rest of the page.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 0 | 0 | 0 |
    | starlight, 153 pages | 0 | 0 | 0 |
    | vitepress, 138 pages | 2 | 2 | 2 |
    | yew, 633 pages | 3 | 3 | 3 |
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from doclint.articles.translated_page import TranslatedPage
from doclint.document.blocks import Block
from doclint.findings import Problem, Severity, Span
from doclint.rules.par.page_parts import components, shortcodes
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = ":::note\n\nA lamp is hot.\n\n:::\n\nSee {{< alert >}}it{{< /alert >}} now.\n"

RULE = Rule(
    code="PAR007",
    name="broken-directive",
    severity=Severity.ERROR,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "⟦:::remarque⟧\n\nUne lampe est chaude.\n\n:::\n\n"
                "Voir {{< alert >}}ça{{< /alert >}} ici.\n",
            },
            says=":::note",
        ),
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": ":::note\n\nUne lampe est chaude.\n\n:::\n\n"
                "Voir {{< ⟦alerte⟧ >}}ça{{< /⟦alerte⟧ >}} ici.\n",
            },
        ),
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": ":::note\n\nUne lampe est chaude.\n\n:::\n\nVoir {{< ⟦alert⟧ >}}ça ici.\n",
            },
            says="not closed",
        ),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": ":::note[Remarque]\n\nUne lampe est chaude.\n\n:::\n\n"
                "Voir {{< alert >}}ça{{< /alert >}} ici.\n",
            }
        ),
    ),
)

_Named = tuple[str, str, Span]
"""What opens a directive, its name, and where it is."""


def check(page: TranslatedPage) -> Iterator[Problem]:
    if not any(mark in page.document.text for mark in (":::", "{{<", "{{%", "///", "!!!", "???", "<", "{%")):
        return
    known = {(opener, name) for block in page.source.blocks for opener, name, _ in _named(block)}
    renamed = set()
    for pair in page.sure_pairs:
        for own, theirs in _renamed(pair.source, pair.target, known):
            renamed.add(own[2].start)
            # The source's own name of earlier is no translation of the one of now.
            if any(own[1] in earlier.document.text for earlier in page.earlier()):
                continue
            opener, name, place = own
            yield Problem(
                f"Renamed directive: `{opener}{name}` here, `{theirs[0]}{theirs[1]}` in the source page.",
                place,
                help=f"Write `{theirs[0]}{theirs[1]}`, as the source page does.",
                related=page.source_place(pair.source, "the source page has it here"),
                identity=f"{theirs[0]}{theirs[1]} {opener}{name}",
            )
    yield from _unbalanced(page, renamed)


def _named(block: Block) -> list[_Named]:
    if block.kind in ("code", "import", "math", "value"):
        return []
    if block.kind == "directive" and block.name.startswith((":::", "///", "!!!", "???")):
        return [(block.name[:3], block.name[3:], block.content)]
    return shortcodes(block)


def _renamed(source: Block, target: Block, known: set[tuple[str, str]]) -> Iterator[tuple[_Named, _Named]]:
    """The directives of two blocks that have other names, one beside the other."""
    theirs, own = _named(source), _named(target)
    if len(theirs) != len(own):
        return
    for first, second in zip(theirs, own, strict=True):
        is_name = first[1].strip("/") and second[1].strip("/")
        if first[0] == second[0] and first[1] != second[1] and is_name and second[:2] not in known:
            yield second, first


def _unbalanced(page: TranslatedPage, renamed: set[int]) -> Iterator[Problem]:
    """What is opened and closed another number of times, although the source opens and closes it as often."""
    source = _tags(page.source.blocks)
    closed = {name for name, closes, _ in source if closes} - {name for name, _, _ in _left_over(source)}
    for name, closes, place in _left_over(_tags(page.blocks)):
        if name in closed and place.start not in renamed:
            what, other = ("opened", "beginning") if closes else ("closed", "end")
            yield Problem(
                f"Unbalanced directive: `{name}` is not {what} here; the source page has its beginning and its end.",
                place,
                help=f"Restore the {other} of `{name}`.",
                identity=f"{name} {what}",
            )


_Tag = tuple[str, bool, Span]


def _tags(blocks: Sequence[Block]) -> list[_Tag]:
    """What opens and closes something on a page, and whether it closes."""
    found: list[_Tag] = []
    for block in blocks:
        if block.kind in ("code", "import", "math", "value"):
            continue
        for _, name, place in shortcodes(block):
            found.append(("{{" + name.lstrip("/"), name.startswith("/"), place))
        for name, closes, closes_itself, place in components(block):
            if not closes_itself:
                found.append((f"<{name}", closes, place))
        if block.kind == "directive" and block.name.startswith((":::", "///")):
            found.append((block.name[:3], len(block.name) == 3, block.content))
    return found


def _left_over(tags: list[_Tag]) -> list[_Tag]:
    """What closes something that is not open, and what is still open at the end; an end is that of the last beginning."""
    left: list[_Tag] = []
    opened: defaultdict[str, list[_Tag]] = defaultdict(list)
    for tag in tags:
        name, closes, _ = tag
        if not closes:
            opened[name].append(tag)
        elif opened[name]:
            opened[name].pop()
        else:
            left.append(tag)
    return left + [tag for rest in opened.values() for tag in rest]
