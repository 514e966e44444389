"""
What it does
    Finds pages whose author differs from the reference pages' although they were made from the same version of the
    source.

Why it matters
    Localization copies the author unchanged, so this one was changed by hand. The next handoff silently reverts the
    change. If it was intended, it belongs in the source page.

Evidence
    None in 78,781 page versions of public repositories: no hash had two authors.
"""

from collections.abc import Iterator

from doclint.articles.grouping import Article
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
        Bad(
            {
                "fr-FR/beacon.md": _PAGE,
                "nb-NO/beacon.md": _PAGE,
                "uk-UA/beacon.md": _PAGE.replace("marisol", "⟦marisоl⟧"),
            },
            says="a look-alike: U+043E CYRILLIC SMALL LETTER O",
        ),
        Good(
            {
                "fr-FR/beacon.md": _PAGE.replace("marisol", "jos\u00e9"),
                "nb-NO/beacon.md": _PAGE.replace("marisol", "jose\u0301"),
            }
        ),
        Good(
            {"fr-FR/beacon.md": _PAGE.replace("marisol", "007"), "nb-NO/beacon.md": _PAGE.replace("marisol", "'007'")}
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
            help_ = f"Restore {difference.reference.value}, or change the author in the source page: "
            yield edited_by_hand(difference, help_ + "the next handoff reverts this edit.")
