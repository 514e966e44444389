"""A new rule is one new file: made by the tool, its examples pass and its page is generated, in a copy of the project."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PARTS = ("doclint", "schemas", "tests/rules", "tools", "docs", "README.md", ".pre-commit-hooks.yaml", "pyproject.toml")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one new rule of a new family in it."""
    copy = tmp_path_factory.mktemp("project")
    for part in PARTS:
        source, target = PROJECT / part, copy / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    made = run(copy, "tools/new_rule.py", "LMP042", "burning-lamp")
    assert made.returncode == 0, made.stderr
    assert (copy / "doclint/rules/lmp/lmp042_burning_lamp.py").is_file()
    return copy


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(project), "PATH": "", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )


def test_its_examples_pass_at_once(project: Path) -> None:
    tests = run(project, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/rules", "-k", "LMP042")
    assert tests.returncode == 0, tests.stdout
    assert " passed" in tests.stdout


def test_its_page_and_its_row_are_generated(project: Path) -> None:
    assert run(project, "tools/generate_docs.py", "--check").returncode == 1
    assert run(project, "tools/generate_docs.py").returncode == 0
    assert run(project, "tools/generate_docs.py", "--check").returncode == 0
    assert "# LMP042 burning-lamp" in (project / "docs/rules/LMP042.md").read_text(encoding="utf-8")
    assert "[LMP042](docs/rules/LMP042.md)" in (project / "README.md").read_text(encoding="utf-8")


def test_command_line_knows_it(project: Path) -> None:
    assert "LMP042" in run(project, "-m", "doclint", "rule", "--all").stdout


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("lmp42", "burning-lamp", "no code"),
        ("LMP043", "Burning_Lamp", "no name"),
        ("TTU001", "burning-oil", "choose another code"),
        ("LMP043", "missing-source", "choose another name"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(project: Path, code: str, name: str, words: str) -> None:
    refused = run(project, "tools/new_rule.py", code, name)
    assert refused.returncode == 1
    assert words in refused.stderr
