"""
What it does
    Compares the authors of a page with those of the article's reference pages: the source page, or else the pages of
    the newest handoff. Reports each key that differs, unless the page was made from the very same source (AUT002).

Why it matters
    The author is who gets the questions and the issues of a page. Translations carry the author of the source; where
    one differs, somebody who left the team years ago still gets the mail of that locale.

Evidence
    97 in 4,642 pages of a repository set whose locales stood on different days, 21 in 14,580 of one day. Every one went
    with another hash of the source: the page is behind, and its next handoff mends it.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import Problem, Severity
from doclint.rules.differences import author_differences, mismatch
from doclint.rules.rule import Bad, Good, Rule, Scope

_OLD = "---\nauthor: ⟦tofte⟧\nms.openlocfilehash: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nms.lasthandoff: 02/12/2024\n---\n"
_NEW = "---\nauthor: marisol\nms.openlocfilehash: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nms.lasthandoff: 04/02/2024\n---\n"

RULE = Rule(
    code="AUT001",
    name="author-mismatch",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    examples=(
        Bad({"fr-FR/beacon.md": _NEW, "nb-NO/beacon.md": _NEW, "uk-UA/beacon.md": _OLD}),
        Bad(
            {
                "en-us/beacon.md": "---\nauthor: marisol\n---\n",
                "fr-fr/beacon.md": "---\nauthor: ⟦tofte⟧\n---\n",
            },
            says="edit",
        ),
        Good({"fr-FR/beacon.md": _NEW, "nb-NO/beacon.md": _NEW.replace("marisol", "Marisol")}),
        Good({"fr-FR/beacon.md": _NEW, "nb-NO/beacon.md": _NEW.replace(" marisol", "")}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    for difference in author_differences(article):
        if not difference.is_by_hand:
            yield mismatch(article, difference)
