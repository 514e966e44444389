"""
What it does
    Finds a heading whose explicit id (`## Lamps {#lamps}`) is gone or another one in the translation.

Why it matters
    Explicit ids are there so that links work in every locale. Without the id, links from other pages to the heading
    lead to the top of the page.

Fix safety
    Safe: the id is the source's, written as the source writes it, on a heading that is surely the same one.

Evidence
    None on 1,415 translations with a source in the histories of five sites (fastapi, otel, starlight, vitepress, yew), all of
    which are kept clean by builds or reviews. What language models and scripts leave is planted in `make accuracy`.
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.document.slugs import explicit_ids
from doclint.findings import Problem, Proposal, Replacement, Severity, Span
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "# Lamps {#lamps}\n\nText.\n\n## Fill { #fill }\n\nWith oil.\n"

RULE = Rule(
    code="PAR005",
    name="lost-heading-id",
    severity=Severity.ERROR,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes {#lamps}\n\nTexte.\n\n⟦## Remplir⟧\n\nAvec de l'huile.\n",
            },
            fixed="# Lampes {#lamps}\n\nTexte.\n\n## Remplir { #fill }\n\nAvec de l'huile.\n",
            says="#fill",
        ),
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes {#lamps}\n\nTexte.\n\n## Remplir ⟦{ #remplir }⟧\n\nAvec de l'huile.\n",
            },
            fixed="# Lampes {#lamps}\n\nTexte.\n\n## Remplir { #fill }\n\nAvec de l'huile.\n",
        ),
        Good(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": '# Lampes {#lamps}\n\nTexte.\n\n<a id="fill"></a>\n## Remplir\n\nAvec de l\'huile.\n',
            }
        ),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    if "#" not in page.source.document.text or not any(
        block.name and block.kind == "heading" for block in page.source.blocks
    ):
        return
    own = explicit_ids(page.document.text)
    has_ids = page.version is not None or any(block.kind == "heading" and block.name for block in page.blocks)
    for pair in page.sure_pairs:
        source, target = pair.source, pair.target
        if source.kind != "heading" or target.kind != "heading" or not source.name or source.name == target.name:
            continue
        # A page without any id may be older than all of them; an id may also be in a tag before the heading.
        if not has_ids or source.name[1:] in own:
            continue
        written = page.source.document.text[source.content.end : source.span.end].strip()
        text = page.document.text
        here = Span(target.content.end, target.span.end)
        while here.start < here.end and text[here.start] in " \\t":
            here = Span(here.start + 1, here.end)
        if target.name:
            message = f"Changed heading id: it is `{target.name}`, in the source page `{source.name}`."
            place, replacement = here, Replacement(here, written)
        else:
            message = f"Lost heading id: the source page has `{source.name}` on this heading."
            place = target.span
            replacement = Replacement(Span(target.content.end, target.content.end), f" {written}")
        yield Problem(
            message,
            place,
            help=f"Give the heading the id `{source.name}`.",
            fix=Proposal(f"Give the heading the source's id `{source.name}`.", (replacement,)),
            related=page.source_place(source, "the heading in the source page"),
            identity=source.name,
        )
