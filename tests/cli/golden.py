"""Golden runs: a folder is a case, with a tree of files, a command, and everything that the command prints and changes.

    tests/cli/cases/<what-it-shows>/
        case.toml    why, command, exit; where needed git, before, stdin, environment
        input/       the tree that the command runs in; absent for an empty folder
        output/      the tree after it, where the command is meant to change it; else it must stay as it is
        stdout       what it prints, `[HERE]` for the folder it runs in; absent for nothing
        stderr       the same

`make golden` writes stdout, stderr, output and the exit code anew: read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.real.commands import clean_environment, new_repository, run

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """What a case.toml says.

    Attributes:
        why: what the case promises, in a sentence.
        command: the words behind `doclint`, as a shell would read them.
        exit: the exit code.
        git: whether the tree is a git repository with one commit.
        before: commands that run first and must succeed, such as `baseline create .`; what they print is not compared.
        stdin: what the command reads from standard input.
        environment: variables besides those of every run (no colour, 80 columns, UTF-8).
    """

    why: str
    command: str
    exit: int = 0
    git: bool = False
    before: tuple[str, ...] = ()
    stdin: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind: `tree` has the content of every file by its path."""

    exit: int
    stdout: str
    stderr: str
    tree: Mapping[str, bytes]


def load_case(folder: Path) -> Case:
    """Read a case.toml; a key that no case has is a TypeError."""
    return Case(**tomllib.loads((folder / "case.toml").read_text(encoding="utf-8")))


def expected(folder: Path) -> Outcome:
    """What a case's folder says that must come of it."""
    tree = folder / "output" if (folder / "output").is_dir() else folder / "input"
    return Outcome(load_case(folder).exit, _text(folder / "stdout"), _text(folder / "stderr"), _tree(tree))


def play(folder: Path, scratch: Path) -> Outcome:
    """Run a case in a folder of its own below `scratch`."""
    case = load_case(folder)
    here = scratch / "here"
    if (folder / "input").is_dir():
        shutil.copytree(folder / "input", here)
    else:
        here.mkdir()
    if case.git:
        _commit(here)
    environment = clean_environment(COLUMNS="80", **case.environment)
    for command in case.before:
        done = _doclint(command, here, environment, "")
        assert done.returncode == 0, f"before: {command}: exit {done.returncode}\n{_decode(done.stderr)}"
    done = _doclint(case.command, here, environment, case.stdin)
    return Outcome(done.returncode, _printed(done.stdout, here), _printed(done.stderr, here), _tree(here))


def rewrite(folder: Path, outcome: Outcome) -> None:
    """Make a case expect what came of it."""
    for name, text in (("stdout", outcome.stdout), ("stderr", outcome.stderr)):
        if text:
            (folder / name).write_bytes(text.encode())
        else:
            (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "output", ignore_errors=True)
    if outcome.tree != _tree(folder / "input"):
        for name, content in outcome.tree.items():
            (folder / "output" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "output" / name).write_bytes(content)
    text = (folder / "case.toml").read_text(encoding="utf-8")
    kept = re.sub(r"^exit = .*\n", "", text, flags=re.MULTILINE)
    exit_line = f"exit = {outcome.exit}\n" if outcome.exit else ""
    rewritten = re.sub(r"^(command = .*\n)", rf"\g<1>{exit_line}", kept, count=1, flags=re.MULTILINE)
    (folder / "case.toml").write_text(rewritten, encoding="utf-8")


def _doclint(
    command: str, here: Path, environment: Mapping[str, str], stdin: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "doclint", *shlex.split(command)],
        cwd=here,
        env=dict(environment),
        input=stdin.encode(),
        capture_output=True,
        check=False,
    )


def _commit(here: Path) -> None:
    new_repository(here)
    run("git", "add", "--all", cwd=here)
    run("git", "commit", "--quiet", "--allow-empty", "--message", "The tree of the case", cwd=here)


def _printed(output: bytes, here: Path) -> str:
    return _decode(output).replace(str(here.resolve()), "[HERE]").replace(str(here), "[HERE]")


def _decode(output: bytes) -> str:
    return output.decode(errors="backslashreplace").replace(os.linesep, "\n")


def _text(path: Path) -> str:
    return path.read_bytes().decode() if path.is_file() else ""


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }
