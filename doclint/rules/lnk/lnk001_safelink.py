"""
What it does
    Finds links that lead through Outlook's Safe Links instead of to their destination: `*.safelinks.protection` hosts,
    and Outlook's and Teams' own pages for them. One finding for a segment, however many its halves hold.

Why it matters
    The link was copied from a mail. It carries the mail address and the tenant of whoever copied it, readers cannot see
    where it leads, and it breaks when the gateway forgets it.

Fix safety
    Safe: the destination stands in the link itself. It is written so that CommonMark reads back exactly that.

Evidence
    30 segments on 14 of 4,642 pages (68 URLs), none two years later: somebody had mended them all by hand.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Severity
from doclint.rules.lnk.wrapped_links import Group, find_groups, fix_for, help_for
from doclint.rules.lnk.wrappers import Unwrapped
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


def check(page: Page) -> Iterator[Problem]:
    for group in find_groups(page.document, _belongs):
        yield Problem(
            _message(group), group.first.link.span, help=help_for(group), fix=fix_for(group), identity=group.identity
        )


def _belongs(unwrapped: Unwrapped) -> bool:
    return unwrapped.wrapper.is_safelink and not unwrapped.is_lost


def _message(group: Group) -> str:
    one = len(group.links) == 1
    message = "A Safe Links URL stands" if one else f"{len(group.links)} Safe Links URLs stand"
    message += " in place of the destination"
    if any("data=" in each.link.url for each in group.links):
        message += f"; {'its' if one else 'their'} data mostly carries the mail address and tenant of whoever copied it"
    if any(each.is_unescaped for each in group.links):
        message += f"; {'it is' if one else 'they are'} not escaped either"
    return f"{message}."
