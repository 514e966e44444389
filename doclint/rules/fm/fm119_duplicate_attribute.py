"""
What it does
    Finds a value that two pages of one locale have, where their schema wants it on one page only (docfx's
    `docsetUnique`). It needs all pages, so it is judged when folders are checked, not single files.

Why it matters
    Whoever looks the page up by this value finds another one.

Evidence
    None on public repositories: the schemas that ship do not ask for it.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Corpus
from doclint.data_classes import replace
from doclint.document.facts import Facts, UniqueAttribute
from doclint.findings import KeyPlace, Problem, RelatedPlace, Severity
from doclint.rules.fm.schema_problems import problem_of
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.schema import UniqueValue

_SCHEMA = {"docsetUnique": ["uid"]}

RULE = Rule(
    code="FM119",
    name="duplicate-attribute",
    severity=Severity.INFO,
    scope=Scope.CORPUS,
    examples=(
        Bad(
            {
                "fr-FR/beacon.md": "---\nuid: ⟦harbourlight.beacon⟧\n---\n",
                "fr-FR/lamp.md": "---\ntitle: La lampe\nuid: ⟦harbourlight.beacon⟧\n---\n",
                "nb-NO/beacon.md": "---\nuid: harbourlight.beacon\n---\n",
            },
            schema=_SCHEMA,
            says="'fr-FR/beacon.md(2,6)', 'fr-FR/lamp.md(3,6)'",
        ),
        Good(
            {
                "fr-FR/beacon.md": "---\nuid: harbourlight.beacon\n---\n",
                "nb-NO/beacon.md": "---\nuid: harbourlight.beacon\n---\n",
            },
            schema=_SCHEMA,
        ),
    ),
)


def check(corpus: Corpus) -> Iterator[Problem]:
    carriers: dict[tuple[str, ...], list[tuple[Facts, UniqueAttribute]]] = {}
    for article in corpus.articles:
        for page in article.pages:
            for unique in page.unique_attributes:
                key = (unique.schema, *unique.route, unique.identity, (page.locale or "").casefold())
                carriers.setdefault(key, []).append((page, unique))
    for shared in carriers.values():
        if len(shared) > 1:
            yield from _problems(corpus, sorted(shared, key=lambda carrier: carrier[0].path))


def _problems(corpus: Corpus, shared: list[tuple[Facts, UniqueAttribute]]) -> Iterator[Problem]:
    places = tuple(f"{page.path}({unique.start.line},{unique.start.column})" for page, unique in shared)
    for page, unique in shared:
        schema = corpus.schemas.get(unique.schema)
        value = UniqueValue(unique.route, unique.value, unique.identity)
        found = schema.duplicate(value, places, unique.page) if schema is not None else None
        if found is not None:
            others = tuple(
                RelatedPlace(other.path, KeyPlace(unique.route), "the same value")
                for other, _ in shared
                if other is not page
            )
            yield replace(problem_of(found), path=page.path, place=KeyPlace(unique.route), related=others)
