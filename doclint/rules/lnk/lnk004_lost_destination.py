"""
What it does
    Finds rewritten links whose destination is not in them: Mimecast keeps it to itself, and a Safe Links page that was
    copied from the address bar without its query has lost it.

Why it matters
    The link leads nowhere, or will soon, and nobody can tell from the page where it was meant to lead.

Evidence
    None in two sets of 4,642 and 14,580 pages; the forms are those that other public repositories hold.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.lnk.wrapped_links import find_groups, help_for
from doclint.rules.lnk.wrappers import Unwrapped
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="LNK004",
    name="lost-destination",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            "[Lamps](⟦https://protect-us.mimecast.com/s/0wSdCVON0gczLD?domain=harbourlight.example⟧)\n", says="Mimecast"
        ),
        Bad("[Lamps](⟦https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html⟧)\n"),
        Good("[Mimecast](https://www.mimecast.com/)\n"),
        Good("[Lamps](https://harbourlight.example/s/0wSdCVON0gczLD)\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for group in find_groups(page.document, _belongs):
        service = group.first.unwrapped.wrapper.service
        yield Problem(
            f"A link that {service} rewrote does not hold its destination.",
            group.first.link.span,
            help=help_for(group),
            identity=group.identity,
        )


def _belongs(unwrapped: Unwrapped) -> bool:
    return unwrapped.is_lost or (unwrapped.destination is None and not unwrapped.wrapper.is_safelink)
