"""
What it does
    Finds a link to a heading of its own page (`#oil`) that leads somewhere in the source page and nowhere in the
    translation. Ids are made as the documentation system makes them; where nothing tells the system, a fragment counts
    as dead only if no system gives a heading this id.

Why it matters
    A heading's id is made from its words, so a translated heading has another one. Readers who follow the link stay
    where they are.

Evidence
    The pages of five sites with a source beside them, as they are now:

    | set | fired | read | true |
    | --- | --- | --- | --- |
    | fastapi, 248 pages | 0 | 0 | 0 |
    | otel, 243 pages | 1 | 1 | 1 |
    | starlight, 153 pages | 4 | 4 | 4 |
    | vitepress, 138 pages | 1 | 1 | 1 |
    | yew, 633 pages | 63 | 44 | 44 |
"""

from collections.abc import Iterator
from urllib.parse import unquote

from doclint.articles.translated_page import TranslatedPage
from doclint.document import Document
from doclint.document.blocks import Block
from doclint.document.slugs import POSSIBLE_SLUGS, SLUGS, explicit_ids, heading_ids
from doclint.findings import Problem, Severity
from doclint.rules.par.page_parts import fragment_links
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "# Lamps\n\nFirst see [how to fill them](#fill-the-lamp).\n\n## Fill the lamp\n\nWith oil.\n"

RULE = Rule(
    code="PAR001",
    name="dead-fragment",
    severity=Severity.WARNING,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\nVoir d'abord [comment les remplir](⟦#fill-the-lamp⟧).\n\n"
                "## Remplir la lampe\n\nAvec de l'huile.\n",
            },
            says="#fill-the-lamp",
        ),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\nVoir d'abord [comment les remplir](#remplir-la-lampe).\n\n"
                "## Remplir la lampe\n\nAvec de l'huile.\n",
            }
        ),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\nVoir d'abord [comment les remplir](#fill-the-lamp).\n\n"
                "## Remplir la lampe {#fill-the-lamp}\n\nAvec de l'huile.\n",
            }
        ),
        Good(
            {
                "en-us/lamps.md": "# Lamps\n\nSee [it](#nowhere).\n",
                "fr-fr/lamps.md": "# Lampes\n\nVoir [ici](#nowhere).\n",
            }
        ),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    links = list(fragment_links(page.document.text, page.blocks))
    if not links:
        return
    own = {id_.casefold() for id_ in _ids(page.document, page.blocks, page.slugs)}
    theirs = _ids(page.source.document, page.source.blocks, page.slugs)
    for fragment, span in links:
        id_ = unquote(fragment)
        if id_.casefold() in own or id_ not in theirs:
            continue
        heading = theirs[id_]
        new = _id_here(page, heading)
        yield Problem(
            f"Dead link: the source page has a heading with the id `#{id_}`, this page has none.",
            span,
            help=f"Link to `#{new}`, the id of this heading here." if new else "Link to an id that this page has.",
            related=page.source_place(heading, "the heading in the source page") if heading is not None else (),
            identity=f"#{id_}",
        )


def _ids(document: Document, blocks: tuple[Block, ...], system: str) -> dict[str, Block | None]:
    """The ids of a page with the headings that have them."""
    ids: dict[str, Block | None] = dict.fromkeys(explicit_ids(document.text))
    for each in POSSIBLE_SLUGS.get(system, tuple(SLUGS)):
        ids.update(heading_ids(blocks, each))
    return ids


def _id_here(page: TranslatedPage, heading: Block | None) -> str | None:
    """The id of the heading that renders a heading of the source page."""
    for pair in page.alignment.pairs:
        if pair.source is heading:
            ids = heading_ids(page.blocks, POSSIBLE_SLUGS.get(page.slugs, ("github",))[0])
            return next((id_ for id_, block in ids if block is pair.target), None)
    return None
