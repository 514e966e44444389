"""`doclint init` writes what a run without configuration finds, so that one with it finds the same."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doclint.cli import group

ENGLISH = (
    "# Trim the lamp\n\nWhen the fog comes in, you have to trim the wick of the lamp and that is all you can do.\n"
)
FRENCH = (
    "# Régler la lampe\n\nQuand la brume arrive, il faut couper la mèche de la lampe, puis vérifier le réservoir.\n"
)


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(pages: Mapping[str, str]) -> None:
    for name, text in pages.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8", newline="")


def doclint(*arguments: str) -> Result:
    return CliRunner().invoke(group, arguments)


def freshness() -> list[tuple[str, str, str]]:
    document = json.loads(doclint("status", "--output-format", "json").stdout)
    return [(page["path"], page["locale"], page["freshness"]) for row in document["articles"] for page in row["pages"]]


STAMPED = {
    "docs/astro.config.mjs": "",
    "docs/src/content/docs/lamp.mdx": ENGLISH,
    "docs/src/content/docs/wick.mdx": ENGLISH.replace("lamp", "wick"),
    "docs/src/content/docs/fr/lamp.mdx": "---\nfrom:\n  sha: {}\n---\n" + FRENCH,
    "docs/src/content/docs/fr/wick.mdx": "---\nfrom:\n  sha: {}\n---\n" + FRENCH,
}


def test_a_system_and_a_stamp_are_written_down() -> None:
    digits = hashlib.sha256(ENGLISH.encode()).hexdigest()[:10]
    make({name: text.format(digits) if text else text for name, text in STAMPED.items()})
    before = freshness()
    assert [state for _, locale, state in before if locale == "fr"] == ["behind", "in-sync"]
    result = doclint("init", "--no-baseline")
    assert result.exit_code == 0
    assert "from.sha: first 10 digits of the SHA-256 of the source file, verified on 1 of 2 pages" in result.stderr
    assert "types_or: [markdown, mdx]" in result.stdout
    written = Path("doclint.toml").read_text()
    said = tomllib.loads(written)
    assert said["preset"] == "starlight"
    assert said["source-locale"] == "en"
    assert said["stamp"] == {"key": ["from", "sha"], "kind": "sha256", "digits": 10}
    assert "verified on 1 of 2 pages" in " ".join(written.replace("#", " ").split())
    assert freshness() == before


def test_nothing_is_written_down_that_was_not_found() -> None:
    make({"a.md": ENGLISH})
    assert doclint("init").exit_code == 0
    assert set(tomllib.loads(Path("doclint.toml").read_text())) == set()


def test_what_is_found_and_why_is_shown() -> None:
    make({"mkdocs.yml": "", "docs/en/lamp.md": ENGLISH, "docs/fr/lamp.md": FRENCH})
    shown = doclint("config").stdout
    assert "# Found preset mkdocs: there is mkdocs.yml" in shown
    assert "# Locales: en in docs/en; fr in docs/fr" in shown
    assert "# Source locale: en" in shown
    assert "preset mkdocs: there is mkdocs.yml" in doclint("check", "--verbose").stderr
