"""
What it does
    Looks into the history of the source, where it is at hand, for the commit that a translation names
    (`ms.sourcegitcommit`), and compares the source page there with the hash that the translation carries
    (`ms.openlocfilehash`). They are of one handoff, so they must agree. Silent where the commit is unknown, or has no
    such page.

Why it matters
    One of the two was changed by hand or by a script. Every comparison with the source goes by the hash, so the page
    may pass for up to date that is not.

Evidence
    None: on 200 of 200 pages of two repositories the hash is that of the source page at the commit they name.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import KeyPlace, Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = {"en-us/beacon.md": "# The beacon\n"}
_HASH = "abc2e950662b9234fa7117b0b6d206b4fe7260ad"
_COMMIT = "eefc4e05766288b3579c976117f5231c1b5ab024"


def _page(source_hash: str, commit: str) -> str:
    return f"---\nms.openlocfilehash: {source_hash}\nms.sourcegitcommit: {commit}\n---\n"


RULE = Rule(
    code="HND005",
    name="handoff-not-of-source",
    severity=Severity.ERROR,
    scope=Scope.ARTICLE,
    examples=(
        Bad({**_SOURCE, "fr-fr/beacon.md": _page("a" * 40, f"⟦{_COMMIT}⟧")}, history=(_SOURCE,)),
        Good({**_SOURCE, "fr-fr/beacon.md": _page(_HASH, _COMMIT)}, history=(_SOURCE,)),
        Good({**_SOURCE, "fr-fr/beacon.md": _page("a" * 40, "b" * 40)}, history=(_SOURCE,)),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    hash_route, commit_route = article.roles.source_hash, article.roles.source_commit
    if hash_route is None or commit_route is None:
        return
    for page in article.translations:
        if page.source_hash is None or page.source_commit is None:
            continue
        hashes = article.source_side.hashes_at_commit(page)
        if hashes is not None and page.source_hash not in hashes:
            yield Problem(
                f"The source page at commit {page.source_commit[:10]} is not the one that {hash_route[-1]} tells.",
                KeyPlace(commit_route),
                path=page.path,
                help=f"Restore {commit_route[-1]} and {hash_route[-1]} of the last handoff from the page's history.",
                identity="",
            )
