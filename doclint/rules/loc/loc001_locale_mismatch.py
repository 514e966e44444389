"""
What it does
    Compares the locale in a page's front matter (`ms.contentlocale`) with the locale of its folder, repository or file
    name suffix. Case does not matter. A language agrees with the same language and a region: `fr` and `fr-FR`.

Why it matters
    The folder decides where the page is published; the front matter decides how it is searched, counted and handed off.
    One of the two is wrong: usually a page was copied from another locale and its front matter was not changed.

Evidence
    None in public repositories, where a service writes both.
"""

from collections.abc import Iterator

from doclint.articles.grouping import Article
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
                f"{route[-1]} is {page.content_locale}, but the page is in the locale {page.locale}.",
                KeyPlace(route),
                path=page.path,
                help=f"Change it to {page.locale}, or move the page to {page.content_locale} if it is in that language.",
                identity=page.content_locale.casefold(),
            )


def _agree(one: str, other: str) -> bool:
    shorter, longer = sorted((one.casefold().split("-"), other.casefold().split("-")), key=len)
    return longer[: len(shorter)] == shorter
