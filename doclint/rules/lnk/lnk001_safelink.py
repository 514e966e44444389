"""
What it does
    Finds links that lead through Outlook's Safe Links instead of directly to their destination: `*.safelinks.protection`
    hosts, the Safe Links pages of Outlook and Teams, and `redir.aspx` of Outlook on the web on any host. Each segment
    gets one finding for all its Safe Links. A link that leads to no http URL is reported without a fix, and one that
    doclint does not understand as info.

Why it matters
    The link was copied from an email. It contains the email address and tenant of the person who copied it, readers
    cannot see where it leads, and it breaks when the gateway drops it.

Fix safety
    Safe: the link contains its destination, decoded as the service decodes it. The fix is offered only if the fixed
    page, read again, has exactly the destination in its place and is otherwise unchanged. Where the service and the
    author may have meant different destinations, the fix is unsafe. There is no fix if the destination contains the
    email address or tenant of the person who copied the link.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | staggered-2019 (4,642 pages) | 30 segments, 68 URLs on 14 pages | 30 | 30 |
    | snapshot-2021 (14,580 pages) | 0 | | |
    | products-2021 (2,600 pages) | 0 | | |
    | otel, fastapi, starlight, vitepress, yew | 0 | | |

    All 30 were fixed by hand within two years.
"""

from collections.abc import Iterator
from re import IGNORECASE, compile

from doclint.findings import Problem, Severity
from doclint.rules.lnk.wrapped_links import Group, find_groups, not_found
from doclint.rules.lnk.wrappers import Outcome, Unwrapped
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_WRAPPED = (
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2Flamps%3Fid%3D4"
    "&amp;data=02%7C01%7C%7C0a1b&amp;sdata=Qx%3D&amp;reserved=0"
)

RULE = Rule(
    code="LNK001",
    name="safelink",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(
            f"[Lamps](⟦{_WRAPPED}⟧)\n",
            fixed="[Lamps](https://harbourlight.example/lamps?id=4)\n",
        ),
        Bad(
            f'<span data-ttu-id="4be1c-102">Voir les [lampes](⟦{_WRAPPED}⟧).</span>'
            f'<span class="sxs-lookup"><span data-stu-id="4be1c-102">See the [lamps]({_WRAPPED}).</span></span>\n',
            fixed='<span data-ttu-id="4be1c-102">Voir les [lampes](https://harbourlight.example/lamps?id=4).</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "See the [lamps](https://harbourlight.example/lamps?id=4).</span></span>\n",
        ),
        Good("[Lamps](https://harbourlight.example/lamps?id=4)\n"),
        Good("[Lamps](https://safelinks.protection.outlook.com.lamps.example/?url=https%3A%2F%2Fa.example)\n"),
        Good(f"`{_WRAPPED}`\n"),
        Good("[Safe Links](https://eur01.safelinks.protection.outlook.com/)\n"),
    ),
)


_DATA = compile(r"\bdata(?:=|%(?:25)*3D)", IGNORECASE)


def check(page: Page) -> Iterator[Problem]:
    for group in find_groups(page, _belongs):
        yield group.problem(_message(group) if group.outcome is Outcome.FOUND else not_found(group))


def _belongs(unwrapped: Unwrapped) -> bool:
    return unwrapped.service.is_safelink and unwrapped.outcome is not Outcome.LOST


def _message(group: Group) -> str:
    one = len(group.links) == 1
    kind = "Safe Links" if "Safe Links" in group.service else group.service
    message = f"{kind} URL" if one else f"{len(group.links)} {kind} URLs"
    message += " instead of the destination"
    if any(_DATA.search(each.link.url) for each in group.links):
        words = "it usually contains" if one else "they usually contain"
        message += f"; {words} the email address and tenant of the person who copied it"
    if any(each.is_unescaped for each in group.links):
        message += f"; {'it is' if one else 'they are'} not escaped"
    return f"{message}."
