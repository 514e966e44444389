"""
What it does
    Finds rewritten links that do not contain their destination: Mimecast stores it on its servers, and the URL of a Safe
    Links page that was copied from the address bar without its query has lost it.

Why it matters
    The link is dead or will be soon, and the page does not show where it should lead.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | staggered-2019, snapshot-2021, products-2021 | 0 | | |
    | otel, fastapi, starlight, vitepress, yew | 0 | | |

    The forms are from other public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.lnk.wrapped_links import find_groups
from doclint.rules.lnk.wrappers import Outcome, Unwrapped
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
    for group in find_groups(page, _belongs):
        yield group.problem(f"Link rewritten by {group.service}; its destination is lost.")


def _belongs(unwrapped: Unwrapped) -> bool:
    return unwrapped.outcome is Outcome.LOST
