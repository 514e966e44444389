"""
What it does
    Finds a Safe Links URL whose `&` is raw, or whose wrapped URL is not percent-encoded. On other URLs a raw `&` is
    good CommonMark. Where LNK001 runs it says this in its own message, so this rule stands alone only where LNK001 is
    off or has no fix.

Why it matters
    `&data=` and its like are read as parameters of the wrapped URL by some tools and of the wrapper by others.

Fix safety
    Safe: `&` becomes `&amp;`, which CommonMark and HTML read as the same link.

Evidence
    25 of the 30 segments with Safe Links on 14 of 4,642 pages.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Proposal, Replacement, Severity, Span
from doclint.rules.lnk.wrapped_links import find_groups
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_HOST = "https://eur01.safelinks.protection.outlook.com"

RULE = Rule(
    code="LNK002",
    name="unescaped-safelink",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    gives_way_to=("LNK001",),
    examples=(
        Bad(
            f"[Lamps](⟦{_HOST}/?url=https%3A%2F%2Fharbourlight.example&data=02&reserved=0⟧)\n",
            fixed=f"[Lamps]({_HOST}/?url=https%3A%2F%2Fharbourlight.example&amp;data=02&amp;reserved=0)\n",
        ),
        Good(f"[Lamps]({_HOST}/?url=https%3A%2F%2Fharbourlight.example&amp;data=02&amp;reserved=0)\n"),
        Good("[Lamps](https://harbourlight.example/lamps?id=4&page=2)\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for group in find_groups(page.document, lambda unwrapped: unwrapped.wrapper.is_safelink):
        found = [each for each in group.links if each.is_unescaped]
        if not found:
            continue
        raw = [offset for each in found for offset in each.raw_ampersands]
        replacements = tuple(Replacement(Span(offset, offset + 1), "&amp;") for offset in raw)
        yield Problem(
            "A Safe Links URL has a raw `&`." if raw else "A Safe Links URL wraps a URL that is not percent-encoded.",
            found[0].link.span,
            help="Write `&amp;` for it, or better: link to the destination."
            if raw
            else "Link to the destination instead.",
            fix=Proposal("Escape `&`", replacements) if raw else None,
            identity=group.identity,
        )
