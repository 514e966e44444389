"""Pages that exist though no file has their name."""

from __future__ import annotations

from pathlib import Path

from doclint.corpus.out_of_sight import pages_out_of_sight
from tests.repositories import commit_all, git, init


def test_a_page_outside_a_sparse_checkout(tmp_path: Path) -> None:
    folder = init(tmp_path / "docs")
    for name in ("en-us/beacon.md", "en-us/horn.md", "fr-fr/beacon.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    commit_all(folder)
    git(folder, "sparse-checkout", "set", "--no-cone", "/fr-fr/", "/en-us/beacon.md")
    assert not (folder / "en-us" / "horn.md").exists()
    asked = [str(folder / "en-us" / name) for name in ("horn.md", "lamp.md")]
    assert pages_out_of_sight(asked) == {asked[0]}


def test_a_page_that_was_deleted_is_gone(tmp_path: Path) -> None:
    folder = init(tmp_path / "docs")
    (folder / "horn.md").write_text("x")
    commit_all(folder)
    (folder / "horn.md").unlink()
    assert pages_out_of_sight([str(folder / "horn.md")]) == set()


def test_accents_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "e\u0301te\u0301.md").write_text("x")
    asked = str(tmp_path / "\u00e9t\u00e9.md")
    assert pages_out_of_sight([asked]) == {asked}
