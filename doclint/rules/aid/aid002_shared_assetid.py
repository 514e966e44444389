"""
What it does
    Finds a GUID that two articles of one locale carry as their asset id. One finding for a GUID, at the first page that
    carries it; the others are related. Two locales of one article share theirs by right, and what is no GUID, such as
    `''` or a placeholder, does not count.

Why it matters
    Who asks for an article by its id gets one of the two, and nobody knows which. Mostly a page was made by copying
    another one.

Evidence
    47 GUIDs in 4,642 pages, 48 in 14,580. Every locale has the defect from the source page, so it is mended there.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Corpus
from doclint.document.facts import Facts
from doclint.findings import KeyPlace, Problem, RelatedPlace, Remedy, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_PAGE = "---\nms.assetid: ⟦5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722⟧\nms.contentlocale: fr-FR\n---\n"
_COPY = _PAGE.replace("⟦", "").replace("⟧", "")

RULE = Rule(
    code="AID002",
    name="shared-assetid",
    severity=Severity.WARNING,
    scope=Scope.CORPUS,
    examples=(
        Bad({"fr-FR/beacon.md": _PAGE, "fr-FR/horn.md": _COPY, "nb-NO/beacon.md": _COPY, "nb-NO/horn.md": _COPY}),
        Good({"fr-FR/beacon.md": _COPY, "nb-NO/beacon.md": _COPY}),
        Good(
            {
                "fr-FR/beacon.md": "---\nms.assetid: ''\n---\n",
                "fr-FR/horn.md": "---\nms.assetid: ''\n---\n",
                "nb-NO/beacon.md": "",
            }
        ),
    ),
)


def check(corpus: Corpus) -> Iterator[Problem]:
    route = corpus.roles.asset_id
    if route is None:
        return
    carriers: dict[str, dict[str, list[Facts]]] = {}
    for article in corpus.articles:
        for page in article.pages:
            guid = page.guid
            if guid is not None:
                by_locale = carriers.setdefault(guid, {})
                by_locale.setdefault((page.locale or "").casefold(), []).append(page)
    for guid in sorted(carriers):
        shared = [page for pages in carriers[guid].values() if len(pages) > 1 for page in pages]
        if not shared:
            continue
        first, *others = sorted(shared, key=lambda page: page.path)
        articles = sorted({page.article for page in shared})
        yield Problem(
            f"{len(articles)} articles carry the same {route[-1]}: {_listed(articles)}.",
            KeyPlace(route),
            path=first.path,
            help="Give the article that was copied an id of its own, in the source page: "
            "the next handoff brings it to all locales.",
            related=tuple(RelatedPlace(page.path, KeyPlace(route), "the same id") for page in others),
            remedy=Remedy.SOURCE,
            identity=guid,
        )


def _listed(names: list[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
