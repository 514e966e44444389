"""
What it does
    Compares the asset id of a page with that of the article's reference pages, where both are GUIDs. Reports one that
    differs, unless the page was made from the very same source (AID003).

Why it matters
    The asset id is the identity of an article in every locale: help panes and redirects ask for it. A page with
    another one is not found there.

Evidence
    2 in 4,642 pages of a repository set whose locales stood on different days, none in 14,580 of one day.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import Problem, Severity
from doclint.rules.differences import asset_id_differences, mismatch
from doclint.rules.rule import Bad, Good, Rule, Scope

_OLD = (
    "---\nms.assetid: ⟦0d1f6c1e-7a53-4b8e-9c35-2f8f3f1f0a11⟧\n"
    "ms.openlocfilehash: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nms.lasthandoff: 02/12/2024\n---\n"
)
_NEW = (
    "---\nms.assetid: 5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722\n"
    "ms.openlocfilehash: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\nms.lasthandoff: 04/02/2024\n---\n"
)

RULE = Rule(
    code="AID001",
    name="mismatched-assetid",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    examples=(
        Bad({"fr-FR/beacon.md": _NEW, "nb-NO/beacon.md": _NEW, "uk-UA/beacon.md": _OLD}),
        Good({"fr-FR/beacon.md": _NEW, "nb-NO/beacon.md": _NEW.replace("5b8c2d9a", "5B8C2D9A")}),
        Good({"fr-FR/beacon.md": _NEW, "nb-NO/beacon.md": "---\nms.assetid: ''\nms.lasthandoff: 02/12/2024\n---\n"}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    for difference in asset_id_differences(article):
        if not difference.is_by_hand:
            yield mismatch(article, difference)
