"""
What it does
    Reports a page whose stamp names a version of the source that the page does not have: it still carries a URL, a line
    of code, an id or a shortcode that the source dropped before that version, and lacks what came in its place.

Why it matters
    A stamp that was moved without an update hides that the page is behind: nobody looks at it until the source changes
    again.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | OpenTelemetry's site, es, fr, bn, ro: 234 stamps whose version is known | 4 | 4 | 4 |

    In all four, the source had replaced a shortcode by a quote before the version of the stamp, and the page has it yet.
"""

from collections.abc import Iterator

from doclint.articles.grouping import Article
from doclint.findings import KeyPlace, Problem, Severity, shortened
from doclint.rules.rule import Bad, Good, Rule, Scope

_THEN = "# The beacon\n\nRun `beacon light` at dusk.\n"
_NOW = _THEN.replace("beacon light", "beacon on")
_FR = "---\nms.sourcegitcommit: {}\n---\n# Le phare\n\nLancez `beacon light` au crépuscule.\n"
_COMMIT = "111a20cc54a0ecf764d46294a189920563da8116"

RULE = Rule(
    code="HND008",
    name="unearned-stamp",
    severity=Severity.WARNING,
    scope=Scope.ARTICLE,
    examples=(
        Bad(
            {"en-us/beacon.md": _NOW, "fr-fr/beacon.md": _FR.format(f"⟦{_COMMIT}⟧")},
            history=({"en-us/beacon.md": _THEN}, {"en-us/beacon.md": _NOW}),
            says="`beacon light`",
        ),
        Good(
            {"en-us/beacon.md": _NOW, "fr-fr/beacon.md": _FR.format(_COMMIT).replace("beacon light", "beacon on")},
            history=({"en-us/beacon.md": _THEN}, {"en-us/beacon.md": _NOW}),
        ),
    ),
)

_LONGEST_QUOTE = 80


def check(article: Article) -> Iterator[Problem]:
    if article.source is None:
        return
    for page in article.translations:
        if page.source_commit is None and page.source_hash is None:
            continue
        fossils = article.versions.fossils(page)
        if not fossils:
            continue
        first = fossils[0]
        more = f" and {len(fossils) - 1} more" if len(fossils) > 1 else ""
        instead = f" for {_quoted(first.instead)}" if first.instead else ""
        place = article.roles.source_commit if page.source_commit else article.roles.source_hash
        yield Problem(
            f"Stamp without the update: the page still has {_quoted(first.text)}{more}, which the source dropped"
            f"{instead} before the version of the stamp.",
            KeyPlace(place or ()),
            path=page.path,
            help="Update the page, or set the stamp back to the version that it was made from.",
            identity="",
        )


def _quoted(text: str) -> str:
    shown = shortened(text.strip("`"), _LONGEST_QUOTE)
    return f"`{shown}`"
