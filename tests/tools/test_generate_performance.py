"""docs/performance.md says what was measured last, and drift is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.results import save
from tests.benchmarks.measurement import results
from tests.tools.conftest import Run

TOOL = "tools/generate_performance.py"


@pytest.fixture
def measured(project: Path) -> Path:
    save(results(), project / "benchmarks/results.json")
    return project


def test_the_page_and_its_picture_are_made_from_results(measured: Path, run: Run) -> None:
    drift = run(TOOL, "--check")
    assert drift.returncode == 1
    assert "docs/performance.md" in drift.stderr
    assert run(TOOL).returncode == 0
    assert run(TOOL, "--check").returncode == 0
    assert "14,580 in 5 locales" in (measured / "docs/performance.md").read_text(encoding="utf-8")
    picture = measured / "docs/performance.svg"
    picture.write_text("<svg/>", encoding="utf-8")
    assert "docs/performance.svg" in run(TOOL, "--check").stderr


def test_what_is_written_by_hand_stays(measured: Path, run: Run) -> None:
    assert run(TOOL).returncode == 0
    page = measured / "docs/performance.md"
    row = "| a lamp of its own for each wick | none | no |\n"
    page.write_text(
        page.read_text(encoding="utf-8").replace("| --- | --- | --- |\n", f"| --- | --- | --- |\n{row}"), "utf-8"
    )
    assert run(TOOL, "--check").returncode == 0
    run(TOOL)
    assert row in page.read_text(encoding="utf-8")


def test_without_a_measurement_nothing_is_written(measured: Path, run: Run) -> None:
    (measured / "benchmarks/results.json").unlink()
    page = (measured / "docs/performance.md").read_bytes()
    assert run(TOOL).returncode == 0
    assert run(TOOL, "--check").returncode == 0
    assert (measured / "docs/performance.md").read_bytes() == page
