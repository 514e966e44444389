"""Runs the real command on what a stranger made, and ends it where it hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.real.commands import clean_environment

GUARD_SECONDS = 120
"""How long a run may take that should take a second: a machine may be busy, and a hang lasts for ever."""

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

WRAPPED = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2Flamps&amp;data=0"

LINK = f"[Lamps]({WRAPPED})\n"
"""A page in which LNK001 finds something that `--fix` mends."""

MENDED = "[Lamps](https://harbourlight.example/lamps)\n"

SECRET = (
    "---\ntitle: Keys\nauthor: secret\n---\n"
    "[Keys to the lamp room](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fsecret.example&data=0)\n"
)
"""A page outside of the repository, in which the same would be found."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run printed, and its exit code; below zero the signal that ended it."""

    code: int
    printed: bytes
    said: str

    @property
    def text(self) -> str:
        return self.printed.decode()


def environment(folder: Path, **extra: str) -> dict[str, str]:
    """The environment of a run that remembers nothing outside of a folder."""
    return clean_environment(DOCLINT_CACHE_DIR=str(folder / "cache"), SOURCE_DATE_EPOCH="1717200000", **extra)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "doclint", *arguments]


def doclint(
    *arguments: str,
    cwd: Path,
    stdout: IO[bytes] | int = subprocess.PIPE,
    variables: Mapping[str, str] | None = None,
    through: Sequence[str] = (),
) -> Done:
    """Run doclint in a folder; `through` is a command that runs it."""
    done = subprocess.run(
        [*through, *command(*arguments)],
        cwd=cwd,
        env=environment(cwd.parent, **(variables or {})),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=GUARD_SECONDS,
        check=False,
    )
    return Done(done.returncode, done.stdout or b"", os.fsdecode(done.stderr))
