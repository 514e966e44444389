"""
What it does
    Finds front matter that cannot be read: what is not YAML (TOML between lines of `+++`, JSON between braces), and what
    holds something else than keys and values. The message has the parser's own words and place.

Why it matters
    No key of the page is known: it has no title, no author, no article.

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.document.handlers import Syntax
from doclint.findings import Problem, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM002",
    name="invalid-front-matter",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad("---\ntitle: The beacon⟦:⟧ a guide\n---\n", says="mapping values are not allowed"),
        Bad("---\n⟦-⟧ title\n- author\n---\n", says="found a list"),
        Bad("---\ncontact:\n⟦\t⟧mail: keeper\n---\n", says="cannot start any token"),
        Bad('+++\ntitle = "The beacon"\nauthor = ⟦m⟧arisol\n+++\n', says="invalid value"),
        Bad('{\n  "title": "The beacon"\n  ⟦"⟧author": "marisol"\n}\n', says="expecting ',' delimiter"),
        Good('---\ntitle: "The beacon: a guide"\n---\n'),
        Good("---\n---\n"),
        Good('+++\ntitle = "The beacon: a guide"\n+++\n'),
        Good('{\n"title": "The beacon",\n"contact": {\n}\n}\n# The beacon\n'),
    ),
)


_TAB = "Put spaces in place of the tab: YAML is not indented by tabs."

_HELP = {
    Syntax.YAML: "Correct the YAML here; text with `: `, `#` or quotes in it needs quotes around it.",
    Syntax.TOML: "Correct the TOML here; every text needs quotes around it.",
    Syntax.JSON: "Correct the JSON here; every key and every text needs double quotes, and all but the last a comma.",
}


def check(page: Page) -> Iterator[Problem]:
    error = page.document.front_matter.error
    if error is not None:
        text = page.document.text
        end = error.offset if text[error.offset : error.offset + 1] in ("\r", "\n", "") else error.offset + 1
        yield Problem(
            f"The front matter is not valid: {error.problem}.",
            Span(error.offset, end),
            help=_TAB if text[error.offset : end] == "\t" else _HELP[page.document.front_matter.syntax],
            identity="",
        )
