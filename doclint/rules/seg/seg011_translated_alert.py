"""
What it does
    Finds alerts whose type was translated or broken in the target half: `[!NOTA]` or `[! NOTE]` instead of `[!NOTE]`, and
    directives such as `:::nota` instead of `:::note`. At the start of a quotation it also finds types that no system
    knows where the source half has no type. Types of docfx, GitHub, Obsidian, Docusaurus and VitePress are known.

Why it matters
    Alert types are keywords, the same in every language. With any other word, readers see a quotation with odd brackets
    instead of an alert.

Fix safety
    Safe: the fix writes the type of the source half, or the type that the translated word means; where the quotation
    begins with a type above, it removes the second one. Where the word means no known type, there is no fix.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 20 | 20 | 20 |
    | 14,580 pages in five locales, 2021 | 4 | 4 | 4 |
    | 4,642 pages in five locales, 2019 | 2 | 2 | 2 |

    The 20 repeat a type that the line above has. The 4 are one segment that has `[! CONSEILS]` and the like for
    `[!TIPS]`, which is no type either. The 2 lack their closing bracket, and so have no fix.
"""

import re
from collections.abc import Iterator

from doclint.document.pairs import Pair, PairedPage
from doclint.findings import Problem, Proposal, Replacement, Severity, Span
from doclint.rules.rule import Bad, Good, Rule, Scope
from doclint.rules.seg.alert_kinds import is_kind, kind_meant

_ALERT = re.compile(r"\s*(?P<alert>\[!(?P<kind>[A-Za-z]+)\][+-]?)")
_ALERT_OF_ANY_KIND = re.compile(r"\s*(?P<alert>\[\s?[!！]\s?(?P<kind>[^\[\]\n]{1,40})\][+-]?)")
_DIRECTIVE = re.compile(r"\s*(?P<colons>:{3,})[ \t]?(?P<kind>[A-Za-z]+)(?![\w-])")
_DIRECTIVE_OF_ANY_KIND = re.compile(r"\s*:{3,}[ \t]?(?P<kind>[^\s{}\[\]:]{1,40})")

# What a line that begins a quotation has before its text.
_QUOTATION = re.compile(r"[ \t]*>[ \t>]*\Z")

# A type is one word; `[!VIDEO https://…]` and `[!INCLUDE …]` are something else.
_IS_TYPE = re.compile(r"[^\W\d_]+")
_TYPE_ABOVE = re.compile(r"[ \t>]*>[ \t]*\[![A-Za-z]+\][+-]?\s*\Z")
_SOURCE_ALERT = re.compile(r"\[\s?!")

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
        Bad(
            '> <span data-ttu-id="4be1c-102">⟦[!Remarque]⟧ La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The lamp.</span></span>\n',
            fixed='> <span data-ttu-id="4be1c-102">[!NOTE] La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The lamp.</span></span>\n',
        ),
        Bad(
            '> [!NOTE]\n> <span data-ttu-id="4be1c-102">⟦[!NOTA]⟧ La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The lamp.</span></span>\n',
            fixed='> [!NOTE]\n> <span data-ttu-id="4be1c-102">La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The lamp.</span></span>\n',
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">:::⟦conseil⟧ La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">:::tip The lamp.</span></span>\n',
            fixed='<span data-ttu-id="4be1c-102">:::tip La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">:::tip The lamp.</span></span>\n',
        ),
        Good(
            '> <span data-ttu-id="4be1c-102">[!NOTE] La lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">[!Note] The lamp.</span></span>\n'
        ),
    ),
)


def check(page: PairedPage) -> Iterator[Problem]:
    both = page.both
    has_alerts = "!" in both and ("[!" in both or "[ !" in both)
    if not has_alerts and ":::" not in both:
        return
    for number, (_, target, source) in enumerate(page.halves):
        if ":::" in source:
            yield from _changed_directive(page.pairs[number])
        elif "[" in target or "[!" in source:
            pair = page.pairs[number]
            if alert := _ALERT.match(source):
                yield from _changed_alert(pair, alert)
            elif _is_in_quotation(page.text, pair):
                yield from _unknown_alert(page.text, pair)


def _changed_alert(pair: Pair, source: re.Match[str]) -> Iterator[Problem]:
    target = _ALERT_OF_ANY_KIND.match(pair.target)
    if target is not None and target["alert"].casefold() == source["alert"].casefold():
        return
    kind = kind_meant(source["kind"])
    expected = source["alert"] if kind is None or is_kind(source["kind"]) else f"[!{kind}]"
    span = pair.in_target(*target.span("alert")) if target is not None else pair.target_content
    yield Problem(
        f"Alert type changed; expected `{expected}`.",
        span,
        help=f"Write `{expected}`; alert types are the same in every language.",
        fix=_writes(expected, span) if target is not None and kind is not None else None,
    )


def _unknown_alert(text: str, pair: Pair) -> Iterator[Problem]:
    target = _ALERT_OF_ANY_KIND.match(pair.target)
    if target is None or is_kind(target["kind"]) or not _IS_TYPE.fullmatch(target["kind"]):
        return
    if _SOURCE_ALERT.search(pair.source):
        return
    kind = kind_meant(target["kind"])
    span = pair.in_target(*target.span("alert"))
    if _has_type_above(text, pair):
        behind = len(pair.target) - len(pair.target[target.end() :].lstrip())
        yield Problem(
            f"Alert type `{target['alert']}` repeats the type in the line above.",
            span,
            help="Remove the second type.",
            fix=Proposal("Remove the second type", (Replacement(pair.in_target(target.start("alert"), behind), ""),)),
        )
        return
    yield Problem(
        f"Unknown alert type `{target['alert']}`.",
        span,
        help=f"Write `[!{kind}]`; alert types are the same in every language."
        if kind is not None
        else "Use a type that the documentation system knows, such as `[!NOTE]`.",
        fix=_writes(f"[!{kind}]", span) if kind is not None else None,
    )


def _changed_directive(pair: Pair) -> Iterator[Problem]:
    source = _DIRECTIVE.match(pair.source)
    target = _DIRECTIVE_OF_ANY_KIND.match(pair.target)
    if source is None or target is None or not is_kind(source["kind"]):
        return
    if target["kind"] != source["kind"]:
        span = pair.in_target(*target.span("kind"))
        yield Problem(
            f"Alert type changed; expected `{source['colons']}{source['kind']}`.",
            span,
            help=f"Write `{source['kind']}`; alert types are the same in every language.",
            fix=_writes(source["kind"], span),
        )


def _writes(text: str, span: Span) -> Proposal:
    return Proposal(f"Write `{text}`", (Replacement(span, text),))


def _has_type_above(text: str, pair: Pair) -> bool:
    """Whether the line before that of the target half is a type and nothing else."""
    line = text.rfind("\n", 0, pair.start) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return _TYPE_ABOVE.match(text, above, line) is not None


def _is_in_quotation(text: str, pair: Pair) -> bool:
    """Whether the target half is the first thing in a line of a quotation."""
    line = text.rfind("\n", 0, pair.start) + 1
    return _QUOTATION.match(text[line : pair.start]) is not None
