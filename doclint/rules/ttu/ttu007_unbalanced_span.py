"""
What it does
    Finds a half with a stray `</span>` or a `<span>` that nothing closes. One finding for a segment. Where the source
    half has the same, it comes from the source page: the remedy is there, and of all its locales the first one's
    finding is the cause of the others'.

Why it matters
    The half ends where the stray tag stands, for a browser and for the next handoff: the rest of the sentence is no
    part of it.

Evidence
    A set of 14,580 pages, 2021: 5, one segment of one article in each locale, all from the source. One of 4,642 pages,
    2019: none.
"""

from collections.abc import Iterator

from doclint.findings import Problem, Remedy, Severity
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_PAIR = (
    '<span data-ttu-id="4be1c-103">Il est tard.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-103">It is late.</span></span>\n'
)

_STRAY = (
    '<span data-ttu-id="4be1c-102">Le phare⟦</span>⟧ s’allume.</span>'
    '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The beacon</span> lights up.</span></span>\n'
)

RULE = Rule(
    code="TTU007",
    name="unbalanced-span",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad({"fr-fr/a.md": _STRAY + _PAIR, "nb-no/a.md": _STRAY + _PAIR}, says="source"),
        Bad(
            '<span data-ttu-id="4be1c-102">Le ⟦<span>⟧phare s’allume.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The beacon lights up.</span></span>\n' + _PAIR,
            says="edit",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Le <span>phare</span> s’allume.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The <span>beacon</span> lights up.</span></span>\n'
        ),
        Good(f'<span class="lead">{_PAIR.rstrip()}</span>\n'),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    if page.document.has_only_plain_pairs:
        return
    for pair in page.document.pairs:
        target, source = pair.target_extent, pair.source_extent
        if target is None or source is None or (target.stray is None and source.stray is None):
            continue
        uneven = target if target.stray is not None else source
        if uneven.stray is None:
            continue
        from_source = target.surplus == source.surplus
        half = "target" if uneven is target else "source"
        where = "both halves have" if from_source else f"the {half} half has"
        what = "a `</span>` too many" if uneven.surplus > 0 else "a `<span>` that nothing closes"
        yield Problem(
            f"In the segment {pair.id} {where} {what}.",
            uneven.stray,
            help="Mend the source page: the tag comes from there."
            if from_source
            else "Take the tag out, or put its partner back: compare with the other half.",
            remedy=Remedy.SOURCE if from_source else Remedy.EDIT,
            identity=pair.id,
            origin=f"{target.surplus} {' '.join(pair.source.split())}" if from_source else None,
        )
