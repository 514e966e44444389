"""A folder per locale is found without configuration, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.corpus.layouts import FolderLayout
from doclint.corpus.locale_codes import is_locale


def make(root: Path, *names: str) -> list[str]:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return [str(root / name) for name in names]


def locales(layout: FolderLayout) -> list[str]:
    return sorted({name for names in layout.locales.values() for name in names})


@pytest.mark.parametrize("name", ["fr", "fr-FR", "zh-Hant-TW", "sr-latn-rs", "es-419", "nb-no", "fil-PH"])
def test_locale_codes(name: str) -> None:
    assert is_locale(name)


@pytest.mark.parametrize("name", ["docs", "xx-yy", "fr_FR", "fr-", "reference", "7.0", "", "en-us@sourcegitcommit"])
def test_what_is_no_locale_code(name: str) -> None:
    assert not is_locale(name)


def test_folders_with_a_page_in_common_are_locales(tmp_path: Path) -> None:
    pages = make(tmp_path, "content/fr-fr/g/a.md", "content/ro-RO/g/a.md", "content/ro-RO/b.md")
    layout = FolderLayout(pages)
    assert locales(layout) == ["fr-fr", "ro-RO"]
    placed = layout.place(pages[0])
    assert placed is not None
    assert placed.locale == "fr-fr"
    assert placed.rest == str(Path("g/a.md"))


@pytest.mark.parametrize(
    "names",
    [
        ("io/a.md", "api/b.md"),
        ("io/a.md", "doc/b.md", "to-do/c.md"),
        ("api/index.md", "doc/index.md"),
        ("fr-fr/a.md",),
        ("a.md", "b.md"),
    ],
)
def test_a_name_alone_makes_no_locale(tmp_path: Path, names: tuple[str, ...]) -> None:
    layout = FolderLayout(make(tmp_path, *names))
    assert locales(layout) == []
    assert layout.place(str(tmp_path / names[0])) is None


def test_a_folder_beside_locales_joins_them_only_with_a_page_in_common(tmp_path: Path) -> None:
    layout = FolderLayout(make(tmp_path, "fr/a.md", "de/a.md", "api/x.md"))
    assert locales(layout) == ["de", "fr"]


def test_the_outermost_locale_counts(tmp_path: Path) -> None:
    pages = make(tmp_path, "fr-fr/io/a.md", "de-de/io/a.md", "fr-fr/de/a.md", "de-de/de/a.md")
    placed = FolderLayout(pages).place(pages[0])
    assert placed is not None
    assert (placed.locale, placed.rest) == ("fr-fr", str(Path("io/a.md")))


def test_a_page_named_alone_finds_its_siblings(tmp_path: Path) -> None:
    pages = make(tmp_path, "fr-fr/a.md", "de-de/a.md", "ja-jp/b.md")
    layout = FolderLayout(pages[:1])
    assert list(layout.siblings(pages[0])) == [pages[1]]


def test_an_article_is_named_by_what_stands_around_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = make(tmp_path, "content/fr-fr/g/a.md", "content/de-de/g/a.md")
    layout = FolderLayout(pages)
    placed = layout.place(pages[0])
    assert placed is not None
    monkeypatch.chdir(tmp_path)
    assert placed.article == "content/g/a.md"
    monkeypatch.chdir(tmp_path / "content" / "fr-fr")
    assert placed.article == "g/a.md"
