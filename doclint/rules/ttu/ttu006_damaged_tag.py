"""
What it does
    Finds tags of segments in which quotes were turned into entities: `<span data-ttu-id="4be1c-102&quot;>`, `<span
    class=&quot;sxs-lookup&quot;>`. One finding for a run of damaged tags, which ends at the first undamaged one. What
    the tags mean is read all the same, so that other damage is still found.

Why it matters
    To a browser and to the next handoff these are no tags, or one tag that reaches to the next real quote: the pairs of
    the run are lost.

Fix safety
    Safe: the entities in these tags become quotes again; nothing else is touched.

Evidence
    None in two sets of 4,642 and 14,580 pages; 10 of 14,476 pages of four other repositories have it, always as a run
    of pairs, and two of these show no other symptom.
"""

from collections.abc import Iterator
from itertools import groupby

from doclint.document.segments import DamagedTag, read_tags
from doclint.findings import Problem, Proposal, Replacement, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_SOUND = (
    '<span data-ttu-id="4be1c-103">Il est tard.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>'
)
_DAMAGED = (
    '⟦<span data-ttu-id="4be1c-102&quot;>⟧Le phare.</span>'
    "<span class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;4be1c-102&quot;>The beacon.</span></span> "
    '<span data-ttu-id=&quot;4be1c-103">Il est tard.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
)
_MENDED = (
    '<span data-ttu-id="4be1c-102">Le phare.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The beacon.</span></span> '
    f"{_SOUND}\n"
)

RULE = Rule(
    code="TTU006",
    name="damaged-tag",
    severity=Severity.ERROR,
    scope=Scope.PAGE,
    examples=(
        Bad(_DAMAGED, fixed=_MENDED, says="4 tags"),
        Bad(
            f"{_SOUND} "
            '<span data-ttu-id="4be1c-104">Le phare.</span>'
            "⟦<span class=&quot;sxs-lookup&quot;>⟧"
            '<span data-stu-id="4be1c-104">The beacon.</span></span>\n',
            fixed=f"{_SOUND} "
            '<span data-ttu-id="4be1c-104">Le phare.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-104">The beacon.</span></span>\n',
        ),
        Good(f"{_SOUND} &quot;Bonsoir&quot;\n"),
        Good("`<span data-ttu-id=&quot;4be1c-102&quot;>` is what damage looks like.\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    document = page.document
    if document.has_only_plain_pairs:
        return
    tags = read_tags(document.text, document.segments)
    for is_damaged, members in groupby(tags, lambda tag: tag.is_damaged):
        if is_damaged:
            yield _problem(list(members))


def _problem(run: list[DamagedTag]) -> Problem:
    first = run[0].tag
    count = "A tag" if len(run) == 1 else f"{len(run)} tags"
    have = "has" if len(run) == 1 else "have"
    return Problem(
        f"{count} of segments {have} entities in place of quotes.",
        Span(first.start, first.end),
        help="Write quotes for the entities inside these tags.",
        fix=Proposal(
            "Restore the quotes",
            tuple(Replacement(entity, quote) for tag in run for entity, quote in tag.entities),
        ),
    )
