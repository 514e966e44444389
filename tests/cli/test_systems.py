"""A small tree of every documentation system: what `config`, `status` and `check` say of it without configuration.

`make golden` writes the files in `systems/` anew.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from doclint.cli import group
from tests.repositories import commit_all, git, init

GOLDEN = Path(__file__).parent / "systems"

ENGLISH = (
    "# Trim the lamp\n\nWhen the fog comes in, you have to trim the wick of the lamp and that is all you can do.\n"
)
FRENCH = (
    "# Régler la lampe\n\nQuand la brume arrive, il faut couper la mèche de la lampe, puis vérifier le réservoir.\n"
)
MD5 = hashlib.md5(ENGLISH.encode(), usedforsecurity=False).hexdigest()
CO_OP = f'<!--\nCO_OP_TRANSLATOR_METADATA:\n{{"original_hash": "{MD5}", "language_code": "fr"}}\n-->\n'

# By system: the pages, in which `COMMIT` stands for the first commit, and the files beside them.
SYSTEMS = {
    "learn": {
        "docfx.json": '{"build": {}}',
        "en-us/lamp.md": ENGLISH,
        "fr-fr/lamp.md": f"---\nms.sourcegitcommit: COMMIT\nms.lasthandoff: 01/01/2026\n---\n{FRENCH}",
    },
    "opentelemetry": {
        "hugo.yaml": "",
        "archetypes/default.md": "---\ntitle: {{ .Name }}\n---\n",
        "content/en/lamp.md": ENGLISH,
        "content/fr/lamp.md": f"---\ndefault_lang_commit: COMMIT\n---\n{FRENCH}",
        "content/fr/oil.md": f"---\ndefault_lang_commit: COMMIT\n---\n{FRENCH}",
    },
    "mdn": {
        "files/en-us/lamp/index.md": ENGLISH,
        "files/fr/lamp/index.md": f"---\nl10n:\n  sourceCommit: COMMIT\n---\n{FRENCH}",
    },
    "kubernetes": {"scripts/lsync.sh": "", "content/en/lamp.md": ENGLISH, "content/fr/lamp.md": FRENCH},
    "hugo": {"hugo.toml": "", "content/lamp/index.md": ENGLISH, "content/lamp/index.fr.md": FRENCH},
    "docusaurus": {
        "docusaurus.config.ts": "",
        "docs/lamp.mdx": ENGLISH,
        "versioned_docs/version-1.0/lamp.md": ENGLISH,
        "i18n/fr/docusaurus-plugin-content-docs/current/lamp.mdx": FRENCH,
        "i18n/fr/docusaurus-plugin-content-docs/version-1.0/lamp.md": FRENCH,
    },
    "starlight": {
        "astro.config.mjs": "",
        "src/content/docs/lamp.mdx": ENGLISH,
        "src/content/docs/os/files.mdx": ENGLISH,
        "src/content/docs/fr/lamp.mdx": FRENCH,
    },
    "astro": {
        "astro.config.mjs": "",
        "src/content/blog/en/lamp.md": ENGLISH,
        "src/content/blog/fr/lamp.md": FRENCH,
    },
    "vitepress": {".vitepress/config.ts": "", "api/lamp.md": ENGLISH, "lamp.md": ENGLISH, "fr/lamp.md": FRENCH},
    "mkdocs": {"mkdocs.yml": "", "docs/lamp.md": ENGLISH, "docs/lamp.fr.md": FRENCH, "docs/oil.md": ENGLISH},
    "fastapi": {"docs/en/mkdocs.yml": "", "docs/en/docs/lamp.md": ENGLISH, "docs/fr/docs/lamp.md": FRENCH},
    "mintlify": {"mint.json": "{}", "lamp.mdx": ENGLISH, "snippets/oil.mdx": ENGLISH, "fr/lamp.mdx": FRENCH},
    "co-op-translator": {
        "README.md": ENGLISH,
        "lessons/oil.md": ENGLISH,
        "translations/fr/README.md": CO_OP + FRENCH,
        "translations/fr/lessons/oil.md": CO_OP.replace(MD5, MD5[::-1]) + FRENCH,
    },
    "two-systems": {
        "site/docusaurus.config.ts": "",
        "site/docs/lamp.md": ENGLISH,
        "site/i18n/fr/docusaurus-plugin-content-docs/current/lamp.md": FRENCH,
        "book/mkdocs.yml": "",
        "book/docs/en/oil.md": ENGLISH,
        "book/docs/fr/oil.md": FRENCH,
    },
}


@pytest.fixture(autouse=True)
def _in_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCLINT_CACHE_DIR", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


def make(files: dict[str, str]) -> None:
    """Commit the files, and then translations that name that commit."""
    init(Path())
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8", newline="")
    commit_all(Path())
    commit = git(Path(), "rev-parse", "HEAD").strip()
    for name, text in files.items():
        if "COMMIT" in text:
            Path(name).write_text(text.replace("COMMIT", commit), encoding="utf-8", newline="")
    commit_all(Path(), 1)


def said() -> str:
    commands = (["config"], ["status", "--all"], ["check", "--output-format", "concise"])
    parts = []
    for command in commands:
        result = CliRunner().invoke(group, command)
        shown = result.stdout
        if command == ["config"]:
            shown = "".join(
                line + "\n" for line in shown.splitlines() if line.startswith(("# Found", "# Loc", "# Sou"))
            )
        parts.append(f"$ doclint {' '.join(command)}\n{shown}{result.stderr}")
    return "\n".join(parts)


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_tree_of_every_system(name: str) -> None:
    make(SYSTEMS[name])
    text = said()
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("DOCLINT_REWRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
