"""The walk along first parents: which versions a page had, under which names, and where it ends."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from doclint.corpus.git_objects import GitObjects, find_repository
from doclint.corpus.page_history import PageHistory, Walk, walk_history
from tests.repositories import commit_all, git, init

LAMP = "# The lamp\n\nIt is lit at dusk.\n\nTrim the wick.\n"


class Docs:
    def __init__(self, folder: Path) -> None:
        self.folder = init(folder)
        self.day = 0

    def commit(self, files: Mapping[str, str | None]) -> str:
        for name, text in files.items():
            path = self.folder / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        self.day += 1
        return commit_all(self.folder, self.day)

    def walk(self, *paths: str, folders: Sequence[str] | None = None) -> Walk:
        return walk(self.folder, *paths, folders=folders)


def walk(folder: Path, *paths: str, folders: Sequence[str] | None = None) -> Walk:
    found = find_repository(str(folder))
    assert found is not None
    objects = GitObjects(found[0])
    try:
        return walk_history(objects, objects.resolve("HEAD"), paths, folders)
    finally:
        objects.close()


def names(history: PageHistory) -> list[str]:
    return [version.path for version in history.versions]


@pytest.fixture
def docs(tmp_path: Path) -> Docs:
    return Docs(tmp_path / "docs")


def test_versions_are_counted_from_the_newest_commit(docs: Docs) -> None:
    first = docs.commit({"en/lamp.md": LAMP, "fr/lamp.md": "La lampe\n"})
    docs.commit({"en/wick.md": "Wick\n"})
    last = docs.commit({"en/lamp.md": LAMP + "New\n"})
    found = docs.walk("en/lamp.md", "fr/lamp.md")
    assert [found.commits[0].name, found.commits[-1].name] == [last, first]
    en, fr = found.pages["en/lamp.md"], found.pages["fr/lamp.md"]
    assert [version.age for version in en.versions] == [0, len(found.commits) - 1]
    assert en.at(fr.versions[0].age) == en.versions[1]
    assert en.is_whole


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("en/old.md", "en/lamp.md", LAMP),
        ("en/a/lamp.md", "en/b/lamp.md", LAMP + "And more.\n"),
        ("en/lamp.md", "en/lamp/index.md", LAMP + "And more.\n"),
        ("en/a.md", "en/b.md", LAMP + "And more.\n"),
    ],
)
def test_a_rename_is_followed(docs: Docs, old: str, new: str, text: str) -> None:
    docs.commit({old: LAMP, "en/other.md": "Other\n"})
    docs.commit({old: None, new: text, "en/other.md": None})
    assert names(docs.walk(new, folders=["en"]).pages[new]) == [new, old]


def test_another_page_that_went_away_is_no_origin(docs: Docs) -> None:
    docs.commit({"en/a/lamp.md": LAMP})
    docs.commit({"en/a/lamp.md": None, "en/b/lamp.md": "Quite\nanother\npage\n"})
    assert names(docs.walk("en/b/lamp.md", folders=["en"]).pages["en/b/lamp.md"]) == ["en/b/lamp.md"]


def test_a_merge_counts_as_what_it_brought(docs: Docs) -> None:
    docs.commit({"en/lamp.md": LAMP})
    git(docs.folder, "checkout", "--quiet", "-b", "work")
    docs.commit({"en/lamp.md": LAMP + "One\n"})
    docs.commit({"en/lamp.md": LAMP + "Two\n"})
    git(docs.folder, "checkout", "--quiet", "main")
    git(docs.folder, "merge", "--quiet", "--no-ff", "--no-edit", "work", day=5)
    assert len(docs.walk("en/lamp.md").pages["en/lamp.md"].versions) == 2


def test_a_shallow_history_says_that_it_is_not_whole(docs: Docs, tmp_path: Path) -> None:
    docs.commit({"en/lamp.md": LAMP})
    docs.commit({"en/wick.md": "Wick\n"})
    docs.commit({"en/wick.md": "Wick 2\n"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "2", docs.folder.as_uri(), str(clone))
    found = walk(clone, "en/lamp.md", "en/wick.md")
    assert not found.pages["en/lamp.md"].is_whole
    assert [version.age for version in found.pages["en/wick.md"].versions] == [0, 1]


def test_names_with_spaces_and_line_ends_are_followed(docs: Docs) -> None:
    docs.commit({"en/the lamp\n.md": LAMP, "en/é.md": "E\n"})
    found = docs.walk("en/the lamp\n.md", "en/é.md")
    assert all(len(history.versions) == 1 for history in found.pages.values())


def test_a_long_history_is_walked(tmp_path: Path) -> None:
    docs = init(tmp_path / "docs")
    stream = []
    for number in range(3_000):
        stream.append(f"commit refs/heads/main\ncommitter A <a@b> {1_700_000_000 + number} +0000\ndata 2\nx\n")
        stream.append(f"M 100644 inline en/{number % 50}.md\ndata {len(str(number)) + 1}\n{number}\n\n")
    subprocess.run(["git", "fast-import", "--quiet"], cwd=docs, input="".join(stream).encode(), check=True)
    found = walk(docs, *(f"en/{number}.md" for number in range(50)))
    assert [len(history.versions) for history in found.pages.values()] == [60] * 50
