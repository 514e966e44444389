"""
What it does
    Finds links that lead through a rewriting service instead of directly to their destination: mail gateways
    (Proofpoint, Barracuda, Cisco, Trend Micro, FireEye, Sophos, Symantec, Trustwave, EdgePilot, Libraesva, Check Point
    and Avanan, Azure e-mail links, Amazon SES), and redirects of Google, Bing, DuckDuckGo, Facebook, LinkedIn, Slack and
    YouTube. LNK001 reports Outlook's Safe Links. Each segment gets one finding for all its rewritten links. A link that
    leads to no http URL is reported without a fix, and one that doclint does not understand as info.

Why it matters
    The link was copied from an email or from search results. Readers cannot see where it leads, the service tracks who
    follows it, and it breaks when the service drops it.

Fix safety
    Safe: the link contains its destination, decoded as the service decodes it. The fix is offered only if the fixed
    page, read again, has exactly the destination in its place and is otherwise unchanged. Where the service and the
    author may have meant different destinations, the fix is unsafe.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | staggered-2019, snapshot-2021, products-2021 | 0 | | |
    | otel, fastapi, starlight, vitepress, yew | 0 | | |

    The forms are from other public repositories.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.lnk.wrapped_links import find_groups, not_found
from doclint.rules.lnk.wrappers import Outcome, Unwrapped
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_PROOFPOINT = "https://urldefense.com/v3/__https://harbourlight.example/lamps*wicks__;Iw!!Ab3dE!jUL$"
_BARRACUDA = "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fharbourlight.example%2fhorns&amp;c=E,1,abc&amp;typo=1"

RULE = Rule(
    code="LNK003",
    name="wrapped-link",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad(
            f"[Wicks](⟦{_PROOFPOINT}⟧)\n",
            fixed="[Wicks](https://harbourlight.example/lamps#wicks)\n",
            says="Proofpoint",
        ),
        Bad(
            f'<span data-ttu-id="4be1c-102">Voir les [cornes](⟦{_BARRACUDA}⟧).</span>'
            f'<span class="sxs-lookup"><span data-stu-id="4be1c-102">See the [horns]({_BARRACUDA}).</span></span>\n',
            fixed='<span data-ttu-id="4be1c-102">Voir les [cornes](https://harbourlight.example/horns).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [horns](https://harbourlight.example/horns).</span></span>\n",
        ),
        Good("[Wicks](https://harbourlight.example/lamps#wicks)\n"),
        Good("[Wicks](https://evilurldefense.com/v3/__https://harbourlight.example__;!!Ab3dE!jUL$)\n"),
        Good("[A search](https://www.google.com/search?q=https%3A%2F%2Fharbourlight.example)\n"),
        Good(f"`{_PROOFPOINT}`\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for group in find_groups(page, _belongs):
        is_found = group.outcome is Outcome.FOUND
        yield group.problem(f"Link rewritten by {group.service}." if is_found else not_found(group))


def _belongs(unwrapped: Unwrapped) -> bool:
    return unwrapped.outcome is not Outcome.LOST and not unwrapped.service.is_safelink
