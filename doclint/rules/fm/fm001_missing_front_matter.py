"""
What it does
    Finds a page whose front matter is opened (by `---`, by `+++` for TOML, by `{` for JSON) and never closed, and one that has no front matter although the
    configuration gives it a schema (`[[schemas]]`).

Why it matters
    A block that is never closed is taken for text: readers see it, and every key in it is lost. So is one that does not
    begin on the very first line.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.document import Document
from doclint.document.front_matter import find_later_block
from doclint.document.handlers import Syntax
from doclint.findings import OPENING_FENCE, Problem, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM001",
    name="missing-front-matter",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad("⟦---⟧\ntitle: The beacon\n\n# The beacon\n"),
        Bad('⟦+++⟧\ntitle = "The beacon"\n\n# The beacon\n', says="never closed"),
        Bad("⟦# The beacon⟧\n", schema="learn-localized"),
        Bad(
            "<!-- Reviewed in spring. -->\n⟦---⟧\ntitle: The beacon\n---\n# The beacon\n",
            schema="learn-localized",
            says="on line 2",
        ),
        Good("---\ntitle: The beacon\n---\n# The beacon\n"),
        Good("---\ntitle: The beacon\n---\n# The beacon\n", schema="learn-localized"),
        Good("---\n\nA page may begin with a thematic break.\n"),
        Good("# The beacon\n"),
    ),
)


_CLOSING_FENCES = {Syntax.YAML: "---", Syntax.TOML: "+++", Syntax.JSON: "}"}


def check(page: Page) -> Iterator[Problem]:
    front_matter = page.document.front_matter
    if not front_matter.is_present:
        if page.schemas:
            yield _missing(page.document)
    elif not front_matter.is_closed:
        yield Problem(
            "The front matter is never closed: everything below is taken for text.",
            OPENING_FENCE,
            help=f"Put a line with `{_CLOSING_FENCES[front_matter.syntax]}` alone behind the last key.",
            identity="",
        )


def _missing(document: Document) -> Problem:
    text = document.text
    later = find_later_block(text)
    if later is None:
        return Problem(
            "The page has no front matter, and the configuration gives it a schema.",
            Span(0, len(text.partition("\n")[0].rstrip("\r"))),
            help="Begin the page with a block of keys between two lines of `---`, or leave it out of `[[schemas]]`.",
            identity="",
        )
    line = document.positions(later)[0].line
    return Problem(
        f"The page has no front matter: the block on line {line} does not begin on the first line.",
        later,
        help="Move the block to the very top: whatever stands before it makes it text.",
        identity="",
    )
