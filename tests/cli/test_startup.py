"""What a run imports: a hook runs before every commit, and most of its time would go by with importing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from doclint.rules.fm.schema_problems import LOCALIZED
from doclint.rules.index import INDEX
from tests.real.commands import clean_environment

# Each takes a millisecond or more, with what it imports itself.
HEAVY = frozenset(
    "base64 dataclasses decimal difflib frontmatter hashlib html jsonschema pathlib rich sqlite3 subprocess tomllib "
    "urllib yaml".split()
)

PROJECT = Path(__file__).resolve().parents[2]

_TODAY = "2019-09-01"

_WATCH = """
import json, sys
import click
before = set(sys.modules)
from doclint.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    code = end.code
json.dump([code, sorted(set(sys.modules) - before)], sys.stderr)
"""


def _imported(folder: Path, *arguments: str) -> tuple[int, str, frozenset[str]]:
    """A run: its exit code, what it printed, and the modules that it imported beside those of click."""
    done = subprocess.run(
        [sys.executable, "-c", _WATCH, *arguments],
        cwd=folder,
        env=clean_environment(PYTHONPATH=str(PROJECT)),
        capture_output=True,
        text=True,
        check=True,
    )
    code, modules = json.loads(done.stderr)
    return code, done.stdout, frozenset(modules)


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """Five pages of one locale in a repository, beside the same in two others."""
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    names = [f"lamp{number}.md" for number in range(5)]
    for locale in ("fr-FR", "nb-NO", "zh-CN"):
        folder = tmp_path / locale
        folder.mkdir()
        for name in names:
            (folder / name).write_text(LOCALIZED.replace("fr-FR", locale), encoding="utf-8")
    return [f"fr-FR/{name}" for name in names]


def test_a_commit_with_nothing_to_find_imports_nothing_heavy(pages: list[str], tmp_path: Path) -> None:
    code, printed, modules = _imported(tmp_path, "check", *pages, "--today", _TODAY)
    assert (code, printed.startswith("Checked 5 pages")) == (0, True), printed
    assert not HEAVY & modules


def test_a_commit_with_findings_is_reported_into_a_pipe_without_anything_heavy(
    pages: list[str], tmp_path: Path
) -> None:
    code, printed, modules = _imported(tmp_path, "check", *pages, "--today", "2021-09-01")
    assert (code, printed.count("info[HND003]")) == (0, 5)
    assert not HEAVY & modules


def test_only_the_modules_of_rules_whose_turn_it_is_are_imported(pages: list[str], tmp_path: Path) -> None:
    _, _, modules = _imported(tmp_path, "check", *pages, "--today", _TODAY, "--select", "HND")
    imported = {registered.code for registered in INDEX if registered.module_name in modules}
    assert imported == {registered.code for registered in INDEX if registered.family == "HND"}


def test_a_page_that_is_not_plain_is_read_by_a_parser(pages: list[str], tmp_path: Path) -> None:
    page = tmp_path / pages[0]
    page.write_text(page.read_text(encoding="utf-8").replace("title: ", "title: &lamp "), encoding="utf-8")
    code, _, modules = _imported(tmp_path, "check", *pages, "--today", _TODAY)
    assert code == 0
    assert modules & {"yaml", "frontmatter", "jsonschema"} == {"yaml", "frontmatter"}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_what_says_a_few_words_imports_nothing_but_the_command_line(arguments: list[str], tmp_path: Path) -> None:
    code, printed, modules = _imported(tmp_path, *arguments)
    assert (code, "doclint" in printed) == (0, True)
    assert {name for name in modules if name.startswith("doclint")} <= {
        "doclint",
        "doclint.cli",
        "doclint.cli.failures",
    }
    assert not HEAVY & modules
