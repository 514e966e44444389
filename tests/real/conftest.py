"""What the real-world tests share: this project as a repository with one commit, as pre-commit or pip would fetch it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.real.commands import PROJECT, new_repository, project_files, run


@dataclass(frozen=True, slots=True)
class PublishedProject:
    """A repository that others take doclint from; `revision` is the commit of this work tree's present state."""

    folder: Path
    revision: str


@pytest.fixture(scope="session")
def published_project(tmp_path_factory: pytest.TempPathFactory) -> PublishedProject:
    """This project's work tree, uncommitted changes and new files included, committed to a repository of its own."""
    folder = new_repository(tmp_path_factory.mktemp("published") / "doclint")
    for name in project_files():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / name, target)
    run("git", "add", "--all", "--force", cwd=folder)
    run("git", "commit", "--quiet", "--message", "The work tree under test", cwd=folder)
    return PublishedProject(folder, run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip())
