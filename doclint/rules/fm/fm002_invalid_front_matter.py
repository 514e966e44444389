"""
What it does
    Finds front matter that cannot be read: invalid YAML (TOML between `+++` lines, JSON between braces), or content that
    is not keys and values. The finding is at the fault: a missing space, a full-width colon, a no-break space, an
    unclosed quote, or an unquoted colon; otherwise it has the parser's own words and position. Templates are skipped:
    pages below `archetypes` or `scaffolds`, and blocks with `{{` or `{%`.

Why it matters
    All keys of the page are lost: it has no title, no author, no article.

Fix safety
    Safe for an unquoted colon: the value is quoted, and read back to prove that it is the same text. Unsafe for other
    faults: the author should see the repaired line.

Evidence
    3 on 1,015 pages of a Hugo site, all in templates, which are skipped now; 1 on 12 pages of a Docusaurus site, true.
    None in 21,822 pages of 2019 and 2021.
"""

from collections.abc import Iterator

from doclint.document.block import CoreYamlError, OverLimitError
from doclint.document.handlers import Syntax
from doclint.findings import Applicability, Problem, Proposal, Replacement, Severity, Span
from doclint.rules.fm.yaml_faults import Fault, find_fault
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="FM002",
    name="invalid-front-matter",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            "---\ntitle: The beacon⟦:⟧ a guide\n---\n",
            says="mapping values are not allowed",
            fixed='---\ntitle: "The beacon: a guide"\n---\n',
        ),
        Bad(
            "---\ntitle⟦:⟧The beacon\nauthor: marisol\n---\n",
            says="no space follows the colon of `title`",
            fixed="---\ntitle: The beacon\nauthor: marisol\n---\n",
        ),
        Bad(
            "---\ntitle⟦：⟧Le phare\nauthor: marisol\n---\n",
            says="a full-width colon (U+FF1A) follows `title`",
            fixed="---\ntitle: Le phare\nauthor: marisol\n---\n",
        ),
        Bad(
            '---\ntitle: ⟦"⟧The beacon\nauthor: marisol\n---\n',
            says="the quote that opens the value of `title` is never closed",
            fixed='---\ntitle: "The beacon"\nauthor: marisol\n---\n',
        ),
        Bad("---\n⟦-⟧ title\n- author\n---\n", says="found a list"),
        Bad("---\ncontact:\n⟦\t⟧mail: keeper\n---\n", says="cannot start any token"),
        Bad('+++\ntitle = "The beacon"\nauthor = ⟦m⟧arisol\n+++\n', says="invalid value"),
        Bad('{\n  "title": "The beacon"\n  ⟦"⟧author": "marisol"\n}\n', says="expecting ',' delimiter"),
        Good('---\ntitle: "The beacon: a guide"\n---\n'),
        Good("---\n---\n"),
        Good('---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\n---\n'),
        Good({"archetypes/beacon.md": "---\ntitle: The beacon: a guide\n---\n"}),
        Good('+++\ntitle = "The beacon: a guide"\n+++\n'),
        Good('{\n"title": "The beacon",\n"contact": {\n}\n}\n# The beacon\n'),
    ),
)


_TAB = "Replace the tab with spaces: YAML does not allow tabs for indentation."

_HELP = {
    Syntax.YAML: "Correct the YAML here; put text that contains `: `, `#` or quotes in quotes.",
    Syntax.TOML: "Correct the TOML here; put text in quotes.",
    Syntax.JSON: "Correct the JSON here; put keys and text in double quotes, and separate entries with commas.",
}


# Whose pages are made into pages: Hugo's and Hexo's folders, and signs of template languages.
_TEMPLATE_FOLDERS = frozenset(["archetypes", "scaffolds"])
_TEMPLATE_SIGNS = ("{{", "{%")


def check(page: Page) -> Iterator[Problem]:
    front_matter = page.document.front_matter
    error = front_matter.error
    if error is None or _is_template(page):
        return
    text = page.document.text
    end = error.offset if text[error.offset : error.offset + 1] in ("\r", "\n", "") else error.offset + 1
    if front_matter.syntax is Syntax.YAML and not isinstance(error, OverLimitError):
        start = front_matter.offset
        fault = find_fault(front_matter.text, CoreYamlError(error.problem, error.offset - start))
        if fault is not None:
            yield _problem(fault, error, start)
            return
    yield Problem(
        f"Invalid front matter: {error.problem}.",
        Span(error.offset, end),
        help=_TAB if text[error.offset : end] == "\t" else _HELP[front_matter.syntax],
        identity="",
    )


def _problem(fault: Fault, error: CoreYamlError, offset: int) -> Problem:
    fix = None
    if fault.repair is not None:
        start, end, written = fault.repair
        replacement = Replacement(Span(offset + start, offset + end), written)
        safety = Applicability.SAFE if fault.is_certain else Applicability.UNSAFE
        fix = Proposal("Put the value in quotes" if fault.is_certain else "Repair the line", (replacement,), safety)
    return Problem(
        f"Invalid front matter: {fault.problem or error.problem}.",
        Span(offset + fault.start, offset + fault.end),
        help=fault.help,
        fix=fix,
        identity="",
    )


def _is_template(page: Page) -> bool:
    folders = page.path.split("/")[:-1]
    has_sign = any(sign in page.document.front_matter.text for sign in _TEMPLATE_SIGNS)
    return has_sign or not _TEMPLATE_FOLDERS.isdisjoint(folders)
