"""Trees to measure on: of any size, in locales that doclint knows, and repositories whose pages can change."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpora import LOCALES, generate, unpack, unpack_or_generate
from benchmarks.trees import Tree, edit, of_sizes, pages_of, repository, spread, touch, tree_of
from doclint.corpus.locale_codes import is_locale
from tests.repositories import git


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Ten articles in two locales."""
    generate(tmp_path / "corpus", 10, LOCALES[:2])
    return tmp_path / "corpus"


def test_locales_are_real_and_each_is_there_once() -> None:
    assert all(is_locale(locale) for locale in LOCALES)
    assert len({locale.casefold() for locale in LOCALES}) == len(LOCALES)


def test_a_tree_smaller_than_the_corpus_has_fewer_articles(corpus: Path, tmp_path: Path) -> None:
    (tree,) = of_sizes(corpus, tmp_path / "sizes", [6])
    assert (tree.pages, tree.articles, tree.locales) == (6, 3, 2)


def test_a_tree_larger_than_the_corpus_has_more_locales(corpus: Path, tmp_path: Path) -> None:
    small, large = of_sizes(corpus, tmp_path / "sizes", [60, 20])
    assert (small.pages, small.articles, small.locales) == (20, 10, 2)
    assert (large.pages, large.articles, large.locales) == (60, 10, 6)
    page = pages_of(small.folder)[0]
    assert (small.folder / page).samefile(large.folder / page)


def test_a_page_of_a_further_locale_names_that_and_is_the_same_else(corpus: Path, tmp_path: Path) -> None:
    page = "guides-0/beacon-0.md"
    (corpus / LOCALES[0] / page).write_text("---\nms.contentlocale: fr-FR\n---\n[a](/fr-fr/b) français\n", "utf-8")
    (tree,) = of_sizes(corpus, tmp_path / "sizes", [40])
    made = (tree.folder / LOCALES[2] / page).read_text("utf-8")
    assert made == f"---\nms.contentlocale: {LOCALES[2]}\n---\n[a](/{LOCALES[2].lower()}/b) français\n"


def test_more_locales_than_there_are_names_for_are_refused(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"1,000 pages .* need 98 more locales"):
        of_sizes(corpus, tmp_path / "sizes", [1_000])


def test_a_repository_has_the_pages_committed_and_edits_staged(corpus: Path, tmp_path: Path) -> None:
    tree = repository(corpus, tmp_path / "repository")
    assert tree == Tree(tree.folder, 20, 10, 2)
    assert git(tree.folder, "status", "--porcelain") == ""
    pages = spread(tree, 5)
    assert len(set(pages)) == 5
    assert {page.partition("/")[0] for page in pages} == {LOCALES[0]}
    before = (tree.folder / pages[0]).read_bytes()
    edit(tree, pages)
    edit(tree, pages[:1])
    assert (tree.folder / pages[0]).read_bytes().removeprefix(before) == b"\nThe beacon is lit.\n" * 2
    assert sorted(git(tree.folder, "status", "--porcelain").split()) == sorted([*pages, *"M" * 5])


def test_touched_pages_have_a_new_time_and_nothing_else(corpus: Path, tmp_path: Path) -> None:
    tree = repository(corpus, tmp_path / "repository")
    page = tree.folder / pages_of(tree.folder)[7]
    before = (page.stat().st_mtime_ns, page.read_bytes())
    touch(tree)
    assert page.stat().st_mtime_ns > before[0]
    assert page.read_bytes() == before[1]
    assert git(tree.folder, "status", "--porcelain") == ""


def test_without_real_pages_some_are_generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCLINT_SHARED", str(tmp_path / "nowhere"))
    monkeypatch.setattr("benchmarks.corpora._ARTICLES", 2)
    tree = tree_of(unpack_or_generate("snapshot-2021", tmp_path))
    assert (tree.folder.name, tree.pages, tree.locales) == ("generated", 10, 5)
    with pytest.raises(SystemExit, match="no real pages here"):
        unpack("snapshot-2021", tmp_path)
