"""Every case in tests/cli/cases prints, changes and ends as its folder says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.golden import CASES, expected, load_case, play, rewrite

FOLDERS = sorted(path.parent for path in CASES.glob("*/case.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_run_is_as_written(folder: Path, tmp_path: Path) -> None:
    outcome = play(folder, tmp_path)
    if os.environ.get("DOCLINT_REWRITE_GOLDEN"):
        rewrite(folder, outcome)
    wanted = expected(folder)
    why = load_case(folder).why
    assert outcome.stderr == wanted.stderr, why
    assert outcome.stdout == wanted.stdout, why
    assert outcome.exit == wanted.exit, why
    assert outcome.tree == wanted.tree, why


def test_every_folder_is_a_case() -> None:
    assert FOLDERS
    assert {path for path in CASES.iterdir() if path.is_dir()} == set(FOLDERS)
