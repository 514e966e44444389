"""
What it does
    Finds one to three words that occur three or more times in a row in the target half: `lamp lamp lamp`. Does not report
    halves whose source half repeats words too. Checks for two or three words only if the target half is clearly longer
    than the source half. Ignores symbols (`_ _ _`), numbers and single letters.

Why it matters
    It is an error of a translation engine. Usually, other words of the sentence are lost.

Evidence
    | set | fired | read | true |
    | --- | --- | --- | --- |
    | 2,600 pages of four products, 2021 | 1 | 1 | 1 |
    | 14,580 pages in five locales, 2021 | 4 | 4 | 4 |
    | 4,642 pages in five locales, 2019 | 1 | 1 | 1 |
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from doclint.document.pairs import PairedPage
from doclint.findings import Problem, Severity, Span, shortened
from doclint.rules.rule import Bad, Good, Rule, Scope

RULE = Rule(
    code="SEG018",
    name="repeated-words",
    severity=Severity.WARNING,
    scope=Scope.PAIR,
    examples=(
        Bad(
            '<span data-ttu-id="4be1c-102">Reliez ⟦le phare le phare le phare le phare⟧ au port.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Connect the beacon to the harbour.</span></span>\n',
            says="le phare",
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Nous nous aimons, 0 0 0.</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">We love each other, 0 0 0.</span></span>\n'
        ),
        Good(
            '<span data-ttu-id="4be1c-102">Criez « phare phare phare ».</span>'
            '<span class="sxs-lookup"><span data-stu-id="4be1c-102">Shout “beacon beacon beacon”.</span></span>\n'
        ),
    ),
)

_MOST_WORDS = 3

# A word that stands twice: nothing else is looked for in all halves, since more takes three times as long.
_TWICE = re.compile(r" (\S{2,40}+) \1(?!\w)")

# Up to three words: for halves that have become longer than their source.
_SEVERAL_TWICE = re.compile(r" (\S{2,40}+) (?:\1|(\S{2,40}+) (?:\1 \2|(\S{2,40}+) \1 \2 \3))(?!\w)")
_GROWTH = 1.35

_TOKEN = re.compile(r"\w[\w’'-]*")
_GAP = re.compile(r",?\s{1,2}")
_IS_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_CODE = re.compile(r"`[^`]*`|\]\([^()\s]*\)|<[^<>]*>")


def check(page: PairedPage) -> Iterator[Problem]:
    halves = page.halves
    worth = {
        number
        for number, (_, target, source) in enumerate(halves)
        if len(target) > _GROWTH * len(source) + 4 and _SEVERAL_TWICE.search(f" {target}")
    }
    if _TWICE.search(page.targets):
        worth.update(number for number, (_, target, _source) in enumerate(halves) if _TWICE.search(f" {target}"))
    for number in sorted(worth):
        _, target, source = halves[number]
        found = _repeated(target)
        if found is not None and _repeated(source) is None:
            span, words = found
            yield Problem(
                f"Repeated words `{shortened(words)}`.",
                page.pairs[number].in_target(span.start, span.end),
                help="Compare with the source half, and translate the sentence again.",
            )


def _repeated(half: str) -> tuple[Span, str] | None:
    """The first words that stand three times and more in a row, with nothing but spaces and commas between them."""
    masked = _CODE.sub(lambda match: "|" * len(match[0]), half)
    tokens = list(_TOKEN.finditer(masked))
    words = [token[0].casefold() for token in tokens]
    # How many words up to here stand close to the one before.
    close = [False, *(_GAP.fullmatch(masked, one.end(), two.start()) is not None for one, two in pairwise(tokens))]
    for step in range(1, _MOST_WORDS + 1):
        run = 0
        for index in range(step, len(words)):
            run = run + 1 if close[index] and words[index] == words[index - step] else 0
            first = index - run - step + 1
            if run >= 2 * step and all(close[first + 1 : first + step]) and _are_words(words[first : first + step]):
                last = next(
                    (at - 1 for at in range(index + 1, len(words)) if not close[at] or words[at] != words[at - step]),
                    len(words) - 1,
                )
                return Span(tokens[first].start(), tokens[last].end()), " ".join(words[first : first + step])
    return None


def _are_words(words: list[str]) -> bool:
    return any(map(_IS_WORD.search, words))
