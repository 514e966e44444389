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
from doclint.findings import KeyPlace, Problem, RelatedPlace, Severity
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
    for page in article.pages:
        for route in article.roles.authors:
            key = route[-1]
            reference = article.reference_author(key)
            author = page.authors.get(key)
            if reference is None or author is None or author.casefold() == reference.value.casefold():
                continue
            if article.is_made_from_the_source_of(page, reference.pages):
                other = reference.pages[0]
                yield Problem(
                    f"{key} was changed by hand: it is {author} here but {reference.value} in "
                    f"{other.locale or other.path}, made from the same source.",
                    KeyPlace(route),
                    path=page.path,
                    help=f"Put {reference.value} back, or change the author in the source page: "
                    "the next handoff would undo this edit.",
                    related=(RelatedPlace(other.path, KeyPlace(route), f"{key} is {reference.value} here"),),
                    identity=f"{key} {author.casefold()}",
                )
