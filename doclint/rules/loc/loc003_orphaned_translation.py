"""
What it does
    Finds translations without a source page. If git shows that the source page was renamed after the translation was
    made, the message gives the new path.

Why it matters
    The page will not be handed off again. Readers find it by search and get outdated information, and the renamed
    article may exist a second time.

Evidence
    28 of 1,044 localized pages of a public site; the source of 17 had moved.
"""

from collections.abc import Iterator

from doclint.articles.grouping import Article
from doclint.corpus.history import Departure
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
        Bad(
            {
                "en-us/beacon.md": "# The beacon\n",
                "en-us/fog-horn.md": _HORN,
                "fr-fr/beacon.md": "",
                "fr-fr/horn.md": "⟦---⟧\ntitle: La corne\n---\n",
            },
            history=(
                {"en-us/beacon.md": "# The beacon\n", "en-us/horn.md": _HORN},
                {"en-us/beacon.md": "# The beacon\n", "en-us/fog-horn.md": _HORN},
            ),
            says="has no such page any more: it was renamed to en-us/fog-horn.md",
        ),
        Good(
            {
                "en-us/beacon.md": "",
                "fr-fr/beacon.md": "",
                "fr-fr/horn.md": "",
                "nb-no/beacon.md": "",
                "nb-no/horn.md": "",
            }
        ),
        Good(
            {"en-us/beacon.md": "", "en-us/\u00e9t\u00e9.md": "", "fr-fr/beacon.md": "", "fr-fr/e\u0301te\u0301.md": ""}
        ),
        Good({"fr-fr/beacon.md": "", "nb-no/beacon.md": "", "nb-no/horn.md": ""}),
    ),
)


def check(article: Article) -> Iterator[Problem]:
    if not article.is_orphaned:
        return
    found = [(page, article.source_side.departure(page)) for page in article.translations]
    is_gone = any(departure is not None for _, departure in found)
    if not is_gone and len(found) > 1 and len(found) * 2 > len(article.locales) - 1:
        # Most locales have the page, and the source never had it: it is their own.
        return
    for page, departure in found:
        what, help_ = _what_happened(departure)
        yield Problem(f"The source {what}.", OPENING_FENCE, path=page.path, help=help_, identity="")


def _what_happened(departure: Departure | None) -> tuple[str, str]:
    if departure is None:
        return "has no such page", "Delete this page, or move it to the new path of the source page."
    when = f"on {departure.date.isoformat()}, in commit {departure.commit[:10]}"
    if departure.new_path is None:
        return f"has no such page any more: it was deleted {when}", "Delete this page."
    return (
        f"has no such page any more: it was renamed to {departure.new_path} {when}",
        "Rename this page in the same way; its next handoff goes there.",
    )
