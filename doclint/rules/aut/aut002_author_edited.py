"""
What it does
    Finds a page whose author differs from the reference pages' although it was made from the very same version of the
    source.

Why it matters
    Localization carries the author over unchanged, so this one was changed by hand. The next handoff will undo it
    silently: if it was meant, the source page is where to change it.

Evidence
    None in 78,781 page versions of public repositories: the same hash never had two authors.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import Problem, Severity
from doclint.rules.differences import author_differences, edited_by_hand
from doclint.rules.rule import Bad, Good, Rule, Scope

_PAGE = "---\nauthor: marisol\nms.openlocfilehash: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nms.lasthandoff: 04/02/2024\n---\n"

RULE = Rule(
    code="AUT002",
    name="author-edited",
    severity=Severity.ERROR,
    scope=Scope.ARTICLE,
    examples=(
        Bad(
            {
                "fr-FR/beacon.md": _PAGE,
                "nb-NO/beacon.md": _PAGE,
                "uk-UA/beacon.md": _PAGE.replace("marisol", "⟦tofte⟧"),
            }
        ),
        Good(
            {
                "fr-FR/beacon.md": _PAGE,
                "nb-NO/beacon.md": _PAGE,
                "uk-UA/beacon.md": _PAGE.replace("marisol", "tofte").replace("bbbb", "aaaa"),
            }
        ),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    for difference in author_differences(article):
        if difference.is_by_hand:
            help_ = f"Put {difference.reference.value} back, or change the author in the source page: "
            yield edited_by_hand(difference, help_ + "the next handoff would undo this edit.")
