"""What reaches git's command line, and that no process of it runs for ever."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from doclint.corpus.git import Git, GitError, is_revision
from doclint.corpus.git_objects import GitObjects, find_repository
from tests.repositories import commit_all, git, init

PACKAGE = Path(__file__).resolve().parents[2] / "doclint"


@pytest.mark.parametrize(
    "revision",
    [
        "main",
        "HEAD",
        "@",
        "v1.2",
        "origin/main",
        "HEAD~3",
        "HEAD^2~1",
        "a1b2c3d",
        "feature/lamps+wicks",
        "@{u}",
        "HEAD@{1}",
    ],
)
def test_a_name_is_a_revision(revision: str) -> None:
    assert is_revision(revision)


@pytest.mark.parametrize(
    "revision",
    [
        "HEAD^{/(a*)*\\1b}",
        ":/lamp",
        "--output=x",
        "-n",
        "",
        "a..b",
        "HEAD:lamp.md",
        "main lamp",
        "main\n--all",
        "@{-1}",
        "@{yesterday}",
        "x" * 300,
        "HEAD" + "^" * 50,
    ],
)
def test_what_searches_or_is_an_option_is_none(revision: str, tmp_path: Path) -> None:
    assert not is_revision(revision)
    with pytest.raises(GitError, match="is not the name"):
        Git(str(tmp_path)).run("rev-parse", revisions=[revision])


def test_only_one_module_runs_git() -> None:
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if "subprocess" in names:
                found.add(path.relative_to(PACKAGE).as_posix())
    assert found == {"corpus/git.py"}


@pytest.fixture
def git_that_never_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "git").write_text("#!/bin/sh\nexec sleep 60\n")
    (programs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    return tmp_path


def test_a_command_has_a_deadline(git_that_never_answers: Path) -> None:
    with pytest.raises(GitError, match="git log took longer than"):
        Git(str(git_that_never_answers), deadline=0.05).run("log")


def test_a_process_that_is_asked_has_a_deadline(git_that_never_answers: Path) -> None:
    process = Git(str(git_that_never_answers), deadline=0.05).start("cat-file", "--batch")
    process.ask(b"HEAD\n")
    with pytest.raises(GitError, match="git cat-file took longer"):
        process.line()
    assert process.close() != 0


def objects_of(folder: Path) -> GitObjects:
    found = find_repository(str(folder))
    assert found is not None
    return GitObjects(found[0])


def test_a_blob_over_the_limit_is_not_read(tmp_path: Path) -> None:
    docs = init(tmp_path / "docs")
    (docs / "zeros.md").write_bytes(b"\0" * 6_000_000)
    (docs / "lamp.md").write_bytes(b"The lamp.\n")
    commit = commit_all(docs)
    objects = objects_of(docs)
    large, small = objects.find(commit, "zeros.md"), objects.find(commit, "lamp.md")
    assert large is not None
    assert small is not None
    assert dict(objects.contents([large, small, "0" * 40])) == {large: None, small: b"The lamp.\n", "0" * 40: None}
    with pytest.raises(GitError, match="has 6,000,000 bytes"):
        objects.content(large)
    objects.close()


@pytest.mark.parametrize(
    ("date", "expected"), [("999999999999 +0000", 0), ("", 0), ("-5 +0000", 0), ("1704067200 +0000", 1_704_067_200)]
)
def test_a_commit_with_an_impossible_date_has_none(date: str, expected: int, tmp_path: Path) -> None:
    docs = init(tmp_path / "docs")
    (docs / "lamp.md").write_text("The lamp.\n")
    tree = git(docs, "rev-parse", commit_all(docs) + "^{tree}")
    (tmp_path / "commit").write_text(f"tree {tree}\nauthor A <a@b> {date}\ncommitter A <a@b> {date}\n\nLamps\n")
    commit = git(docs, "hash-object", "-t", "commit", "-w", "--literally", str(tmp_path / "commit"))
    objects = objects_of(docs)
    assert objects.time(commit) == expected
    objects.close()


def test_a_malformed_tree_is_an_error_of_git_s(tmp_path: Path) -> None:
    docs = init(tmp_path / "docs")
    (tmp_path / "tree").write_bytes(b"100644 lamp.md\0short")
    tree = git(docs, "hash-object", "-t", "tree", "-w", "--literally", str(tmp_path / "tree"))
    (tmp_path / "commit").write_text(f"tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nLamps\n")
    commit = git(docs, "hash-object", "-t", "commit", "-w", "--literally", str(tmp_path / "commit"))
    objects = objects_of(docs)
    with pytest.raises(GitError, match="is damaged"):
        objects.find(commit, "lamp.md")
    objects.close()


def test_git_speaks_to_no_other_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init(tmp_path / "docs")
    (tmp_path / "docs" / "a.md").write_text("The beacon.\n")
    commit_all(tmp_path / "docs")
    monkeypatch.setenv("GIT_ALLOW_PROTOCOL", "file:https")
    with pytest.raises(GitError, match="not allowed"):
        Git(str(tmp_path / "docs")).run("ls-remote", f"file://{tmp_path}/docs")
