"""A copy of the project that a test may change, and how to run its tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PARTS = (
    "benchmarks",
    "doclint",
    "presets",
    "schemas",
    "tests/repositories.py",
    "tests/rules",
    "tools",
    "docs",
    "README.md",
    ".pre-commit-hooks.yaml",
    "pyproject.toml",
)

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the tools read and write."""
    copy = tmp_path_factory.mktemp("project")
    for part in PARTS:
        source, target = PROJECT / part, copy / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    return copy


@pytest.fixture(scope="module")
def run(project: Path) -> Run:
    """Runs Python with some arguments in the copy."""

    def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONPATH": str(project), "PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        )

    return run_python
