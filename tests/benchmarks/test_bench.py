"""The measurement itself, on a few pages: every run gives an answer, and every budget has its runs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import benchmarks.__main__ as bench
import doclint
from benchmarks import scaling
from benchmarks.budgets import BUDGETS
from benchmarks.corpora import LOCALES, PROJECT, generate
from benchmarks.peers import Peers, find_peers
from benchmarks.performance_page import parts_of_page, render_picture
from benchmarks.results import load, save
from benchmarks.runs import cases
from benchmarks.sampler import Sampler
from benchmarks.shares import PARTS, measure_shares, part_of
from benchmarks.trees import repository
from tests.benchmarks.measurement import results, sitting

ARTICLES = 6
PACKAGE = Path(doclint.__file__).parent

INSTALLED = find_peers()
NOBODY = Peers(Path("rumdl"), Path("mdsmith"), Path("python"))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    generate(folder, ARTICLES, LOCALES[:2])
    return folder


@pytest.fixture(autouse=True)
def _this_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is installed, what is measured here is the code that is tested."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))


def test_every_budget_has_its_runs(corpus: Path, tmp_path: Path) -> None:
    tree = repository(corpus, tmp_path / "tree")
    keys = [case.key for case in cases(tree, tree, tmp_path, NOBODY)]
    assert len(set(keys)) == len(keys)
    assert {budget.key for budget in BUDGETS} | {budget.beside for budget in BUDGETS if budget.beside} <= set(keys)


def test_pages_change_before_runs_that_are_about_changes(corpus: Path, tmp_path: Path) -> None:
    steady, changing = repository(corpus, tmp_path / "steady"), repository(corpus, tmp_path / "changing")
    before = {path: path.read_bytes() for tree in (steady, changing) for path in tree.folder.rglob("*.md")}
    changed = {}
    for case in cases(steady, changing, tmp_path, None):
        case.prepare()
        changed[case.key] = sum(path.read_bytes() != content for path, content in before.items())
        before = {path: path.read_bytes() for path in before}
    assert {key: count for key, count in changed.items() if count} == {
        "edited": 1,
        "commit": 5,
        "commit-cold": 5,
        "commit-script": 5,
    }


def test_the_measurement_runs_from_pages_to_page(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.runs._SHORT", 1)
    output = tmp_path / "results.json"
    assert bench.main(["--quick", "--corpus", str(corpus), "--output", str(output)]) == 0
    measured = load(output)
    assert measured["corpus"]["pages"] == 2 * ARTICLES
    assert [len(run["wall"]) for run in measured["sittings"][0].values()].count(0) == 0
    assert [size["pages"] for size in measured["sizes"]] == [4, 12, 24]
    assert set(parts_of_page(measured)) == set(parts_of_page(results()))
    assert render_picture(measured).endswith("</svg>\n")
    assert "whole corpus, cold, no cache" in capsys.readouterr().out


def test_one_run_may_be_measured_alone_and_leaves_nothing(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "results.json")
    arguments = ["--rounds", "1", "--sittings", "1", "--corpus", str(corpus), "--only", "version", "python"]
    assert bench.main(arguments) == 0
    assert not (tmp_path / "results.json").exists()
    assert "Sets of several sizes" not in capsys.readouterr().out


def test_another_checkout_is_not_measured_by_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PACKAGE, tmp_path / "doclint", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(SystemExit, match="not of this checkout"):
        bench.main(["--quick"])


@pytest.mark.parametrize(("cold", "code"), [(2.4, 0), (2.5, 1)])
def test_the_last_measurement_is_judged(cold: float, code: int, tmp_path: Path) -> None:
    save(results() | {"sittings": [sitting(cold=cold)]}, tmp_path / "results.json")
    assert bench.main(["--check", "--output", str(tmp_path / "results.json")]) == code


def test_a_measurement_that_does_not_know_breaks_a_budget(tmp_path: Path) -> None:
    known = sitting(cold=2.0)
    del known["rumdl"]
    save(results() | {"sittings": [known]}, tmp_path / "results.json")
    assert bench.main(["--check", "--output", str(tmp_path / "results.json")]) == 1


def test_what_is_kept_is_what_was_measured(tmp_path: Path) -> None:
    save(results(), tmp_path / "results.json")
    assert load(tmp_path / "results.json") == results()


def test_every_module_belongs_to_a_part_and_every_part_has_modules() -> None:
    modules = ["import", *(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))]
    assert {part_of(module).title for module in modules} == {part.title for part in PARTS}
    beginnings = [beginning for part in PARTS for beginning in part.modules]
    assert [
        beginning for beginning in beginnings if not any(map(str.startswith, modules, [beginning] * len(modules)))
    ] == []


def test_the_time_of_a_run_is_shared_out_among_its_parts(corpus: Path, tmp_path: Path) -> None:
    shares = measure_shares(corpus, tmp_path, 1, INSTALLED)
    by_title = {share["title"]: share for share in shares}
    assert [share["title"] for share in shares] == [part.title for part in PARTS]
    assert all(share["cpu"] >= 0 for share in shares)
    start = by_title["starting: imports, options, configuration"]
    assert start["floor"] is not None
    assert start["cpu"] > start["floor"] > 0
    assert bool(by_title["schemas"]["floor"]) is bool(INSTALLED)


@pytest.mark.parametrize(
    ("files", "module"),
    [
        (["cli/check.py", "rules/page.py"], "rules/page.py"),
        (["rules/page.py", "/lib/re.py"], "rules/page.py"),
        (["cli/check.py", "<frozen importlib._bootstrap>", "rules/page.py"], "import"),
        (["/lib/runpy.py"], "import"),
    ],
)
def test_work_belongs_to_the_innermost_module_and_importing_is_a_part_of_its_own(files: list[str], module: str) -> None:
    assert Sampler().at_work(frame_of(files)) == module


def frame_of(files: list[str]) -> FrameType:
    """A frame in the last of some files, called through the others: paths below the package, or names as they are."""
    call: Callable[[], FrameType] = sys._getframe
    for file in reversed(files):
        name = file if file[0] in "/<" else str(PACKAGE / file)
        names: dict[str, Any] = {"call": call}
        exec(compile("def step(): return call()", name, "exec"), names)
        call = names["step"]
    return call()


@pytest.mark.parametrize(("highest", "code"), [(0.0, 1), (1_000.0, 0)])
def test_growth_is_judged_by_its_ratio(highest: float, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scaling, "HIGHEST_RATIO", highest)
    assert scaling.main(["--articles", "3", "--locales", "2", "--rounds", "1"]) == code
