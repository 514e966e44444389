"""Pages of our own writing in two languages, and one change to one of them: what alignment is tried on."""

from __future__ import annotations

import random

from doclint.articles.alignment import align
from doclint.document.blocks import blocks
from doclint.document.page import read_document

_SYLLABLES = "ba lo mi ren tas vu kel for dun ash wick lamp tide horn bay sel".split()

CHANGES = ("insert", "remove", "move", "split")


_MANY = random.Random(0)
_WORDS = ["".join(_MANY.choices(_SYLLABLES, k=_MANY.randint(1, 3))) for _ in range(5_000)]


def _words(chance: random.Random, count: int, ending: str) -> str:
    start = chance.randrange(len(_WORDS) - count)
    return f"{ending} ".join(_WORDS[start : start + count]) + ending


def _block(chance: random.Random, number: int) -> tuple[str, str, bool]:
    """A block in two languages, and whether it has something without a language in it, as two of three have."""
    kind = chance.choices(["", "- ", "## ", "### ", "<td>", ":::note ", "```"], [40, 25, 8, 6, 6, 4, 11])[0]
    count = max(2, int(chance.lognormvariate(2.8, 0.6)))
    neutral = chance.choice(
        [
            f"`lamp_{number}`",
            f"[x](https://harbourlight.example/{number})",
            f"`wick{chance.randint(1, 40)}`",
            f"HarbourLight{chance.randint(1, 60)}",
        ]
    )
    if kind == "```":
        code = "\n".join(f"light_{chance.randint(1, 99)} = {chance.randint(1, 99)}" for _ in range(3))
        return f"```py\n{code}\n```", f"```py\n{code}\n```", True
    is_neutral = chance.random() < 0.66
    words = _words(chance, count, ""), _words(chance, max(2, round(count * chance.uniform(1.0, 1.3))), "o")
    if not is_neutral:
        return kind + words[0], kind + words[1], False
    return f"{kind}{words[0]} {neutral}", f"{kind}{neutral} {words[1]}", True


def trial(seed: int, size: int = 500) -> tuple[list[str], float]:
    """Align a page of so many blocks, of which one was inserted, removed, moved or split on one side, with the other.

    A block that is moved has something without a language: two neighbors of a kind and a length cannot be told apart
    by anybody who does not read their language.

    Returns:
        What is wrong in words, and the share of the other blocks that are paired.
    """
    chance = random.Random(seed)
    made = [_block(chance, number) for number in range(size)]
    sides = [[(number, source) for number, (source, _, _) in enumerate(made)]]
    sides.append([(number, target) for number, (_, target, _) in enumerate(made)])
    side = chance.choice(sides)
    change = chance.choice(CHANGES)
    place = chance.randrange(size)
    touched = {place}
    if change == "insert":
        source, target, _ = _block(chance, size + 1)
        side.insert(place, (-1, source if side is sides[0] else target))
        touched = set()
    elif change == "remove":
        del side[place]
    elif change == "move":
        while not made[place][2]:
            place = chance.randrange(size)
        touched = {place}
        side.insert(chance.randrange(size), side.pop(place))
    else:
        while made[place][0].startswith("```"):
            place = chance.randrange(size)
        words = side[place][1].split()
        middle = len(words) // 2
        touched = {place}
        side[place : place + 1] = [(place, " ".join(words[:middle]) or "x"), (place, " ".join(words[middle:]))]
    first, second = (blocks(read_document("\n\n".join(text for _, text in one).encode())) for one in sides)
    numbers = [
        {id(block): number for block, (number, _) in zip(page, one, strict=True)}
        for page, one in zip((first, second), sides, strict=True)
    ]
    found = align(first, second)
    wrong = []
    right = set()
    for pair in found.pairs:
        number, other = numbers[0][id(pair.source)], numbers[1][id(pair.target)]
        if number == other:
            right.add(number)
        else:
            wrong.append(f"seed {seed} ({change}): {pair.source.text[:60]!r} is no {pair.target.text[:60]!r}")
    return wrong, len(right - touched) / (size - len(touched))


if __name__ == "__main__":
    import sys

    for number in range(int(sys.argv[1])):
        wrong_pairs, paired = trial(number)
        if wrong_pairs or paired < 0.95:
            sys.exit(f"{wrong_pairs or f'seed {number}: only {paired:.1%} are paired'}")
