"""
What it does
    Finds a code block that the source closes and the translation does not.

Why it matters
    Everything up to the end of the page is shown as code.

Evidence
    None on 1,415 translations with a source in the histories of five sites (fastapi, otel, starlight, vitepress, yew), all of
    which are kept clean by builds or reviews. What language models and scripts leave is planted in `make accuracy`.
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import Problem, Severity, Span
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "# Lamps\n\n```sh\nlamp on\n```\n\nThen fill it.\n"

RULE = Rule(
    code="PAR009",
    name="unclosed-fence",
    severity=Severity.ERROR,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "# Lampes\n\n⟦```sh⟧\nlamp on\n\nEnsuite, remplissez-la.\n",
            }
        ),
        Good({"en-us/lamps.md": _SOURCE, "fr-fr/lamps.md": _SOURCE.replace("Then", "Ensuite")}),
    ),
)


def check(page: TranslatedPage) -> Iterator[Problem]:
    open_blocks = [block for block in page.blocks if block.kind == "code" and not block.is_closed]
    if not open_blocks or any(block.kind == "code" and not block.is_closed for block in page.source.blocks):
        return
    text = page.document.text
    for block in open_blocks:
        end = text.find("\n", block.span.start)
        yield Problem(
            "Unclosed code block: it is never closed, and the source page closes every one of its own.",
            Span(block.span.start, end if end >= 0 else len(text)),
            help="Close the code block as the source page does, or a code block before it.",
            identity="fence",
        )
