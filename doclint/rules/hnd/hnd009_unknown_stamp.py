"""
What it does
    Finds translations that name a source commit which the complete history of the source does not have: a hash with a
    digit too many, a hash twice, a URL, a branch, the hash of a file. Shallow and partial clones prove nothing, so they
    report nothing.

Why it matters
    The page cannot be compared with its source: it is neither in sync nor behind, and nobody notices when it is outdated.

Evidence
    None on 144 stamped pages of a public site with its history.
"""

from collections.abc import Iterator

from doclint.articles.grouping import Article
from doclint.findings import KeyPlace, Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOURCE = {"en-us/beacon.md": "# The beacon\n"}
_COMMIT = "eefc4e05766288b3579c976117f5231c1b5ab024"


def _page(commit: str) -> str:
    return f"---\ntitle: Le phare\nms.sourcegitcommit: {commit}\n---\n"


RULE = Rule(
    code="HND009",
    name="unknown-stamp",
    severity=Severity.ERROR,
    scope=Scope.ARTICLE,
    examples=(
        Bad({**_SOURCE, "fr-fr/beacon.md": _page(f"⟦{'b' * 40}⟧")}, history=(_SOURCE,)),
        Bad({**_SOURCE, "fr-fr/beacon.md": _page(f"⟦{_COMMIT}{_COMMIT}⟧")}, history=(_SOURCE,)),
        Bad({**_SOURCE, "fr-fr/beacon.md": _page("⟦main⟧")}, history=(_SOURCE,)),
        Good({**_SOURCE, "fr-fr/beacon.md": _page(_COMMIT)}, history=(_SOURCE,)),
        Good({**_SOURCE, "fr-fr/beacon.md": _page("b" * 40)}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    route = article.roles.source_commit
    if route is None:
        return
    for page in article.translations:
        repository = article.source_side.lacks_commit(page) if page.source_commit is not None else None
        if repository is not None:
            yield Problem(
                f"Unknown source commit `{page.source_commit}`: the complete history of {repository} has no such commit.",
                KeyPlace(route),
                path=page.path,
                help=f"Restore {route[-1]} from the page's history: the commit of the source that it was made from.",
                identity="",
            )
