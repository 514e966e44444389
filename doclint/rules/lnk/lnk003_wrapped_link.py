"""
What it does
    Finds links that lead through a service which rewrites them, instead of to their destination: mail gateways
    (Proofpoint, Barracuda, Cisco, Trend Micro, FireEye, Sophos, Symantec, Trustwave, EdgePilot, Libraesva, Check Point,
    Azure e-mail links, Amazon SES), and redirects of Google, Bing, DuckDuckGo, Facebook, Slack and YouTube. Outlook's
    Safe Links are LNK001's. One finding for a segment, however many its halves hold.

Why it matters
    The link was copied from a mail or from a list of results. Readers cannot see where it leads, the service learns who
    follows it, and it breaks when the service forgets it.

Fix safety
    Safe: the destination stands in the link itself. It is written so that CommonMark reads back exactly that.

Evidence
    None in two sets of 4,642 and 14,580 pages; the forms are those that other public repositories hold.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.lnk.wrapped_links import find_groups, fix_for, help_for
from doclint.rules.lnk.wrappers import Unwrapped
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
    for group in find_groups(page.document, _belongs):
        service = group.first.unwrapped.wrapper.service
        yield Problem(
            f"A link that {service} rewrote stands in place of its destination.",
            group.first.link.span,
            help=help_for(group),
            fix=fix_for(group),
            identity=group.identity,
        )


def _belongs(unwrapped: Unwrapped) -> bool:
    return unwrapped.destination is not None and not unwrapped.wrapper.is_safelink
