"""
What it does
    Finds an article that the source has, or most locales, and some locales have not. One finding for an article, on its
    source page, or else on its first page by path. Off unless selected: many sets are translated in part on purpose.

Why it matters
    Readers of these locales get the source's language, or nothing. Which articles these are is what the next order of
    translations begins with.

Evidence
    1,878 pages of 1,304 articles in a repository set of five locales that stood on different days.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import OPENING_FENCE, Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_ELSEWHERE = {"fr-fr/horn.md": "", "nb-no/horn.md": "", "uk-ua/horn.md": ""}

RULE = Rule(
    code="LOC002",
    name="missing-translation",
    severity=Severity.INFO,
    scope=Scope.ARTICLE,
    is_on=False,
    examples=(
        Bad({"en-us/beacon.md": "⟦---⟧\n---\n", "en-us/horn.md": "", **_ELSEWHERE}, says="fr-fr, nb-no and uk-ua"),
        Bad({"fr-fr/beacon.md": "⟦---⟧\n---\n", "nb-no/beacon.md": "", **_ELSEWHERE}, says="uk-ua"),
        Good({"fr-fr/beacon.md": "", **_ELSEWHERE}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    missing = article.missing_locales
    if missing:
        page = article.source or article.pages[0]
        listed = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
        yield Problem(
            f"This article has no page in {listed}.",
            OPENING_FENCE,
            path=page.path,
            help="Have it translated, or ignore this rule for articles that are not to be.",
            identity=", ".join(missing).casefold(),
        )
