"""What doclint may need: each budget is a ratio to something that was measured in the same sitting, or an amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.results import Sitting, memory, wall


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one run may need.

    Attributes:
        key: the run that it is for.
        beside: the run that it is compared with, by wall time; without one, `most` is megabytes of memory.
    """

    title: str
    key: str
    most: float
    beside: str | None = None
    beside_is: str = ""

    @property
    def limit(self) -> str:
        return f"{self.most} × {self.beside_is}" if self.beside else f"{self.most:.0f} MB"

    def of(self, sitting: Sitting) -> float | None:
        """What was measured: a ratio of medians, or megabytes; None where a part of it was not measured."""
        if self.key not in sitting or (self.beside is not None and self.beside not in sitting):
            return None
        if self.beside is not None:
            return wall(sitting, self.key) / wall(sitting, self.beside)
        peak = memory(sitting, self.key)
        return None if peak is None else peak / 1e6


@dataclass(frozen=True, slots=True)
class Verdict:
    """A budget and what was measured of it, sitting by sitting; it is kept if it is kept in each."""

    budget: Budget
    measured: tuple[float, ...]

    @property
    def is_kept(self) -> bool | None:
        return max(self.measured) <= self.budget.most if self.measured else None

    @property
    def word(self) -> str:
        return {True: "kept", False: "**broken**", None: "not measured"}[self.is_kept]

    @property
    def numbers(self) -> list[str]:
        return [f"{number:.2f}" if self.budget.beside else f"{number:.0f} MB" for number in self.measured]


BUDGETS = (
    Budget("whole corpus, cold, no cache", "cold", 0.6, "rumdl", "`rumdl check --no-cache`"),
    Budget("whole corpus, nothing changed", "unchanged", 0.4, "rumdl-unchanged", "`rumdl check` with its cache warm"),
    Budget("five changed pages, siblings compared", "commit", 1.0, "commit-script", "the script on the same pages"),
    Budget("`doclint --version`", "version", 5.0, "python", "`python -c pass`"),
    Budget("peak memory, whole corpus", "cold", 250.0),
)


def verdicts(sittings: Sequence[Sitting]) -> list[Verdict]:
    """All budgets, judged."""
    return [
        Verdict(budget, tuple(number for sitting in sittings if (number := budget.of(sitting)) is not None))
        for budget in BUDGETS
    ]
