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
from doclint.findings import KeyPlace, Problem, RelatedPlace, Severity
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
    reference = article.reference_guid
    route = article.roles.asset_id
    if reference is None or route is None:
        return
    for page in article.pages:
        if page.guid is None or page.guid == reference.value:
            continue
        if article.is_made_from_the_source_of(page, reference.pages):
            other = reference.pages[0]
            yield Problem(
                f"{route[-1]} was changed by hand: it is {page.asset_id} here but {reference.value} in "
                f"{other.locale or other.path}, made from the same source.",
                KeyPlace(route),
                path=page.path,
                help=f"Put {reference.value} back.",
                related=(RelatedPlace(other.path, KeyPlace(route), f"{route[-1]} is {reference.value} here"),),
                identity=page.guid,
            )
