"""
What it does
    Finds a page that is inside a code fence, front matter and all, and a page with a stray `---` line or a second front
    matter block before or behind its own.

Why it matters
    The system does not read the front matter, and readers see the page as code, or keys as text. Language models answer
    with a page in a fence, and scripts paste the answer.

Fix safety
    Safe: the lines of the fence, or the stray line, are deleted; nothing else changes. There is no fix for a second
    block that says other things.

Evidence
    None on 1,415 translations with a source in the histories of five sites (fastapi, otel, starlight, vitepress, yew), all of
    which are kept clean by builds or reviews. What language models and scripts leave is planted in `make accuracy`.
"""

import re
from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.document.front_matter import read_front_matter
from doclint.findings import Problem, Proposal, Replacement, Severity, Span
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = "---\ntitle: Lamps\n---\n\n# Lamps\n\nThey light.\n"

RULE = Rule(
    code="PAR010",
    name="wrapped-page",
    severity=Severity.ERROR,
    scope=Scope.PARITY,
    examples=(
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "⟦```markdown⟧\n---\ntitle: Lampes\n---\n\n# Lampes\n\nElles éclairent.\n```\n",
            },
            fixed="---\ntitle: Lampes\n---\n\n# Lampes\n\nElles éclairent.\n",
        ),
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "⟦---⟧\n---\ntitle: Lampes\n---\n\n# Lampes\n\nElles éclairent.\n",
            },
            fixed="---\ntitle: Lampes\n---\n\n# Lampes\n\nElles éclairent.\n",
        ),
        Bad(
            {
                "en-us/lamps.md": _SOURCE,
                "fr-fr/lamps.md": "---\ntitle: Lampes\n---\n\n⟦---⟧\ntitle: Lamps\n---\n\n# Lampes\n\nElles éclairent.\n",
            },
            says="Second",
        ),
        Good({"en-us/lamps.md": "```sh\nlamp on\n```\n", "fr-fr/lamps.md": "```sh\nlamp on\n```\n"}),
    ),
)

_FENCE = re.compile(r"\s*+(`{3,}|~{3,})[ \t]*+(?:markdown|md|mdx|yaml)?[ \t\r]*+\n")
_STRAY = re.compile(r"---[ \t\r]*+\n\s*+(?=---[ \t\r]*+\n\s*+[\w.\"'-]++[ \t]*+:)")


def check(page: TranslatedPage) -> Iterator[Problem]:
    text = page.document.text
    fence = _FENCE.match(text)
    if fence is not None:
        yield from _in_fence(page, text, fence)
        return
    stray = _STRAY.match(text)
    if stray is not None and not _STRAY.match(page.source.document.text):
        yield Problem(
            "Stray `---` before the front matter: the keys behind it are read as text.",
            Span(0, 3),
            help="Delete the line.",
            fix=Proposal("Delete the stray line.", (Replacement(Span(*stray.span()), ""),)),
            identity="stray",
        )
        return
    block = page.document.front_matter
    if block.is_present and block.is_closed:
        body = text[block.body :]
        begin = len(body) - len(body.lstrip())
        second = read_front_matter(body[begin:]) if body.startswith("---", begin) else None
        if second is not None and second.is_closed and second.values and not _has_second(page):
            known = set(page.source.document.front_matter.values) | set(block.values)
            if known & set(second.values):
                start = block.body + begin
                yield Problem(
                    "Second front matter block: only the first one is read, and readers see this one as text.",
                    Span(start, start + second.fence.end),
                    help="Merge the two blocks into one.",
                    identity="second",
                )


def _has_second(page: TranslatedPage) -> bool:
    source = page.source.document
    return source.text[source.front_matter.body :].lstrip().startswith("---")


def _in_fence(page: TranslatedPage, text: str, fence: re.Match[str]) -> Iterator[Problem]:
    """The source page begins with its front matter or a heading, and so does what is in the fence."""
    source = page.source.document.text.lstrip()
    inside = text[fence.end() :].lstrip()
    begins_alike = any(source.startswith(mark) and inside.startswith(mark) for mark in ("---", "# ", "+++"))
    if not begins_alike:
        return
    edits = [Replacement(Span(0, fence.end()), "")]
    end = len(text.rstrip())
    last = text.rfind("\n", 0, end) + 1
    if text[last:end].strip() == fence[1]:
        edits.append(Replacement(Span(last, len(text)), ""))
    elif page.blocks and page.blocks[0].kind == "code" and page.blocks[0].is_closed:
        return
    start = fence.start(1)
    yield Problem(
        "Page in a code fence: it is shown as code, and its front matter is not read.",
        Span(start, len(text[: fence.end()].rstrip())),
        help="Delete the lines of the fence.",
        fix=Proposal("Delete the lines of the fence.", tuple(edits)),
        identity="fence",
    )
