"""
What it does
    Finds a handoff dated after today (`--today`).

Why it matters
    The page was edited by hand, or the date has day and month exchanged. Until it is mended, the page passes for the
    newest of its article. (What is no date at all is the schema's finding.)

Evidence
    None on public repositories.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import KeyPlace, Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="HND004",
    name="impossible-handoff",
    severity=Severity.ERROR,
    scope=Scope.ARTICLE,
    examples=(
        Bad("---\nms.lasthandoff: ⟦06/02/2024⟧\n---\n", today="2024-06-01"),
        Good("---\nms.lasthandoff: 06/01/2024\n---\n", today="2024-06-01"),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    for page in article.pages:
        if page.handoff is not None and page.handoff > article.clock.today:
            yield Problem(
                f"Handed off on {page.handoff.isoformat()}, which is after today ({article.clock.today.isoformat()}).",
                KeyPlace(article.roles.handoff_place),
                path=page.path,
                help="Restore the date of the last handoff (MM/DD/YYYY) from the page's history.",
                identity="",
            )
