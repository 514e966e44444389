"""The layouts of documentation systems are found without configuration; what is nearly a layout is none."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from doclint.config.settings import Settings
from doclint.corpus.configured_locales import LocaleSettings
from doclint.corpus.discovery import discover
from doclint.corpus.layouts import Layout
from doclint.corpus.library import Library
from doclint.corpus.placement import place_with_siblings
from doclint.corpus.reach import EVERYWHERE
from doclint.corpus.systems import find_systems, is_marker
from doclint.errors import ConfigurationError
from doclint.run.recognition import find_layout_of, recognize_alone, systems_of
from tests.repositories import commit_all, git, init

ENGLISH = (
    "# Trim the lamp\n\nWhen the fog comes in, you have to trim the wick of the lamp and that is all you can do.\n"
)
FRENCH = (
    "# Régler la lampe\n\nQuand la brume arrive, il faut couper la mèche de la lampe, puis vérifier le réservoir.\n"
)
ITALIAN = "# Regolare la lampada\n\nQuando arriva la nebbia bisogna tagliare lo stoppino e controllare il serbatoio.\n"

PLAIN = Settings(frozenset(), datetime.date(2026, 1, 1), finds_preset=True, finds_source_locale=True)

Placed = dict[str, tuple[str, str] | None]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(pages: Mapping[str, str] | list[str]) -> None:
    for name in pages:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = pages[name] if isinstance(pages, Mapping) else FRENCH if _is_french(name) else ENGLISH
        path.write_text(text, encoding="utf-8")


def _is_french(name: str) -> bool:
    return any(code in name.replace(".", "/").replace("_", "/").split("/") for code in ("fr", "de", "zh", "zh-Hans"))


def placed(*paths: str, settings: Settings = PLAIN) -> Placed:
    """Locale and article of the pages of a run on these paths and of their siblings."""
    discovery = discover(paths or (".",), EVERYWHERE)
    with Library(os.getcwd()) as library:
        layout = find_layout_of(discovery, settings, systems_of(discovery, settings), library)
        found = place_with_siblings(discovery.pages, layout, library, EVERYWHERE).places
    here = Path.cwd()
    return {
        str(Path(page).relative_to(here)): (place.locale, place.article) if place else None
        for page, place in sorted(found.items())
    }


def locales() -> list[str]:
    found = placed()
    return sorted({place[0] for place in found.values() if place is not None})


def recognized(paths: tuple[str, ...] = (".",)) -> tuple[str, str, Layout]:
    result, layout = recognize_alone(discover(paths, EVERYWHERE), PLAIN)
    return result.settings.preset.name, result.settings.source_locale, layout


# --- systems

DOCUSAURUS = {
    "site/docusaurus.config.js": "",
    "site/docs/lamp.mdx": ENGLISH,
    "site/versioned_docs/version-1.0/lamp.md": ENGLISH,
    "site/blog/fog.md": ENGLISH,
    "site/community/keepers.md": ENGLISH,
    "site/i18n/fr/docusaurus-plugin-content-docs/current/lamp.md": FRENCH,
    "site/i18n/fr/docusaurus-plugin-content-docs/version-1.0/lamp.md": FRENCH,
    "site/i18n/fr/docusaurus-plugin-content-blog/fog.md": FRENCH,
    "site/i18n/fr/docusaurus-plugin-content-docs-community/current/keepers.md": FRENCH,
}


def test_all_plugins_and_versions_of_a_docusaurus_site() -> None:
    make(DOCUSAURUS)
    assert placed() == {
        "site/blog/fog.md": ("en", "site/blog/fog.md"),
        "site/community/keepers.md": ("en", "site/community/keepers.md"),
        "site/docs/lamp.mdx": ("en", "site/docs/lamp.mdx"),
        "site/i18n/fr/docusaurus-plugin-content-blog/fog.md": ("fr", "site/blog/fog.md"),
        "site/i18n/fr/docusaurus-plugin-content-docs-community/current/keepers.md": ("fr", "site/community/keepers.md"),
        "site/i18n/fr/docusaurus-plugin-content-docs/current/lamp.md": ("fr", "site/docs/lamp.mdx"),
        "site/i18n/fr/docusaurus-plugin-content-docs/version-1.0/lamp.md": (
            "fr",
            "site/versioned_docs/version-1.0/lamp.md",
        ),
        "site/versioned_docs/version-1.0/lamp.md": ("en", "site/versioned_docs/version-1.0/lamp.md"),
    }
    assert recognized()[:2] == ("docusaurus", "en")


@pytest.mark.parametrize("page", [page for page in DOCUSAURUS if page.endswith(("md", "mdx"))])
def test_a_page_passed_alone_is_placed_as_in_a_whole_run(page: str) -> None:
    make(DOCUSAURUS)
    whole = placed()
    assert placed(page) == {path: place for path, place in whole.items() if place and place[1] == whole[page][1]}  # type: ignore[index]


@pytest.mark.parametrize(
    ("preset", "marker", "source", "translation"),
    [
        ("starlight", "astro.config.mjs", "src/content/docs/{}", "src/content/docs/fr/{}"),
        ("astro", "astro.config.mjs", "src/content/blog/en/{}", "src/content/blog/fr/{}"),
        ("vitepress", ".vitepress/config.mts", "{}", "fr/{}"),
        ("vitepress", ".vitepress/config/index.ts", "en/{}", "fr/{}"),
        ("hugo", "hugo.yaml", "content/en/{}", "content/fr/{}"),
        ("hugo", "config/_default/hugo.toml", "content/en/{}", "content/fr/{}"),
        ("kubernetes", "scripts/lsync.sh", "content/en/{}", "content/fr/{}"),
        ("mkdocs", "mkdocs.yml", "docs/en/{}", "docs/fr/{}"),
        ("mkdocs", "mkdocs.yml", "docs/{}", "docs/fr/{}"),
        ("fastapi", "docs/en/mkdocs.yml", "docs/en/docs/{}", "docs/fr/docs/{}"),
        ("mintlify", "mint.json", "{}", "fr/{}"),
        ("co-op-translator", "translations/fr/.co-op-translator.json", "{}", "translations/fr/{}"),
        ("learn", "docfx.json", "en-us/{}", "fr-fr/{}"),
    ],
)
@pytest.mark.parametrize("folder", ["", "site/"])
def test_a_marker_shows_the_system(preset: str, marker: str, source: str, translation: str, folder: str) -> None:
    names = ("lamp.md", "guide/wick.md")
    make({folder + marker: "{}"})
    make({folder + source.format(name): ENGLISH for name in names})
    make({folder + translation.format(name): FRENCH for name in names})
    name, source_locale, _ = recognized()
    assert name == preset
    assert source_locale == ("en-us" if preset == "learn" else "en")
    found = placed()
    for page in names:
        original, translated = found[folder + source.format(page)], found[folder + translation.format(page)]
        assert original is not None
        assert translated is not None
        assert (original[0], translated[0][:2]) == (source_locale, "fr")
        assert original[1] == translated[1]


def test_a_marker_that_is_not_checked_out_is_enough() -> None:
    make(
        {"docs/.vitepress/config.ts": "", "docs/lamp.md": ENGLISH, "docs/fr/lamp.md": FRENCH, "docs/fr/oil.md": FRENCH}
    )
    init(Path())
    commit_all(Path())
    git(Path(), "sparse-checkout", "set", "--no-cone", "/docs/**/*.md")
    assert not Path("docs/.vitepress").exists()
    assert recognized()[0] == "vitepress"


def test_what_translations_record_counts_more_than_a_marker() -> None:
    make({"hugo.yaml": "", "content/en/lamp.md": ENGLISH})
    make({"content/fr/lamp.md": f"---\ndefault_lang_commit: 0123abcd\n---\n{FRENCH}"})
    assert recognized()[:2] == ("opentelemetry", "en")


def test_two_systems_in_one_repository_are_two_sets() -> None:
    make(
        {
            "site/docusaurus.config.ts": "",
            "site/docs/lamp.md": ENGLISH,
            "site/i18n/fr/docusaurus-plugin-content-docs/current/lamp.md": FRENCH,
            "book/mkdocs.yml": "",
            "book/docs/horn.md": ENGLISH,
            "book/docs/oil.md": ENGLISH,
            "book/docs/fr/horn.md": FRENCH,
        }
    )
    assert {place for place in placed().values() if place} == {
        ("en", "site/docs/lamp.md"),
        ("fr", "site/docs/lamp.md"),
        ("en", "book/docs/horn.md"),
        ("en", "book/docs/oil.md"),
        ("fr", "book/docs/horn.md"),
    }


def test_templates_of_a_system_are_no_pages() -> None:
    make(["archetypes/default.md", "content/en/lamp.md", "content/fr/lamp.md"])
    make({"hugo.toml": ""})
    discovery = discover((".",), EVERYWHERE)
    from doclint.run.recognition import without_templates  # noqa: PLC0415

    left = without_templates(discovery, find_systems(discovery.markers))
    assert [Path(page).name for page in left.pages] == ["lamp.md", "lamp.md"]
    assert [note.message for note in left.notes] == ["skipped 1 template of the documentation system"]


def test_other_endings_of_markdown_are_counted() -> None:
    make(["a.md", "b.mdoc", "c.mdoc", "d.qmd"])
    assert [note.message for note in discover((".",), EVERYWHERE).notes] == [
        "skipped 2 .mdoc files: pages end with .md, .mdx, .markdown; add the extension to `include` to check them",
        "skipped 1 .qmd file: pages end with .md, .mdx, .markdown; add the extension to `include` to check them",
    ]


@pytest.mark.parametrize(
    "path", ["hugo.toml", "a/docusaurus.config.mjs", "x/.vitepress/config.ts", "docs/en/mkdocs.yml"]
)
def test_markers(path: str) -> None:
    assert is_marker(f"/{path}")


@pytest.mark.parametrize(
    "path", ["/a/lamp.md", "/a/config.yaml", "/a/hugo.md", "/docusaurus.config", "/a/config/x.toml"]
)
def test_no_markers(path: str) -> None:
    assert not is_marker(path)


# --- by folders and names alone


@pytest.mark.parametrize(
    ("source", "translations"),
    [
        ("guide/{}.md", ["fr/guide/{}.md"]),
        ("docs/{}.md", ["docs/fr/{}.md"]),
        ("docs/{}.mdx", ["docs/fr/{}.md"]),
        ("docs/{}.md", ["docs/zh_CN/{}.md", "docs/fr/{}.md"]),
        ("docs/{}.md", ["docs/{}.zh-CN.md"]),
        ("docs/{}.md", ["docs/{}_zh_CN.md"]),
        ("docs/{}.md", ["docs/{}_fr.md"]),
        ("docs/{}.md", ["docs/{}-fr.md"]),
        ("docs/en/{}.md", ["docs/fr/{}.md"]),
        ("en/docs/{}.md", ["fr/docs/{}.md", "zh-Hans/docs/{}.md"]),
    ],
)
def test_locales_are_found_without_a_system(source: str, translations: list[str]) -> None:
    names = ("lamp", "wick", "oil")
    make([source.format(name) for name in names])
    for translation in translations:
        make({translation.format(name): FRENCH for name in names[:2]})
    found = placed()
    for name in names:
        original = found[source.format(name)]
        assert original is not None
        assert original[0] == "en"
        for translation in translations if name != "oil" else []:
            place = found[translation.format(name)]
            assert place is not None
            assert place[1] == original[1]
            assert place[0] != "en"


def test_the_source_may_have_many_pages_that_nobody_translated() -> None:
    make([f"content/en/{number}.md" for number in range(90)])
    make({f"content/fr/{number}.md": FRENCH for number in (1, 2)})
    assert placed()["content/en/80.md"] == ("en", "content/80.md")
    assert placed()["content/fr/1.md"] == ("fr", "content/1.md")


def test_a_readme_in_other_languages() -> None:
    make(
        {"README.md": ENGLISH, "README_zh.md": "# 灯\n\n" + "灯塔 的 灯 需要 每天 清洁 和 检查 油 芯 玻璃 镜子 门 窗\n"}
    )
    make({"CONTRIBUTING.md": ENGLISH, "docs/lamp.md": ENGLISH})
    assert placed() == {
        "CONTRIBUTING.md": None,
        "README.md": ("en", "README.md"),
        "README_zh.md": ("zh", "README.md"),
        "docs/lamp.md": None,
    }


NEARLY = {
    "subjects of a web course": ["css/intro.md", "css/grid.md", "os/intro.md", "os/files.md", "html/intro.md"],
    "the same pages for each subject": ["css/intro.md", "css/grid.md", "os/intro.md", "os/grid.md"],
    "an interface and its guide": ["api/index.md", "api/lamp.md", "doc/index.md", "doc/lamp.md"],
    "input and output": ["io/read.md", "io/write.md", "read.md"],
    "input, output and system with the same pages": ["io/index.md", "io/list.md", "os/index.md", "os/list.md"],
    "a lone README in French": ["README.md", "fr/README.md", "docs/lamp.md"],
    "a folder about networks": ["it/networks.md", "it/printers.md", "lamp.md", "it/index.md", "index.md"],
    "a folder about networks that repeats names": ["it/setup.md", "it/use.md", "setup.md", "use.md"],
    "versions": ["v1/lamp.md", "v2/lamp.md", "lamp.md"],
    "versions by number": ["2.x/lamp.md", "3.x/lamp.md", "3.0/lamp.md"],
    "a language of programs": ["cs/install.md", "ts/install.md", "install.md"],
    "kits for languages of programs": ["sdk/cs/use.md", "sdk/cs/install.md", "sdk/ts/use.md", "sdk/ts/install.md"],
    "what to do": ["to-do/lamp.md", "how-to/lamp.md", "lamp.md"],
    "one folder for identifiers": ["id/create.md", "id/delete.md", "user/create.md", "user/delete.md"],
    "a folder for questions": ["so/faq.md", "faq.md"],
    "my things": ["my/lamp.md", "my/wick.md", "lamp.md", "wick.md"],
    "examples by letter": ["ab/a.md", "ba/a.md", "ca/a.md"],
    "a package by package tree": ["packages/ui/README.md", "packages/io/README.md", "packages/os/README.md"],
    "modules with the same pages": ["ml/index.md", "ml/train.md", "ai/index.md", "ai/train.md"],
    "endings of programs": ["index.md", "index.ts.md", "main.rs.md", "types.ts.md"],
    "underscores in names": ["sign_in.md", "sign.md", "log_in.md", "check_it.md", "check.md"],
    "hyphens in names": ["plug-in.md", "plug.md", "add-in.md", "opt-in.md", "opt.md"],
    "hosts": ["site.io/README.md", "site.me/README.md", "site.no/README.md"],
    "a state": ["ca/lamp.md", "ny/lamp.md", "lamp.md"],
    "a folder of an editor": ["vi/keys.md", "vi/modes.md", "emacs/keys.md", "emacs/modes.md"],
    "pages about translation": ["translations/README.md", "translations/style.md", "locales/README.md"],
    "a number": ["no/lamp.md", "yes/lamp.md"],
    "a folder in a folder of the same pages": ["guide/in/lamp.md", "guide/out/lamp.md", "guide/lamp.md"],
    "artificial intelligence": ["ai/lamp.md", "lamp.md", "bi/lamp.md"],
    "an archive of pages": ["archive/lamp.md", "old/lamp.md", "lamp.md", "lab/lamp.md"],
    "services": ["aws/start.md", "gcp/start.md", "ibm/start.md", "oci/start.md", "start.md"],
    "one page": ["en/lamp.md"],
}


@pytest.mark.parametrize("names", NEARLY.values(), ids=NEARLY)
@pytest.mark.parametrize("marker", [None, "mkdocs.yml", ".vitepress/config.ts", "mint.json", "hugo.toml"])
def test_what_is_nearly_a_layout_is_none(names: list[str], marker: str | None) -> None:
    make(dict.fromkeys(names, ENGLISH))
    if marker is not None:
        make({marker: "{}"})
    assert locales() == []


def test_a_folder_of_a_subject_with_italian_pages_is_a_locale() -> None:
    make({"it/setup.md": ITALIAN, "it/use.md": ITALIAN, "setup.md": ENGLISH, "use.md": ENGLISH, "os/setup.md": ENGLISH})
    assert placed()["it/setup.md"] == ("it", "setup.md")
    assert placed()["os/setup.md"] == ("en", "os/setup.md")


def test_locale_folders_of_a_repository_count_more_than_its_name() -> None:
    for name in ("cs", "id"):
        make({f"{name}/en-us/lamp.md": ENGLISH, f"{name}/fr-fr/lamp.md": FRENCH})
    assert placed()["cs/fr-fr/lamp.md"] == ("fr-fr", "cs/lamp.md")
    assert placed()["id/en-us/lamp.md"] == ("en-us", "id/lamp.md")


# --- configured


def configured(*patterns: str) -> Placed:
    base = str(Path.cwd())
    return placed(settings=Settings(PLAIN.select, PLAIN.today, locales=LocaleSettings(patterns, base=base)))


def test_free_names_must_agree() -> None:
    make(["old/1.0/lamp.md", "old/2.0/lamp.md", "new/lamp.md", "t/fr/1.0/lamp.md", "t/fr/2.0/lamp.md", "t/fr/lamp.md"])
    found = configured(
        "t/{locale}/{version}/{article} = old/{version}/{article}", "t/{locale}/{article} = new/{article}"
    )
    assert found["t/fr/1.0/lamp.md"] == ("fr", "old/1.0/lamp.md")
    assert found["t/fr/2.0/lamp.md"] == ("fr", "old/2.0/lamp.md")
    assert found["t/fr/lamp.md"] == ("fr", "new/lamp.md")


def test_the_first_source_that_exists_counts() -> None:
    make(["b/lamp.md", "t/fr/lamp.md"])
    assert configured("t/{locale}/{article} = a/{article} | b/{article}")["b/lamp.md"] == ("en-us", "b/lamp.md")


@pytest.mark.parametrize(
    "layout", ["content/{locale}/{article}", "t/{locale}/{article} = d/{article}", "{article}_{locale}.md"]
)
def test_a_configured_layout_that_matches_nothing_is_an_error(layout: str) -> None:
    make(["docs/lamp.md", "docs/fr/lamp.md"])
    with pytest.raises(ConfigurationError, match="matches no page"):
        configured(layout)


@pytest.mark.parametrize(
    "layout", ["a/{locale}/{article} = {version}/{article}", "{locale}/{article} = a", "{article}.{locale}.md = b"]
)
def test_a_source_side_that_tells_nothing_is_refused(layout: str) -> None:
    make(["a.md"])
    with pytest.raises(ConfigurationError, match=r"is not a layout|only in the source"):
        configured(layout)


def test_pages_of_one_name_and_two_endings_are_two_articles_of_a_locale_and_one_across_locales() -> None:
    make(["en/lamp.mdx", "fr/lamp.md", "de/lamp.mdx", "en/oil.md", "fr/oil.markdown", "de/oil.md"])
    found = placed()
    assert {page: place[1] for page, place in found.items() if place} == {
        "en/lamp.mdx": "lamp.mdx",
        "fr/lamp.md": "lamp.mdx",
        "de/lamp.mdx": "lamp.mdx",
        "en/oil.md": "oil.md",
        "fr/oil.markdown": "oil.md",
        "de/oil.md": "oil.md",
    }
