"""
What it does
    Finds articles that the source or most locales have and that some locales lack. Each article gets one finding, on its
    source page or else on its first page by path. Off by default, because many sets are only partly translated on
    purpose.

Why it matters
    Readers of these locales get the source language, or nothing. The findings list what to translate next.

Evidence
    1,878 pages of 1,304 articles in a set of five locales captured on different days.
"""

from collections.abc import Iterator

from doclint.articles.grouping import Article
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
            f"Article has no page in {listed}.",
            OPENING_FENCE,
            path=page.path,
            help="Translate it, or ignore this rule for articles that should not be translated.",
            identity=", ".join(missing).casefold(),
        )
