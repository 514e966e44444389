"""
What it does
    Compares the locale that a page says it is in (`ms.contentlocale`) with the one that its folder, its repository or
    the suffix of its name says, without regard to case. A language alone does not contradict the same language with a
    region: `fr` and `fr-FR` agree.

Why it matters
    The page is published where it stands, and searched, counted and handed off by what it says. One of the two is
    wrong: mostly a page was copied from another locale and nobody changed its front matter.

Evidence
    None on public repositories, where a service writes both.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.findings import KeyPlace, Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="LOC001",
    name="locale-mismatch",
    severity=Severity.ERROR,
    scope=Scope.ARTICLE,
    examples=(
        Bad(
            {
                "fr-FR/beacon.md": "---\nms.contentlocale: fr-FR\n---\n",
                "nb-NO/beacon.md": "---\nms.contentlocale: ⟦fr-FR⟧\n---\n",
            },
            says="nb-NO",
        ),
        Bad({"beacon.md": "", "beacon.fr-FR.md": "---\nms.contentlocale: ⟦nb-NO⟧\n---\n"}),
        Good(
            {
                "fr-fr/beacon.md": "---\nms.contentlocale: fr-FR\n---\n",
                "nb/beacon.md": "---\nms.contentlocale: nb-NO\n---\n",
                "uk-ua/beacon.md": "---\nms.contentlocale: ''\n---\n",
            }
        ),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    route = article.roles.content_locale
    if route is None:
        return
    for page in article.pages:
        if page.locale and page.content_locale and not _agree(page.locale, page.content_locale):
            yield Problem(
                f"{route[-1]} is {page.content_locale}, but the page stands among those of {page.locale}.",
                KeyPlace(route),
                path=page.path,
                help=f"Make it {page.locale}, or move the page to {page.content_locale} if it is written in that language.",
                identity=page.content_locale.casefold(),
            )


def _agree(one: str, other: str) -> bool:
    shorter, longer = sorted((one.casefold().split("-"), other.casefold().split("-")), key=len)
    return longer[: len(shorter)] == shorter
