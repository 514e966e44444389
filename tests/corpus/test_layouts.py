"""Every layout is found without configuration, or as it is configured, and nothing else is taken for one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from doclint.config.locales import ConfiguredRoot, LocaleSettings
from doclint.config.settings import ConfigurationError
from doclint.corpus.layouts import Layout, find_layout
from doclint.corpus.library import Library
from doclint.corpus.locale_codes import is_locale
from doclint.corpus.placement import place_everything, place_with_siblings
from doclint.corpus.reach import EVERYWHERE
from tests.repositories import commit_all, init


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*names: str) -> list[str]:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return [str(Path(name).absolute()) for name in names]


def layout_of(pages: Sequence[str], *, is_partial: bool = False, preset: str | None = None, **settings: Any) -> Layout:
    with Library() as library:
        return find_layout(
            pages, LocaleSettings(**settings), "en-us", library, preset_layout=preset, is_partial=is_partial
        )


def locales(layout: Layout) -> list[str]:
    return sorted({locale for locale_set in layout.sets for locale in locale_set.locales})


def places(pages: Sequence[str], **settings: Any) -> dict[str, tuple[str, str] | None]:
    """Locale and article of pages, by their paths relative to the working directory."""
    layout = layout_of(pages, **settings)
    return {
        str(Path(page).relative_to(Path.cwd())): (placed.locale, placed.article) if placed else None
        for page in pages
        for placed in [layout.place(page)]
    }


def siblings(page: str, **settings: Any) -> list[str]:
    """The pages that a run on one page reads besides it."""
    with Library() as library:
        layout = find_layout([page], LocaleSettings(**settings), "en-us", library, is_partial=True)
        found = place_with_siblings([page], layout, library, EVERYWHERE).places
    return sorted(str(Path(path).relative_to(Path.cwd())) for path in found if path != page)


@pytest.mark.parametrize("name", ["fr", "fr-FR", "zh-Hant-TW", "sr-latn-rs", "es-419", "nb-no", "fil-PH"])
def test_locale_codes(name: str) -> None:
    assert is_locale(name)


@pytest.mark.parametrize("name", ["docs", "xx-yy", "fr_FR", "fr-", "reference", "7.0", "", "en-us@sourcegitcommit"])
def test_what_is_no_locale_code(name: str) -> None:
    assert not is_locale(name)


# --- a folder per locale


def test_folders_with_a_page_in_common_are_locales() -> None:
    pages = make("content/fr-fr/g/a.md", "content/ro-RO/g/a.md", "content/ro-RO/b.md")
    assert places(pages) == {
        "content/fr-fr/g/a.md": ("fr-fr", "content/g/a.md"),
        "content/ro-RO/g/a.md": ("ro-RO", "content/g/a.md"),
        "content/ro-RO/b.md": ("ro-RO", "content/b.md"),
    }


@pytest.mark.parametrize(
    "names",
    [
        ("io/a.md", "api/b.md"),
        ("io/a.md", "doc/b.md", "to-do/c.md"),
        ("api/index.md", "doc/index.md"),
        ("fr-fr/a.md",),
        ("a.md", "b.md"),
        ("index.md", "reference.md", "main.rs.md", "types.ts.md"),
        ("site.io/README.md", "site.me/README.md", "site.no/README.md"),
        ("docs/README.md", "docs.fr/README.md"),
    ],
)
def test_a_name_alone_makes_no_locale(names: tuple[str, ...]) -> None:
    assert locales(layout_of(make(*names))) == []


def test_a_folder_beside_locales_joins_them_only_with_a_page_in_common() -> None:
    assert locales(layout_of(make("fr/a.md", "de/a.md", "api/x.md"))) == ["de", "fr"]


def test_the_outermost_locale_counts() -> None:
    pages = make("fr-fr/io/a.md", "de-de/io/a.md", "fr-fr/de/a.md", "de-de/de/a.md")
    assert places(pages)["fr-fr/io/a.md"] == ("fr-fr", "io/a.md")


def test_a_page_named_alone_finds_its_siblings_beside_its_folder() -> None:
    pages = make("fr-fr/a.md", "de-de/a.md", "ja-jp/b.md")
    assert siblings(pages[0]) == ["de-de/a.md"]


def test_an_article_is_named_by_what_stands_around_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = make("content/fr-fr/g/a.md", "content/de-de/g/a.md")
    monkeypatch.chdir("content/fr-fr")
    layout = layout_of(pages)
    placed = layout.place(pages[0])
    assert placed is not None
    assert placed.article == "g/a.md"


# --- a repository per locale


def test_repositories_side_by_side_are_locales_of_the_same_articles() -> None:
    pages = make("docs.fr-fr/g/a.md", "docs.uk-UA/g/a.md", "docs/g/a.md", "docs-pr.fr-FR/g/x.md")
    assert places(pages) == {
        "docs.fr-fr/g/a.md": ("fr-fr", "g/a.md"),
        "docs.uk-UA/g/a.md": ("uk-UA", "g/a.md"),
        "docs/g/a.md": ("en-us", "g/a.md"),
        "docs-pr.fr-FR/g/x.md": None,
    }


def test_a_folder_called_like_the_stem_is_no_source_if_it_lacks_most_pages() -> None:
    pages = make(
        "docs/index.md", *(f"docs.{locale}/{name}.md" for locale in ("fr", "nb") for name in ("index", "a", "b"))
    )
    found = places(pages)
    assert found["docs.fr/a.md"] == ("fr", "a.md")
    assert found["docs/index.md"] is None


def test_two_sets_of_repositories_do_not_mix() -> None:
    pages = make("beacon.fr-fr/a.md", "beacon.nb-no/a.md", "horn.fr-fr/a.md", "horn.nb-no/a.md")
    found = places(pages)
    assert found["beacon.fr-fr/a.md"] == ("fr-fr", "beacon/a.md")
    assert found["horn.nb-no/a.md"] == ("nb-no", "horn/a.md")


def test_a_build_configuration_tells_a_locale_that_the_name_does_not() -> None:
    make("docs/a.md", "docs-french/a.md", "unrelated/a.md")
    publishing = {"docsets_to_publish": [{"docset_name": "docs", "locale": "fr-FR"}]}
    Path("docs-french/.openpublishing.publish.config.json").write_text(json.dumps(publishing))
    Path("docs/docfx.json").write_text(json.dumps({"build": {"globalMetadata": {"_lang": "en-us"}}}))
    pages = make("docs/a.md", "docs-french/a.md", "unrelated/a.md")
    assert places(pages) == {
        "docs/a.md": ("en-us", "a.md"),
        "docs-french/a.md": ("fr-FR", "a.md"),
        "unrelated/a.md": None,
    }


def test_the_name_of_a_repository_counts_more_than_a_configuration_that_was_copied() -> None:
    pages = make("docs.fr-fr/a.md", "docs.nb-no/a.md")
    publishing = {"docsets_to_publish": [{"locale": "en-us"}]}
    Path("docs.fr-fr/.openpublishing.publish.config.json").write_text(json.dumps(publishing))
    assert places(pages)["docs.fr-fr/a.md"] == ("fr-fr", "a.md")


@pytest.mark.parametrize("text", ["", "[1]", '{"docsets_to_publish": 3}', '{"build": []}', "[" * 100_000])
def test_a_damaged_build_configuration_tells_nothing(text: str) -> None:
    pages = make("docs/a.md", "docs-french/a.md")
    Path("docs-french/docfx.json").write_text(text)
    assert set(places(pages).values()) == {None}


def test_a_page_of_a_repository_named_alone_finds_its_siblings_in_the_others() -> None:
    make("docs.fr-fr/a.md", "docs.uk-ua/a.md", "docs/a.md")
    assert siblings(str(Path("docs/a.md").absolute())) == ["docs.fr-fr/a.md", "docs.uk-ua/a.md"]
    assert siblings(str(Path("docs.fr-fr/a.md").absolute())) == ["docs.uk-ua/a.md", "docs/a.md"]


def test_another_repository_is_read_only_where_that_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    make("docs.fr-fr/a.md", "docs.uk-ua/a.md")
    for name in ("docs.fr-fr", "docs.uk-ua"):
        init(Path(name))
    root = Path.cwd()
    monkeypatch.chdir("docs.fr-fr")
    page = str(Path("a.md").absolute())

    def found(*allowed: str) -> list[str]:
        with Library() as library:
            layout = find_layout([page], LocaleSettings(allowed_roots=allowed), "en-us", library, is_partial=True)
            placed = layout.place(page)
            assert placed is not None
            assert placed.locale == "fr-fr"
            return [path for path in place_with_siblings([page], layout, library, EVERYWHERE).places if path != page]

    assert found() == []
    assert found(str(root / "docs.uk-ua")) == [str(root / "docs.uk-ua/a.md")]
    assert found(str(root)) == [str(root / "docs.uk-ua/a.md")]


# --- suffixes


def test_suffixes_of_file_names_are_locales_and_the_bare_name_is_the_source() -> None:
    pages = make("g/a.md", "g/a.fr-fr.md", "g/a.uk.md", "g/b.md")
    assert places(pages) == {
        "g/a.md": ("en-us", "g/a.md"),
        "g/a.fr-fr.md": ("fr-fr", "g/a.md"),
        "g/a.uk.md": ("uk", "g/a.md"),
        "g/b.md": ("en-us", "g/b.md"),
    }


def test_suffixes_without_a_bare_name() -> None:
    pages = make("g/a.com.fr-fr.md", "g/a.com.uk-ua.md", "g/b.uk-ua.md", "README.md")
    assert places(pages) == {
        "g/a.com.fr-fr.md": ("fr-fr", "g/a.com.md"),
        "g/a.com.uk-ua.md": ("uk-ua", "g/a.com.md"),
        "g/b.uk-ua.md": ("uk-ua", "g/b.md"),
        "README.md": None,
    }


def test_an_ending_that_is_also_a_language_is_no_suffix_if_few_pages_have_a_bare_name() -> None:
    pages = make("index.md", "index.ts.md", "types.ts.md", "client.ts.md")
    assert locales(layout_of(pages)) == []


@pytest.mark.parametrize("named", ["g/a.md", "g/a.fr-fr.md"])
def test_a_page_with_a_suffix_named_alone_finds_its_siblings(named: str) -> None:
    make("g/a.md", "g/a.fr-fr.md", "g/a.uk-ua.md", "g/other.md")
    expected = sorted({"g/a.md", "g/a.fr-fr.md", "g/a.uk-ua.md"} - {named})
    assert siblings(str(Path(named).absolute())) == expected


# --- configured


def test_a_configured_layout_is_the_only_one() -> None:
    pages = make("src/docs.fr/g/a.md", "src/docs.en/g/a.md", "other/fr/a.md", "other/en/a.md")
    assert places(pages, layout="src/docs.{locale}/{article}") == {
        "src/docs.fr/g/a.md": ("fr", "src/g/a.md"),
        "src/docs.en/g/a.md": ("en", "src/g/a.md"),
        "other/fr/a.md": None,
        "other/en/a.md": None,
    }


def test_a_configured_layout_with_folders_behind_the_locale() -> None:
    pages = make("i18n/fr/current/a.md", "i18n/ja/current/a.md", "i18n/fr/code.md")
    assert places(pages, layout="i18n/{locale}/current/{article}") == {
        "i18n/fr/current/a.md": ("fr", "i18n/a.md"),
        "i18n/ja/current/a.md": ("ja", "i18n/a.md"),
        "i18n/fr/code.md": None,
    }


def test_configured_suffixes() -> None:
    pages = make("a.fr.md", "a.md", "fr/b.md", "de/b.md")
    assert places(pages, layout="{article}.{locale}.md")["a.fr.md"] == ("fr", "a.md")


@pytest.mark.parametrize(
    "layout",
    [
        *("{locale}", "{article}", "{article}/{locale}", "{locale}{article}", "{locale}/{locale}/{article}"),
        *("../{locale}/{article}", "/{locale}/{article}", "a//{locale}/{article}", "{lang}/{article}"),
    ],
)
def test_a_layout_that_tells_nothing_is_refused(layout: str) -> None:
    with pytest.raises(ConfigurationError, match="is no layout"):
        layout_of([], layout=layout)


def test_a_presets_layout_gives_way_where_it_does_not_fit() -> None:
    pages = make("i18n/fr/a.md", "i18n/ja/a.md")
    assert places(pages, preset="content/{locale}/{article}")["i18n/fr/a.md"] == ("fr", "i18n/a.md")


def root(path: str, revision: str | None = None) -> ConfiguredRoot:
    return ConfiguredRoot(str(Path(path).absolute()), revision)


def test_configured_roots_say_where_locales_stand() -> None:
    pages = make("translations/french/a.md", "source/a.md")
    roots = {"en-us": root("source"), "fr-FR": root("translations/french")}
    assert places(pages, roots=roots) == {
        "translations/french/a.md": ("fr-FR", "a.md"),
        "source/a.md": ("en-us", "a.md"),
    }


def test_a_configured_root_may_stand_inside_another() -> None:
    pages = make("docs/a.md", "docs/fr/a.md")
    assert places(pages, roots={"en-us": root("docs"), "fr": root("docs/fr")})["docs/fr/a.md"] == ("fr", "a.md")


def test_a_configured_root_takes_the_place_of_a_folder_that_was_found() -> None:
    pages = make("en-us/a.md", "en-us@then/a.md", "fr-fr/a.md")
    found = places(pages, roots={"en-us": root("en-us@then")})
    assert found == {"en-us/a.md": None, "en-us@then/a.md": ("en-us", "a.md"), "fr-fr/a.md": ("fr-fr", "a.md")}


def test_one_locale_is_found_by_what_it_has_in_common_with_a_configured_root() -> None:
    make("source/a.md", "docs.fr-fr/a.md")
    page = str(Path("docs.fr-fr/a.md").absolute())
    assert places([page], roots={"en-us": root("source")}) == {"docs.fr-fr/a.md": ("fr-fr", "a.md")}
    assert siblings(page, roots={"en-us": root("source")}) == ["source/a.md"]


def test_the_layout_is_looked_for_in_a_configured_root() -> None:
    pages = make("translated/files/fr/web/a.md", "content/files/en-us/web/a.md")
    settings = {"layout": "files/{locale}/{article}", "base": str(Path("translated").absolute())}
    found = places(pages, roots={"en-us": root("content")}, allowed_roots=(str(Path.cwd()),), **settings)
    assert found == {
        "translated/files/fr/web/a.md": ("fr", "files/web/a.md"),
        "content/files/en-us/web/a.md": ("en-us", "files/web/a.md"),
    }


def test_a_root_outside_the_repository_needs_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    make("outside/a.md", "inside/a.md")
    Path("inside/link").symlink_to(Path("outside").absolute())
    allowed = str(Path("outside").absolute())
    monkeypatch.chdir("inside")
    for path in ("../outside", "link"):
        with pytest.raises(ConfigurationError, match=r"locales\.roots\.en-us: .* --allow-root"):
            layout_of([], roots={"en-us": root(path)})
        layout_of([], roots={"en-us": root(path)}, allowed_roots=(allowed,))


@pytest.mark.parametrize(
    ("path", "revision", "words"),
    [
        ("absent", None, "there is no folder absent"),
        ("plain", "main", "plain is in no git repository"),
        ("docs", "no-such", "revision 'no-such' is not in the repository docs"),
        ("docs", "--help", "revision '--help' is not in the repository docs"),
    ],
)
def test_a_root_that_cannot_be_says_why(path: str, revision: str | None, words: str) -> None:
    make("plain/a.md", "docs/a.md")
    init(Path("docs"))
    commit_all(Path("docs"))
    with pytest.raises(ConfigurationError, match=words):
        layout_of([], roots={"en-us": root(path, revision)})


def test_a_revision_is_read_from_git_and_not_from_the_files() -> None:
    make("docs/guides/a.md", "docs/guides/b.md", "docs.fr-fr/a.md", "docs.fr-fr/c.md")
    Path("docs/guides/a.md").write_text("as committed\n")
    init(Path("docs"))
    commit_all(Path("docs"))
    Path("docs/guides/a.md").write_text("changed since\n")
    Path("docs/guides/c.md").write_text("not committed\n")
    page = str(Path("docs.fr-fr/a.md").absolute())
    source = str(Path("docs/guides/a.md").absolute())
    settings = LocaleSettings(roots={"en-us": root("docs/guides", "HEAD"), "fr-fr": root("docs.fr-fr")})
    with Library() as library:
        layout = find_layout([page], settings, "en-us", library, is_partial=True)
        assert set(place_with_siblings([page], layout, library, EVERYWHERE).places) == {page, source}
        assert library.read(source) == b"as committed\n"
        everything = place_everything([page], layout, library, EVERYWHERE)
        assert sorted(Path(path).name for path in everything.places) == ["a.md", "a.md", "b.md", "c.md"]
        assert everything.orphans == {"c.md"}


def test_a_bare_repository_is_read_only_where_that_is_allowed() -> None:
    make("docs/a.md")
    init(Path("docs"))
    commit_all(Path("docs"))
    Path("docs/.git").rename("docs.git")
    bare = str(Path("docs.git").absolute())
    with pytest.raises(ConfigurationError, match="is a bare repository"):
        layout_of([], roots={"en-us": root("docs.git", "HEAD")})
    settings = LocaleSettings(roots={"en-us": root("docs.git", "HEAD")}, allowed_roots=(bare,))
    with Library() as library:
        find_layout([], settings, "en-us", library)
        assert library.has(bare, "HEAD", "a.md")
        assert not library.has(bare, "HEAD", "b.md")
