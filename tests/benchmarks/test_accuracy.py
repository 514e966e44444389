"""The accuracy bench on pages of our own: every planted defect is found, nothing else is, and fixes restore the page."""

from __future__ import annotations

import random
from itertools import count

import pytest

from benchmarks.accuracy import measure
from benchmarks.plants import PLANTERS, RESTORED
from doclint.rules.registry import all_rules

PLANTS = 12

_SENTENCES = (
    ("Le phare s’allume à la tombée de la nuit.", "The beacon lights up when the night falls."),
    (
        "Ouvrez le [guide des lampes](https://harbourlight.example/lamps?view=short#wicks) et lisez-le.",
        "Open the [lamp guide](https://harbourlight.example/lamps?view=short#wicks) and read it.",
    ),
    (
        "Choisissez **Réglages** > **Cornes** > **Volume** pour la corne de brume.",
        "Choose **Settings** > **Horns** > **Volume** for the fog horn.",
    ),
    ("Appuyez sur **Lumière vive** et attendez.", "Press **Bright light** and wait until it is on."),
    (
        "Voir [Cornes de brume](https://harbourlight.example/horns) & [Plan](https://harbourlight.example/map).",
        "See [Fog horns](https://harbourlight.example/horns) & [Map](https://harbourlight.example/map).",
    ),
    ("灯塔在夜间亮起，并且**不会熄灭**。", "The beacon is on at night and **does not go out**."),
    ("Маяк **Світло** видно за п’ять миль.", "The **Light** beacon is seen from five miles."),
)


def page(prefix: str, chance: random.Random) -> str:
    """A bilingual page of our own in the shapes that segments have: paragraphs, lists, quotations, tables, headings."""
    numbers = count(chance.randint(101, 990), chance.randint(1, 3))

    def segment() -> str:
        target, source = chance.choice(_SENTENCES)
        id_ = f"{prefix}-{next(numbers)}"
        return (
            f'<span data-ttu-id="{id_}">{target}</span>'
            f'<span class="sxs-lookup"><span data-stu-id="{id_}">{source}</span></span>'
        )

    return (
        f"---\ntitle: Le phare\n---\n# <a name='x'></a>{segment()}\n\n{segment()} {segment()}\n\n"
        f"1. {segment()}\n   - {segment()}\n\n> {segment()}\n> {segment()}\n\n"
        f"| a | b |\n| - | - |\n| {segment()} | {segment()} |\n\n{segment()}\n"
    )


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    chance = random.Random(7)
    locales = ("fr-FR", "nb-NO", "uk-UA")
    return {
        f"{locale}/{number:03}.md": page(f"{chance.randrange(16**5):05x}", chance).replace("\n", line_end)
        for number, (locale, line_end) in enumerate(
            (locale, line_end) for locale in locales for line_end in ("\n", "\r\n") for _ in range(5)
        )
    }


def test_every_rule_about_bodies_is_planted() -> None:
    codes = {code for code, registered in all_rules().items() if registered.family in ("TTU", "SEG", "LNK")}
    assert set(PLANTERS) == codes
    fixed = {
        code for code in codes if any(getattr(example, "fixed", None) for example in all_rules()[code].rule.examples)
    }
    assert fixed == RESTORED


@pytest.mark.parametrize("code", sorted(PLANTERS))
def test_what_is_planted_is_found_and_nothing_else(code: str, pages: dict[str, str]) -> None:
    score = measure(pages, code, PLANTS, random.Random(code))
    assert score.plants == PLANTS
    assert score.is_perfect, score
