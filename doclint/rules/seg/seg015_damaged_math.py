"""
What it does
    Finds formulas between dollar signs whose dollar signs differ from the source half (`$n $`, a lost `$`), or whose
    commands and indexes are split (`\\ alpha`, `r _j`) or changed (`\\KET`).

Why it matters
    Most renderers then show the dollar signs and commands instead of the formula.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 293 | 50 | 50 |
    | 14,580 pages in five locales, 2021 | 0 | 0 | 0 |
    | 4,642 pages in five locales, 2019 | 0 | 0 | 0 |

    All are in one reference with 1,200 formulas. Amounts of money (98 segments of the second set write them differently)
    and shell variables are not formulas.
"""

import re
from collections.abc import Iterator

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Severity, Span
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="SEG015",
    name="damaged-math",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Le flux ⟦$n $⟧ de la lampe.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The flow $n$ of the lamp.</span></span>\n',
            says="space",
        ),
        Bad(
            '<span data-ttu-id="4be1c-102">L’angle ⟦$\\ alpha_1$⟧.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The angle $\\alpha_1$.</span></span>\n',
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Le flux $2 ^ n$ de `$lamp et $oil`.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">The flow $2^n$ of `$lamp and $oil`.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">La lampe coûte 120 dollars et l’huile 7 dollars.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">'
            "The lamp is $120 and the oil is $7.</span></span>\n"
        ),
    ),
)

# A formula of a source half: nothing that sums of money or variables of a shell could be.
_FORMULA = re.compile(
    r"(?<![\\$\w])\$(?P<math>[^\s$](?:[^$\n]{0,300}[^\s$\\])?)\$(?![\d${_]|(?!st\b|nd\b|rd\b|th\b|s\b)[^\W\d_])"
)
_IS_MATH = re.compile(r"\\[A-Za-z]|[\^_=<+|{]|\A[A-Za-z0-9]{1,2}'?\Z")
_DISPLAY = re.compile(r"(?<!\\)\$\$")
_LOOSE_FORMULA = re.compile(r"\$[^$\n]*\$")

_TORN_COMMAND = re.compile(r"\\ [A-Za-z]{2}")
_TORN_INDEX = re.compile(r"[^\W_}] _[\w{]")
_COMMAND = re.compile(r"\\[A-Za-z]+[^\W\d_]*")
_CODE = re.compile(r"`[^`]*`|\\\$")


def check(page: PairedPage) -> Iterator[Problem]:
    if "$" not in page.both:
        return
    for number, (_, target, source) in enumerate(page.halves):
        if "$" not in source:
            continue
        found = _damage(target, source)
        if found is not None:
            span, what = found
            pair = page.pairs[number]
            yield Problem(
                what,
                pair.in_target(span.start, span.end),
                help="Copy the formula from the source half; do not translate formulas.",
            )


def _damage(target: str, source: str) -> tuple[Span, str] | None:
    """The first damaged formula of the target half, and what is damaged."""
    source, target = _without_code(source), _without_code(target)
    formulas = [match["math"] for match in _FORMULA.finditer(source) if _IS_MATH.search(match["math"])]
    displays = len(_DISPLAY.findall(source))
    if not formulas and not displays:
        return None
    if not target.strip():
        return None
    if displays != len(_DISPLAY.findall(target)):
        return _span(target, re.search(r"\$ \$", target)), "`$$` of a formula changed."
    if source.count("$") != target.count("$"):
        return _span(target, re.search(r"\$", target)), "Dollar sign of a formula lost or added."
    if not formulas:
        return None
    commands = set(_COMMAND.findall(source))
    for match in _LOOSE_FORMULA.finditer(target):
        text = match[0][1:-1]
        if not text.strip():
            continue
        if (text[0].isspace() or text[-1].isspace()) and match[0] not in source:
            return Span(*match.span()), "Formula has a space inside its dollar signs."
        if _TORN_COMMAND.search(text) and not _TORN_COMMAND.search(source):
            return Span(*match.span()), "Formula has a space after a backslash."
        if _TORN_INDEX.search(text) and not _TORN_INDEX.search(source):
            return Span(*match.span()), "Formula has a space before an index."
        changed = [command for command in _COMMAND.findall(text) if command not in commands]
        if changed:
            return Span(*match.span()), f"Formula has the command `{changed[0]}`, which the source half does not have."
    return None


def _without_code(half: str) -> str:
    """A half of the same length without its inline code and escaped dollar signs."""
    return _CODE.sub(lambda match: "x" * len(match[0]), half)


def _span(half: str, match: re.Match[str] | None) -> Span:
    return Span(*match.span()) if match else Span(0, len(half))
