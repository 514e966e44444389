"""Git repositories that tests make. What they commit has the same name every time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, day: int = 1) -> str:
    """Run git in a folder, on a day of 2024 counted from 1 January, with no settings but its own."""
    date = f"{1_704_067_200 + (day - 1) * 86_400} +0000"
    identity = {"NAME": "Solveig Dahl", "EMAIL": "solveig@harbourlight.example", "DATE": date}
    environment = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in identity.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = ("core.autocrlf=false", "commit.gpgsign=false", "init.defaultBranch=main", "protocol.file.allow=always")
    done = subprocess.run(
        ["git", *(word for setting in settings for word in ("-c", setting)), *arguments],
        cwd=folder,
        env={**kept, **environment, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
        capture_output=True,
    )
    return os.fsdecode(done.stdout).strip()


def init(folder: Path) -> Path:
    """Make a folder a repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet")
    return folder


def commit_all(folder: Path, day: int = 1) -> str:
    """Commit everything in a repository, and give the name of the commit."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", f"Day {day}", day=day)
    return git(folder, "rev-parse", "HEAD")
