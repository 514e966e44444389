"""
What it does
    Finds a page whose asset id differs from the reference pages' although it was made from the very same version of
    the source.

Why it matters
    Localization carries the id over unchanged, so this one was changed by hand: the page has left its article.

Evidence
    None in 78,781 page versions of public repositories: the same hash never had two asset ids.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import Problem, Severity
from doclint.rules.differences import asset_id_differences, edited_by_hand
from doclint.rules.rule import Bad, Good, Rule, Scope

_PAGE = (
    "---\nms.assetid: 5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722\n"
    "ms.openlocfilehash: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nms.lasthandoff: 04/02/2024\n---\n"
)

RULE = Rule(
    code="AID003",
    name="assetid-edited",
    severity=Severity.ERROR,
    scope=Scope.ARTICLE,
    examples=(
        Bad(
            {
                "fr-FR/beacon.md": _PAGE,
                "nb-NO/beacon.md": _PAGE,
                "uk-UA/beacon.md": _PAGE.replace(
                    "5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722", "⟦0d1f6c1e-7a53-4b8e-9c35-2f8f3f1f0a11⟧"
                ),
            }
        ),
        Good({"fr-FR/beacon.md": _PAGE, "nb-NO/beacon.md": _PAGE}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    for difference in asset_id_differences(article):
        if difference.is_by_hand:
            yield edited_by_hand(difference, f"Put {difference.reference.value} back.")
