"""Budgets are judged by medians of one sitting, and kept only if every sitting keeps them."""

from __future__ import annotations

import pytest

from benchmarks.budgets import BUDGETS, Verdict, verdicts
from benchmarks.results import Sitting, memory
from tests.benchmarks.measurement import measured, sitting


def verdict_of(key: str, *sittings: Sitting) -> Verdict:
    return next(verdict for verdict in verdicts(sittings) if verdict.budget.key == key and verdict.budget.beside)


def test_a_ratio_is_one_of_medians_of_the_same_sitting() -> None:
    verdict = verdict_of("cold", sitting(cold=2.0), sitting(cold=2.4))
    assert verdict.measured == (2.0 / 4.0, 2.4 / 4.0)
    assert verdict.numbers == ["0.50", "0.60"]


@pytest.mark.parametrize(("cold", "is_kept"), [(2.4, True), (2.41, False)])
def test_a_budget_is_kept_if_every_sitting_keeps_it(cold: float, is_kept: bool) -> None:
    assert verdict_of("cold", sitting(cold=cold), sitting(cold=2.0)).is_kept is is_kept
    assert verdict_of("cold", sitting(cold=2.0), sitting(cold=cold)).is_kept is is_kept


@pytest.mark.parametrize("missing", ["cold", "rumdl"])
def test_what_was_not_measured_is_neither_kept_nor_broken(missing: str) -> None:
    less = sitting(cold=2.0)
    del less[missing]
    verdict = verdict_of("cold", less)
    assert verdict.is_kept is None
    assert verdict.word == "not measured"


def test_memory_is_that_of_all_processes_in_megabytes() -> None:
    (verdict,) = (verdict for verdict in verdicts([sitting(cold=2.0)]) if verdict.budget.beside is None)
    assert verdict.numbers == ["120 MB"]
    assert verdict.is_kept
    broken = sitting(cold=2.0) | {"cold": measured("doclint", 2.0, megabytes=251)}
    assert verdicts([broken])[-1].is_kept is False
    unknown = sitting(cold=2.0) | {"cold": measured("doclint", 2.0)}
    assert verdicts([unknown])[-1].is_kept is None


def test_memory_is_no_less_than_that_of_the_largest_process() -> None:
    run = measured("doclint", 2.0, megabytes=100)
    run["largest"] = 130_000_000
    assert memory({"cold": run}, "cold") == 130_000_000


def test_budgets_are_those_that_were_given() -> None:
    given = {(budget.key, budget.beside, budget.most) for budget in BUDGETS}
    assert given == {
        ("cold", "rumdl", 0.6),
        ("unchanged", "rumdl-unchanged", 0.4),
        ("commit", "commit-script", 1.0),
        ("version", "python", 5.0),
        ("cold", None, 250.0),
    }
