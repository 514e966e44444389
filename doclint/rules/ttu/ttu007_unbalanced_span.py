"""
What it does
    Finds halves with a stray `</span>` or an unclosed `<span>`, inline code aside. Each segment gets one finding. If the
    source half has the same tag, the defect comes from the source page: the remedy is `source`, and the finding of the
    first locale is the cause of the others. An unclosed `<span>` of both halves is an info: writers put one into a name
    so that it becomes no link (`contoso.<span>com`).

Why it matters
    For browsers and the next handoff, the half ends at the stray tag: the rest of the sentence is not part of it.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 2 | 2 | 2 |
    | 14,580 pages in five locales, 2021 | 5 | 5 | 5 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    All from the source: one article with an unclosed `<span>`, one with a stray `</span>` in each locale.
"""

from collections.abc import Iterator

from doclint.document.halves import read_half
from doclint.document.pairs import Extent
from doclint.document.regions import Regions
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
            '<span data-ttu-id="4be1c-102">Écrivez `<span>` ici.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Write `<span>` here.</span></span>\n' + _PAIR
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
        if uneven.stray is None or _is_code(pair.target if uneven is target else pair.source, uneven):
            continue
        from_source = target.surplus == source.surplus
        half = "target" if uneven is target else "source"
        where = "both halves have" if from_source else f"the {half} half has"
        what = "a stray `</span>`" if uneven.surplus > 0 else "an unclosed `<span>`"
        yield Problem(
            f"In segment {pair.id}, {where} {what}.",
            uneven.stray,
            help="Fix the source page: the tag comes from there."
            if from_source
            else "Remove the tag, or restore the matching one; compare with the other half.",
            # Writers put an unclosed `<span>` into a name so that it becomes no link: `contoso.<span>com`.
            severity=Severity.INFO if from_source and uneven.surplus < 0 else None,
            remedy=Remedy.SOURCE if from_source else Remedy.EDIT,
            identity=pair.id,
            origin=f"{target.surplus} {' '.join(pair.source.split())}" if from_source else None,
        )


def _is_code(half: str, extent: Extent) -> bool:
    """Whether the tags out of balance are inline code of the half."""
    if "`" not in half or extent.stray is None:
        return False
    place = extent.stray.start - extent.start
    return Regions(span for _, span in read_half(half).code).hold(place)
