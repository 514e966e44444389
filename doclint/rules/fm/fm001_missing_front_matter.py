"""
What it does
    Finds pages whose front matter no reader sees: a block that is opened (by `---`, by `+++` for TOML, by `{` for JSON)
    and never closed, and a block with keys that does not begin on line 1 because an empty line, a comment, a code fence,
    a sentence, or an invisible character precedes it. Also finds pages that have no front matter although the
    configuration assigns them a schema (`[[schemas]]`).

Why it matters
    Such a block is text: readers see it, and all its keys are lost.

Fix safety
    Safe: it removes only white space and invisible characters before the block.

Evidence
    None in 21,822 pages of 2019 and 2021 (5 locales and 4 other products), nor in 1,639 pages of five other systems.
"""

from collections.abc import Iterator

from doclint.document import Document
from doclint.document.handlers import Syntax
from doclint.document.misplaced_block import MisplacedBlock, find_misplaced_block
from doclint.findings import OPENING_FENCE, Problem, Proposal, Replacement, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_BLOCK = "---\ntitle: The beacon\nauthor: marisol\n---\n# The beacon\n"
_MARKED = _BLOCK.replace("---", "⟦---⟧", 1)

RULE = Rule(
    code="FM001",
    name="missing-front-matter",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad("⟦---⟧\ntitle: The beacon\n\n# The beacon\n"),
        Bad('⟦+++⟧\ntitle = "The beacon"\n\n# The beacon\n', says="never closed"),
        Bad("⟦# The beacon⟧\n", schema="learn-localized"),
        Bad(f"\n{_MARKED}", fixed=_BLOCK, says="an empty line"),
        Bad(f"\u200b{_MARKED}", fixed=_BLOCK, says="an invisible character (U+200B)"),
        Bad(f"<!-- Reviewed in spring. -->\n{_MARKED}", says="a comment"),
        Bad(f"```markdown\n{_MARKED}", says="a code fence"),
        Bad(f"Here is the page that you asked for:\n\n{_MARKED}", says="text"),
        Good(_BLOCK),
        Good(_BLOCK, schema="learn-localized"),
        Good("---\ntitle: The beacon\n...\n# The beacon\n"),
        Good("---\n\nA page may begin with a thematic break.\n"),
        Good("# The beacon\n"),
        Good("Every page begins with a block:\n\n```yaml\n---\ntitle: The beacon\n---\n```\n"),
        Good("```yaml\n---\ntitle: The beacon\nauthor: marisol\n---\n```\n\nThis is a block.\n"),
        Good("# The beacon\n\n---\n\nNote: it burns at night.\n\n---\n"),
    ),
)


_CLOSING_FENCES = {Syntax.YAML: "---", Syntax.TOML: "+++", Syntax.JSON: "}"}


def check(page: Page) -> Iterator[Problem]:
    front_matter = page.document.front_matter
    if front_matter.is_present and not front_matter.is_closed:
        yield Problem(
            "Front matter is never closed, so everything below it counts as text.",
            OPENING_FENCE,
            help=f"Add a line with only `{_CLOSING_FENCES[front_matter.syntax]}` after the last key.",
            identity="",
        )
        return
    if front_matter.is_present and front_matter.values:
        return
    misplaced = find_misplaced_block(page.document.text, front_matter)
    if misplaced is not None:
        yield _misplaced(misplaced)
    elif page.schemas and not front_matter.is_present:
        yield _missing(page.document)


def _misplaced(block: MisplacedBlock) -> Problem:
    fix = None
    if block.removable is not None:
        fix = Proposal(f"Remove {block.before} before the front matter", (Replacement(block.removable, ""),))
    return Problem(
        f"Front matter must begin on the first line, but this block follows {block.before}; all its keys are lost.",
        block.fence,
        help="Remove what precedes the block, or move the block to the top of the page.",
        fix=fix,
        identity="",
    )


def _missing(document: Document) -> Problem:
    return Problem(
        "Missing front matter: the configuration assigns a schema to this page.",
        Span(0, len(document.text.partition("\n")[0].rstrip("\r"))),
        help="Begin the page with a block of keys between two `---` lines, or exclude the page from `[[schemas]]`.",
        identity="",
    )
