"""Real commands in an environment of their own, for the tests that install doclint or let git and pre-commit run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]

SHARED = Path(os.environ.get("DOCLINT_SHARED") or PROJECT.parent / "shared").resolve()
"""Where real pages are, if they are here."""

# What belongs to whoever runs the tests and would change what a command does: the repository that a hook runs in, the
# modules that Python finds, and the looks of output.
_LEFT_OUT_PREFIXES = ("GIT_", "PYTEST_", "COV_", "PRE_COMMIT", "DOCLINT_")
_LEFT_OUT = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "SKIP", "FORCE_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH"}


def clean_environment(**extra: str) -> dict[str, str]:
    """The environment for a command: this process's, without what would make the outcome depend on the machine."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _LEFT_OUT and not name.startswith(_LEFT_OUT_PREFIXES)
    }
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        # What is installed is what the lock pins, so a release of tomorrow fails no test of today.
        "PIP_CONSTRAINT": str(PROJECT / "requirements-dev.lock"),
        "PYTHONUTF8": "1",
        **extra,
    }


def run(
    *command: str | Path, cwd: Path, environment: Mapping[str, str] | None = None, succeeds: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` with stderr in stdout, as a person sees both; fail with that text if it should succeed."""
    result = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=dict(clean_environment() if environment is None else environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if succeeds:
        assert result.returncode == 0, f"{' '.join(map(str, command))}: exit {result.returncode}\n{result.stdout}"
    return result


@dataclass(frozen=True, slots=True)
class JsonRun:
    """A run of `doclint check` with `--output-format json`: its exit code and what it printed, parsed."""

    exit_code: int
    findings: list[dict[str, Any]]
    summary: dict[str, int]


def check_as_json(*arguments: str, cwd: Path) -> JsonRun:
    """Run `doclint check` of this interpreter's environment in `cwd`; fail if what it prints is no report."""
    result = subprocess.run(
        [sys.executable, "-m", "doclint", "check", *arguments, "--output-format", "json"],
        cwd=cwd,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    is_report = result.returncode in (0, 1) and result.stdout.startswith("{")
    assert is_report, f"exit {result.returncode}\n{result.stderr}\n{result.stdout[-2000:]}"
    report = json.loads(result.stdout)
    assert report["version"] == 1
    return JsonRun(result.returncode, report["findings"], report["summary"])


def new_repository(folder: Path) -> Path:
    """Make an empty git repository whose commits need no identity from outside."""
    folder.mkdir(parents=True, exist_ok=True)
    run("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    for key, value in {
        "user.name": "Solveig Dahl",
        "user.email": "solveig@fjellvik.example",
        "commit.gpgsign": "false",
        "core.autocrlf": "false",
    }.items():
        run("git", "config", key, value, cwd=folder)
    return folder


def project_files() -> Iterable[Path]:
    """The files of this project as they stand in the work tree, relative to it: tracked, and new ones not ignored.

    In an unpacked source archive, which has no repository, every file outside environments and caches.
    """
    if (PROJECT / ".git").exists():
        listing = run(
            "git",
            "-c",
            f"safe.directory={PROJECT}",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
            cwd=PROJECT,
        ).stdout
        names = [Path(name) for name in listing.split("\0") if name]
        return [name for name in names if (PROJECT / name).is_file()]
    ignored = {"__pycache__", "build", "dist"}
    return [
        path.relative_to(PROJECT)
        for path in PROJECT.rglob("*")
        if path.is_file()
        and not any(
            part in ignored or part.startswith((".venv", ".hypothesis")) or part.endswith("_cache")
            for part in path.relative_to(PROJECT).parts
        )
    ]
