"""
What it does
    Finds a translation whose article the source, which is at hand, does not have. Where git shows that the source page
    was renamed since the translation was made, the message gives the new path.

Why it matters
    Nobody will hand the page off again. Readers find it by search and are told what the product no longer does, and the
    renamed article may stand there a second time.

Evidence
    28 of 1,044 localized pages of a public site; of 17 of them the source had moved.
"""

from collections.abc import Iterator

from doclint.corpus.articles import Article
from doclint.document.facts import Facts
from doclint.findings import OPENING_FENCE, Problem, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_HORN = "# The fog horn\n\nIt sounds twice a minute.\n"
_COMMIT = "2dd8af82bf6061f7bbf50055af360ec2d44e4621"

RULE = Rule(
    code="LOC003",
    name="orphaned-translation",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    examples=(
        Bad({"en-us/beacon.md": "", "fr-fr/beacon.md": "", "fr-fr/horn.md": "⟦---⟧\ntitle: La corne\n---\n"}),
        Bad({"beacon.md": "", "beacon.fr.md": "", "horn.fr.md": "⟦---⟧\ntitle: La corne\n---\n"}),
        Bad(
            {
                "en-us/beacon.md": "# The beacon\n",
                "en-us/fog-horn.md": _HORN,
                "fr-fr/beacon.md": "",
                "fr-fr/horn.md": f"⟦---⟧\nms.sourcegitcommit: {_COMMIT}\n---\n",
            },
            history=(
                {"en-us/beacon.md": "# The beacon\n", "en-us/horn.md": _HORN},
                {"en-us/beacon.md": "# The beacon\n", "en-us/fog-horn.md": _HORN},
            ),
            says="renamed to en-us/fog-horn.md on 2024-01-02",
        ),
        Good({"fr-fr/beacon.md": "", "nb-no/beacon.md": "", "nb-no/horn.md": ""}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    for page in article.translations if article.is_orphaned else ():
        what, help_ = _what_happened(article, page)
        yield Problem(
            f"The source has no such page any more{what}.", OPENING_FENCE, path=page.path, help=help_, identity=""
        )


def _what_happened(article: Article, page: Facts) -> tuple[str, str]:
    departure = article.source_side.departure(page)
    if departure is None:
        return "", "Delete this page, or move it to where the source page is now."
    when = f"on {departure.date.isoformat()}, in commit {departure.commit[:10]}"
    if departure.new_path is None:
        return f": it was deleted {when}", "Delete this page."
    return f": it was renamed to {departure.new_path} {when}", "Rename this page likewise; its next handoff goes there."
