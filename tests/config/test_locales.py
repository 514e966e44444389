"""The `[locales]` table: what it may say, and that a run goes by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.cli.options import read_settings
from doclint.config.locales import ConfiguredRoot, LocaleSettings
from doclint.config.settings import ConfigurationError
from doclint.corpus.discovery import discover
from doclint.engine import run
from tests.repositories import commit_all, init
from tests.rules.examples import write_pages


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def locales(text: str, *allowed: str) -> LocaleSettings:
    Path("doclint.toml").write_text(text)
    return read_settings(config=None, isolated=False, allow_root=allowed).locales


def test_roots_count_from_the_folder_of_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[locales]\nlayout = "{locale}/{article}"\n[locales.roots]\nen-us = { path = "../docs", revision = "live" }\nfr-fr = "fr"\n'
    Path("inner").mkdir()
    Path("doclint.toml").write_text(text)
    monkeypatch.chdir("inner")
    found = read_settings(config=None, isolated=False, allow_root=("..",)).locales
    assert found == LocaleSettings(
        layout="{locale}/{article}",
        roots={
            "en-us": ConfiguredRoot(str(tmp_path.parent / "docs"), "live", "../doclint.toml:4: "),
            "fr-fr": ConfiguredRoot(str(tmp_path / "fr"), None, "../doclint.toml:5: "),
        },
        base=str(tmp_path),
        allowed_roots=(str(tmp_path),),
    )


def test_nothing_said_leaves_all_to_be_found() -> None:
    assert locales("") == LocaleSettings()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[locales]\nlayout = "{article}"\n', "'{article}' is no layout"),
        ("[locales]\nroot = {}\n", "did you mean roots"),
        ('[locales.roots]\nenglish = "x"\n', "'english' is no locale"),
        ('[locales.roots]\nen-us = { revision = "x" }\n', "the key 'path' is missing"),
        ('[locales.roots]\nen-us = { path = "x", branch = "y" }\n', "unknown key 'branch'"),
        ("[locales.roots]\nen-us = 1\n", "expected a text in quotes or a table"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"doclint\.toml:\d.*{words}"):
        locales(text)


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ('"absent"', "there is no folder absent"),
        ('".."', r"\.\. is outside the repository; if it may be read, say so with --allow-root \.\."),
        ('{ path = ".", revision = "live" }', "revision 'live': . is in no git repository"),
    ],
)
def test_a_root_that_cannot_be_is_said_with_its_place(root: str, words: str) -> None:
    write_pages({"fr-fr/a.md": ""})
    Path("doclint.toml").write_text(f"[locales.roots]\nen-us = {root}\n")
    with pytest.raises(ConfigurationError, match=rf"doclint\.toml:2: locales\.roots\.en-us: {words}"):
        run(discover(["."]), read_settings(config=None, isolated=False))


def test_a_preset_brings_its_keys_and_its_layout() -> None:
    site = init(Path.cwd())
    write_pages({"content/en/a.md": "# A\n"})
    first = commit_all(site, 1)
    write_pages({"content/en/a.md": "# B\n", "content/ja/a.md": f"---\ndefault_lang_commit: {first}\n---\n"})
    commit_all(site, 2)
    Path("doclint.toml").write_text('preset = "opentelemetry"\n')
    report = run(discover(["."]), read_settings(config=None, isolated=False))
    assert [(each.path, each.code) for each in report.findings] == [("content/ja/a.md", "HND001")]
    assert report.layout == ("en in content/en; ja in content/ja",)


def test_a_folder_that_cannot_be_allowed_is_an_error() -> None:
    with pytest.raises(ConfigurationError, match="--allow-root: there is no folder absent"):
        locales("", "absent")
    init(Path("docs"))
    assert locales("", "docs/only-in-a-revision").allowed_roots
