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

from doclint.document.links import write_url
from doclint.findings import Problem, Proposal, Replacement, Severity
from doclint.rules.lnk.safelinks import FoundSafelink, find_safelinks
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
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for found in find_safelinks(page.document):
        destinations = [each.safelink.destination for each in found]
        text = page.document.text
        in_source = any(
            segment.source is not None
            and any(segment.source.start <= each.link.span.start < segment.source.limit for each in found)
            for segment in page.document.segments
        )
        yield Problem(
            _message(found),
            found[0].link.span,
            help=_help(destinations[0], in_source=in_source),
            fix=_fix(found) if all(destinations) else None,
            identity=destinations[0] or text[found[0].link.span.start : found[0].link.span.end].split("?")[0],
        )


def _message(found: tuple[FoundSafelink, ...]) -> str:
    one = len(found) == 1
    message = "A Safe Links URL stands" if one else f"{len(found)} Safe Links URLs stand"
    message += " in place of the destination"
    if any("data=" in each.link.url for each in found):
        message += f"; {'its' if one else 'their'} data mostly carries the mail address and tenant of whoever copied it"
    if any(each.raw_ampersands or not each.safelink.is_encoded for each in found):
        message += f"; {'it is' if one else 'they are'} not escaped either"
    return f"{message}."


def _help(destination: str | None, *, in_source: bool) -> str:
    help_ = (
        f"Link to {destination}."
        if destination
        else "The destination is not in the link: ask whoever wrote it, and link to that."
    )
    if in_source:
        help_ += " The source half has it too: mend the source page as well, or the next handoff brings it back."
    return help_


def _fix(found: tuple[FoundSafelink, ...]) -> Proposal:
    replacements = tuple(
        Replacement(each.link.span, write_url(each.safelink.destination or "", each.link)) for each in found
    )
    return Proposal("Link to the destination", replacements)
