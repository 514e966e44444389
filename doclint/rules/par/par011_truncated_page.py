"""
What it does
    Finds a page that ends before its source version does: at least two blocks and a tenth of the page are missing at the
    end, and everything before them is there. It needs the history of the pages.

Why it matters
    The rest of the article does not exist for readers of this locale, and no other check sees what is not there.

Evidence
"""

from collections.abc import Iterator

from doclint.articles.translated_page import TranslatedPage
from doclint.findings import Problem, Severity
from doclint.rules.par.gaps import missing_end
from doclint.rules.rule import Rule, Scope

RULE = Rule(code="PAR011", name="truncated-page", severity=Severity.WARNING, scope=Scope.PARITY)


def check(page: TranslatedPage) -> Iterator[Problem]:
    if page.version is None or page.alignment.is_same_sequence:
        return
    missing = missing_end(page)
    if len(missing) < 2 or len(missing) * 10 < len(page.source.blocks):
        return
    yield Problem(
        f"Truncated page: the last {len(missing)} of {len(page.source.blocks)} blocks of the source version are missing.",
        page.blocks[-1].span,
        help="Translate the rest of the page.",
        related=page.source_place(missing[0], "what is missing begins here in the source page"),
        identity="end",
    )
