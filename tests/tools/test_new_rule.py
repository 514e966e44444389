"""A new rule is one new file: made by the tool, its examples pass and its page is generated, in a copy of the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.conftest import Run


@pytest.fixture(scope="module", autouse=True)
def new_rule(project: Path, run: Run) -> Path:
    """The module of a new rule of a new family."""
    made = run("tools/new_rule.py", "LMP042", "burning-lamp")
    assert made.returncode == 0, made.stderr
    return project / "doclint/rules/lmp/lmp042_burning_lamp.py"


def test_it_is_in_the_folder_of_its_family(new_rule: Path) -> None:
    assert new_rule.is_file()


def test_its_examples_pass_at_once(run: Run) -> None:
    tests = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/rules/test_examples.py", "-k", "LMP042")
    assert tests.returncode == 0, tests.stdout
    assert " passed" in tests.stdout


def test_its_page_and_its_row_are_generated(project: Path, run: Run) -> None:
    assert run("tools/generate_docs.py", "--check").returncode == 1
    assert run("tools/generate_docs.py").returncode == 0
    assert run("tools/generate_docs.py", "--check").returncode == 0
    assert "# LMP042 burning-lamp" in (project / "docs/rules/LMP042.md").read_text(encoding="utf-8")
    assert "[LMP042](docs/rules/LMP042.md)" in (project / "README.md").read_text(encoding="utf-8")


def test_it_has_something_to_find_in_the_examples(project: Path, run: Run) -> None:
    assert run("tools/generate_examples.py").returncode == 0
    checked = run("-m", "doclint", "check", "examples/more", "--output-format", "concise")
    assert checked.returncode == 1
    assert "LMP042" in checked.stdout


def test_command_line_knows_it(run: Run) -> None:
    assert "LMP042" in run("-m", "doclint", "rule", "--all").stdout


@pytest.mark.parametrize(
    ("code", "name", "words"),
    [
        ("lmp42", "burning-lamp", "no code"),
        ("LMP043", "Burning_Lamp", "no name"),
        ("TTU001", "burning-oil", "choose another code"),
        ("LMP043", "missing-source", "choose another name"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(run: Run, code: str, name: str, words: str) -> None:
    refused = run("tools/new_rule.py", code, name)
    assert refused.returncode == 1
    assert words in refused.stderr
