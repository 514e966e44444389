"""A patch is one that git and patch take, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doclint.patch import unified_diff
from tests.real.commands import clean_environment

LINES = st.sampled_from(["lamp", "horn", "", "beacon\r", "é🙂", "\x1b[31m", "-- a", "+ b", "\\ No", "\x0c", "a\u2028b"])
TEXTS = st.tuples(st.lists(LINES, max_size=12), st.booleans()).map(
    lambda made: "\n".join(made[0]).encode() + (b"\n" if made[1] else b"")
)


def apply(patch: bytes, folder: Path, *command: str) -> None:
    environment = {**clean_environment(), "GIT_DIR": "/nonexistent"} if command[0] == "git" else clean_environment()
    done = subprocess.run(command, cwd=folder, input=patch, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS, TEXTS)
def test_git_applies_it(tmp_path: Path, before: bytes, after: bytes) -> None:
    if before == after or not before:
        return
    (tmp_path / "a.md").write_bytes(before)
    apply(unified_diff("a.md", before, after), tmp_path, "git", "apply", "--whitespace=nowarn", "-")
    left = tmp_path / "a.md"
    assert (left.read_bytes() if left.exists() else b"") == after


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch command")
@pytest.mark.parametrize("name", ["a.md", "a b.md", "ä.md", 'a"b.md', "a\tb.md", "deep/a.md"])
@pytest.mark.parametrize("command", [("git", "apply", "-"), ("patch", "-p1", "--quiet")])
def test_any_name_is_found(tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(b"lamp\nhorn\n")
    apply(unified_diff(name, b"lamp\nhorn\n", b"lamp\nbeacon\n"), tmp_path, *command)
    assert page.read_bytes() == b"lamp\nbeacon\n"


def test_no_difference_is_no_patch() -> None:
    assert unified_diff("a.md", b"lamp\n", b"lamp\n") == b""
