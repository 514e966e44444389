"""A run that git does not help never says "clean": a repository of another user, and no git at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.corpus.changes import ChangesError, changes_since
from doclint.corpus.discovery import discover
from doclint.corpus.git import Git, GitRefusedError
from doclint.corpus.reach import EVERYWHERE
from tests.repositories import commit_all, init


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that git takes for another user's."""
    repository = init(tmp_path / "site")
    (repository / "docs").mkdir()
    (repository / "docs/lamp.md").write_text("A lamp.\n", encoding="utf-8")
    commit_all(repository)
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    return repository


def test_a_repository_of_another_user_is_a_fatal_note_with_the_cure(refused: Path) -> None:
    (note,) = discover(("docs",), EVERYWHERE).notes
    assert (note.kind, note.fatal) == ("git-refused", True)
    assert note.message.endswith(f"git config --global --add safe.directory {refused}")


def test_named_files_need_no_ignored_ones(refused: Path) -> None:
    assert discover(("docs/lamp.md",), EVERYWHERE).notes == ()


def test_changes_of_such_a_repository_are_not_called_unknown(refused: Path) -> None:
    with pytest.raises(ChangesError, match="belongs to another user"):
        changes_since("HEAD", lambda path: True, str(refused))


def test_no_git_is_a_fatal_note(refused: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitRefusedError, match="not installed"):
        Git(str(refused)).run("status")
    (note,) = discover((".",), EVERYWHERE).notes
    assert (note.kind, note.fatal) == ("git-refused", True)


def test_a_folder_that_only_looks_like_a_repository_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "lamp.md").write_text("A lamp.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert discover((".",), EVERYWHERE).notes == ()
