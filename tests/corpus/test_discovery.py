"""Which files a run looks at."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from doclint.corpus.discovery import PathError, discover


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x\n")


def found(*paths: str) -> list[str]:
    return [str(Path(page).relative_to(Path.cwd())) for page in discover(paths).pages]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_folder_gives_its_markdown_files() -> None:
    make("b.md", "a/c.markdown", "a/D.MD", "a/e.txt", ".hidden/f.md")
    assert found(".") == ["a/D.MD", "a/c.markdown", "b.md"]


def test_a_file_named_outright_is_read_whatever_its_ending() -> None:
    make("a.txt", "b.md")
    discovery = discover(["a.txt"])
    assert [Path(page).name for page in discovery.pages] == ["a.txt"]
    assert discovery.is_partial


def test_a_folder_makes_a_whole_run() -> None:
    make("a.md", "d/b.md")
    assert not discover(["a.md", "d"]).is_partial


def test_what_git_ignores_is_left_out_and_what_it_does_not_track_is_not() -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    make("a.md", "out/b.md", "new/c.md", "out/kept.md")
    Path(".gitignore").write_text("out/*\n!out/kept.md\n")
    subprocess.run(["git", "add", "a.md"], check=True)
    assert found(".") == ["a.md", "new/c.md", "out/kept.md"]


def test_a_tracked_file_that_is_gone_is_left_out() -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    make("a.md", "b.md")
    subprocess.run(["git", "add", "."], check=True)
    Path("a.md").unlink()
    assert found(".") == ["b.md"]


def test_repositories_inside_a_folder_are_walked_by_their_own_rules() -> None:
    make("docs.fr-fr/a.md", "docs.fr-fr/skip.md", "docs.de-de/a.md")
    subprocess.run(["git", "init", "-q", "docs.fr-fr"], check=True)
    Path("docs.fr-fr/.gitignore").write_text("skip.md\n")
    assert found(".") == ["docs.de-de/a.md", "docs.fr-fr/a.md"]
    subprocess.run(["git", "init", "-q"], check=True)
    assert found(".") == ["docs.de-de/a.md", "docs.fr-fr/a.md"]


def test_a_link_that_leads_back_is_not_followed() -> None:
    make("a.md", "deep/b.md")
    Path("deep/loop").symlink_to("..", target_is_directory=True)
    assert found(".") == ["a.md", "deep/b.md"]
    subprocess.run(["git", "init", "-q"], check=True)
    assert found(".") == ["a.md", "deep/b.md"]


def test_names_with_odd_characters() -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    make("a b.md", "é.md", 'q"u\n.md')
    assert found(".") == ["a b.md", 'q"u\n.md', "é.md"]


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["absent.md"], "no such file or folder"),
        (["guide.m"], "did you mean guide.md"),
        (["empty"], "no Markdown files"),
        (["ignored"], "ignored by git"),
    ],
)
def test_a_path_that_gives_nothing_says_why(paths: list[str], words: str) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    make("guide.md", "empty/a.txt", "ignored/a.md")
    Path(".gitignore").write_text("ignored/\n")
    with pytest.raises(PathError, match=words):
        discover(paths)
