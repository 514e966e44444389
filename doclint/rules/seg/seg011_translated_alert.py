"""
What it does
    Finds alerts whose type was translated or broken in the target half: `[!NOTA]` or `[! NOTE]` instead of `[!NOTE]`.

Why it matters
    Alert types are keywords, the same in every language. With any other word, readers see a quotation with odd brackets
    instead of an alert.

Fix safety
    Safe: the fix replaces the alert with that of the source half.

Evidence
    4 in a set of 14,580 pages in five locales, 2021: one segment in four locales (`[! CONSEILS]` for `[!TIPS]`), all
    true. 2 in a set of 4,642 pages, 2019, both true; both lack the closing bracket and so have no fix.
"""

import re
from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Proposal, Replacement, Severity
from doclint.rules.rule import Bad, Good, Rule, Scope

_ALERT = re.compile(r"\s*(?P<alert>\[![A-Za-z]+\])")
_ALERT_OF_ANY_KIND = re.compile(r"\s*(?P<alert>\[\s?!\s?[^\[\]\n]{1,40}\])")

RULE = Rule(
    code="SEG011",
    name="translated-alert",
    severity=Severity.ERROR,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '> <span data-ttu-id="4be1c-102">⟦[!NOTA]⟧ La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">[!NOTE] The lamp.</span></span>\n',
            fixed='> <span data-ttu-id="4be1c-102">[!NOTE] La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">[!NOTE] The lamp.</span></span>\n',
            says="[!NOTE]",
        ),
        Good(
            '> <span data-ttu-id="4be1c-102">[!NOTE] La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">[!Note] The lamp.</span></span>\n'
        ),
    ),
)


def check(page: PairedPage) -> Iterator[Problem]:
    both = page.both
    # One character is found five times as fast as two.
    if "!" not in both or "[!" not in both:
        return
    for pair in page.pairs:
        source = _ALERT.match(pair.source)
        if source is None:
            continue
        target = _ALERT_OF_ANY_KIND.match(pair.target)
        if target is not None and target["alert"].upper() == source["alert"].upper():
            continue
        span = pair.in_target(*target.span("alert")) if target is not None else pair.target_content
        yield Problem(
            f"Alert type changed; expected `{source['alert']}`.",
            span,
            help=f"Write `{source['alert']}`; alert types are the same in every language.",
            fix=Proposal(f"Write `{source['alert']}`", (Replacement(span, source["alert"]),))
            if target is not None
            else None,
        )
