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

from doclint.corpus.articles import Article, Freshness
from doclint.findings import KeyPlace, Problem, RelatedPlace, Remedy, Severity
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
    reference = article.reference_guid
    route = article.roles.asset_id
    if reference is None or route is None:
        return
    for page in article.pages:
        if page.guid is None or page.guid == reference.value:
            continue
        if article.is_made_from_the_source_of(page, reference.pages):
            continue
        is_behind = article.judge(page).freshness is Freshness.BEHIND
        is_edit = page.source_hash is None and not is_behind
        other = reference.pages[0]
        yield Problem(
            f"{route[-1]} is {page.asset_id} here but {reference.value} in {other.locale or other.path}.",
            KeyPlace(route),
            path=page.path,
            help=f"Make it {reference.value} by an edit of this page, or correct the others."
            if is_edit
            else "Nothing to edit here: the page was made from another version of the source, and its next handoff "
            "brings the id.",
            related=(RelatedPlace(other.path, KeyPlace(route), f"{route[-1]} is {reference.value} here"),),
            remedy=Remedy.EDIT if is_edit else Remedy.HANDOFF,
            cause=("HND001", "HND002") if is_behind else (),
            identity=page.guid,
        )
