"""What docfx's build gives to pages, and which pages it takes for parts of others."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from doclint.corpus.build_configuration import Docsets


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(folder: Path, build: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "docfx.json").write_text(json.dumps({"build": build}), encoding="utf-8")


def test_metadata_of_all_pages_and_of_some(tmp_path: Path) -> None:
    by_file = {"author": {"lamps/**": "tofte", "lamps/old/**.md": "marisol"}, "ms.service": {"wicks/*.md": "wicks"}}
    write(tmp_path, {"globalMetadata": {"ms.prod": "lamps"}, "fileMetadata": by_file})
    docsets = Docsets(os.getcwd())
    assert docsets.given(str(tmp_path / "lamps" / "a.md")) == {"ms.prod": "lamps", "author": "tofte"}
    assert docsets.given(str(tmp_path / "lamps" / "old" / "a.md")) == {"ms.prod": "lamps", "author": "marisol"}
    assert docsets.given(str(tmp_path / "wicks" / "a.md")) == {"ms.prod": "lamps", "ms.service": "wicks"}


def test_the_nearest_file_counts_and_none_above_the_repository(tmp_path: Path) -> None:
    write(tmp_path, {"globalMetadata": {"a": 1}})
    write(tmp_path / "docs", {"globalMetadata": {"b": 1}})
    (tmp_path / "other" / ".git").mkdir(parents=True)
    docsets = Docsets(os.getcwd())
    assert docsets.given(str(tmp_path / "docs" / "lamps" / "a.md")) == {"b": 1}
    assert docsets.given(str(tmp_path / "wicks" / "a.md")) == {"a": 1}
    assert docsets.given(str(tmp_path / "other" / "a.md")) == {}


@pytest.mark.parametrize("build", [None, [], {"globalMetadata": [], "fileMetadata": {"a": 1, "b": {"/": 2}}}])
def test_what_makes_no_sense_gives_nothing(tmp_path: Path, build: Any) -> None:
    write(tmp_path, build)
    assert Docsets(os.getcwd()).given(str(tmp_path / "a.md")) == {}


def test_a_link_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"globalMetadata": {"a": 1}})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "docfx.json").symlink_to(tmp_path / "elsewhere" / "docfx.json")
    assert Docsets(os.getcwd()).given(str(tmp_path / "docs" / "a.md")) == {}


@pytest.mark.parametrize(
    ("page", "is_fragment"),
    [
        ("docs/includes/a.md", True),
        ("docs/lamps/Includes/b/a.md", True),
        ("docs/snippets/a.md", True),
        ("docs/includes.md", False),
        ("docs/lamps/a.md", False),
        ("other/a.md", False),
    ],
)
def test_fragments(tmp_path: Path, page: str, is_fragment: bool) -> None:
    write(
        tmp_path, {"content": [{"files": ["**/*.md"], "exclude": ["snippets/**"], "src": "docs"}, {"files": "x/*.md"}]}
    )
    assert Docsets(os.getcwd()).is_fragment(str(tmp_path / page)) is is_fragment


def test_the_folder_of_the_repository_itself_makes_no_fragment(tmp_path: Path) -> None:
    (tmp_path / "includes" / ".git").mkdir(parents=True)
    assert not Docsets(os.getcwd()).is_fragment(str(tmp_path / "includes" / "a.md"))


def test_a_digest_tells_a_change(tmp_path: Path) -> None:
    pages = [str(tmp_path / "a.md"), str(tmp_path / "docs" / "a.md")]
    before = Docsets(os.getcwd()).digest(pages)
    assert before == Docsets(os.getcwd()).digest(pages[:1])
    write(tmp_path, {"globalMetadata": {"a": 1}})
    assert Docsets(os.getcwd()).digest(pages) != before
