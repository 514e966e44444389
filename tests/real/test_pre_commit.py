"""The real pre-commit runs doclint's hooks in a real repository of localized pages.

The hook comes from a repository with this work tree as its commit, and pre-commit installs it from there as it does
everywhere: clone, environment, `pip install`.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.real.commands import check_as_json, clean_environment, new_repository, run
from tests.real.conftest import PublishedProject
from tests.real.pages import Translation, segment, source_hash, source_page, target_half

pytestmark = pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")

TITLE = "Replace the wind sensor"
POWER = "Switch the station off before you open the mast."
SCREWS = "Loosen the three screws of the sensor head."
SOURCE = source_page(TITLE, POWER, SCREWS)

FRENCH = Translation(
    locale="fr-FR",
    locfileid="70010001",
    openlocfilehash=source_hash(SOURCE),
    sentences=(
        ("Remplacer le capteur de vent", TITLE),
        ("Éteignez la station avant d’ouvrir le mât.", POWER),
        ("Desserrez les trois vis de la tête du capteur.", SCREWS),
    ),
)
NORWEGIAN = Translation(
    locale="nb-NO",
    locfileid="70010002",
    openlocfilehash=source_hash(SOURCE),
    sentences=(
        ("Bytt vindmåleren", TITLE),
        ("Slå av stasjonen før du åpner masten.", POWER),
        ("Løsne de tre skruene på målehodet.", SCREWS),
    ),
)
UKRAINIAN = Translation(
    locale="uk-UA",
    locfileid="70010003",
    openlocfilehash=source_hash(SOURCE),
    sentences=(
        ("Заміна датчика вітру", TITLE),
        ("Вимкніть станцію, перш ніж відкривати щоглу.", POWER),
        ("Відкрутіть три гвинти головки датчика.", SCREWS),
    ),
)
PAGES = {
    "en-us/replace-sensor.md": SOURCE,
    "fr-FR/replace-sensor.md": FRENCH.text,
    "nb-NO/replace-sensor.md": NORWEGIAN.text,
    "uk-UA/replace-sensor.md": UKRAINIAN.text,
}


class Documentation:
    """A repository of localized pages, with pre-commit's own git hook installed and all pages in the first commit."""

    def __init__(self, folder: Path, environment: Mapping[str, str], hook: str, project: PublishedProject) -> None:
        self.folder = new_repository(folder)
        self._environment = environment
        self._write(".pre-commit-config.yaml", hook_configuration(hook, project))
        for name, text in PAGES.items():
            self._write(name, text)
        self._git("add", "--all")
        self._git("commit", "--quiet", "--no-verify", "--message", "All pages")
        run(sys.executable, "-m", "pre_commit", "install", cwd=self.folder, environment=environment)

    def commit(self, pages: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Write these pages, and try to commit them and nothing else."""
        for name, text in pages.items():
            self._write(name, text)
        self._git("add", "--", *pages)
        return run(
            "git",
            "commit",
            "--message",
            "A change",
            cwd=self.folder,
            environment=self._environment,
            succeeds=False,
        )

    def commits(self) -> int:
        return int(self._git("rev-list", "--count", "HEAD").stdout)

    def files_of_last_commit(self) -> list[str]:
        return self._git("show", "--name-only", "--format=", "HEAD").stdout.split()

    def _git(self, *words: str) -> subprocess.CompletedProcess[str]:
        return run("git", *words, cwd=self.folder, environment=self._environment)

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def hook_configuration(hook: str, project: PublishedProject) -> str:
    return json.dumps(
        {"repos": [{"repo": str(project.folder), "rev": project.revision, "hooks": [{"id": hook, "verbose": True}]}]}
    )


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One home for pre-commit in the whole session, so that it installs doclint once."""
    return clean_environment(
        PRE_COMMIT_HOME=str(tmp_path_factory.mktemp("pre-commit-home")), PRE_COMMIT_COLOR="never", COLUMNS="200"
    )


@pytest.fixture
def documentation(tmp_path: Path, environment: dict[str, str], published_project: PublishedProject) -> Documentation:
    return Documentation(tmp_path / "documentation", environment, "doclint", published_project)


def test_a_page_with_a_lost_source_half_is_stopped_and_the_message_shown(documentation: Documentation) -> None:
    (title, _), (power, _), (screws, source_of_screws) = FRENCH.sentences
    damaged = f"# {segment(101, title, TITLE)}\n\n{target_half(102, power)} {segment(103, screws, source_of_screws)}"

    result = documentation.commit({"fr-FR/replace-sensor.md": FRENCH.with_body(damaged).text})

    assert result.returncode == 1, result.stdout
    assert "TTU001" in result.stdout
    assert "fr-FR/replace-sensor.md:17:1" in result.stdout
    assert documentation.commits() == 1


def test_a_good_page_commits(documentation: Documentation) -> None:
    better = FRENCH.text.replace("Éteignez la station", "Mettez la station hors tension")
    assert better != FRENCH.text

    result = documentation.commit({"fr-FR/replace-sensor.md": better})

    assert result.returncode == 0, result.stdout
    assert re.search(r"doclint \(changed pages\)\.+Passed", result.stdout), result.stdout
    assert documentation.commits() == 2


def test_a_page_committed_alone_is_compared_with_siblings_outside_the_commit(documentation: Documentation) -> None:
    result = documentation.commit({"uk-UA/replace-sensor.md": UKRAINIAN.by("petrobon").text})

    assert result.returncode == 1, result.stdout
    assert "AUT002" in result.stdout
    assert "uk-UA/replace-sensor.md:3:9" in result.stdout
    assert documentation.commits() == 1


def test_an_edit_of_a_source_page_commits_though_its_translations_fall_behind(documentation: Documentation) -> None:
    edited = source_page(TITLE, POWER, "Loosen the four screws of the sensor head.")

    result = documentation.commit({"en-us/replace-sensor.md": edited})

    assert result.returncode == 0, result.stdout
    assert documentation.files_of_last_commit() == ["en-us/replace-sensor.md"]
    # They are behind, as the run on the whole repository says.
    whole = check_as_json(".", "--today", "2024-04-01", cwd=documentation.folder)
    assert whole.exit_code == 1
    assert [(finding["code"], finding["path"], finding["remedy"]) for finding in whole.findings] == [
        ("HND001", "fr-FR/replace-sensor.md", "handoff"),
        ("HND001", "nb-NO/replace-sensor.md", "handoff"),
        ("HND001", "uk-UA/replace-sensor.md", "handoff"),
    ]


def test_the_hook_does_not_run_where_no_page_is_committed(documentation: Documentation) -> None:
    result = documentation.commit({"build.cfg": "theme = plain\n"})

    assert result.returncode == 0, result.stdout
    assert "no files to check" in result.stdout


def test_the_hook_for_the_whole_repository_counts_what_only_a_handoff_can_mend(
    tmp_path: Path, environment: dict[str, str], published_project: PublishedProject
) -> None:
    documentation = Documentation(tmp_path / "documentation", environment, "doclint-all", published_project)
    assert documentation.commit({"build.cfg": "theme = plain\n"}).returncode == 0

    result = documentation.commit({"en-us/replace-sensor.md": source_page(TITLE, POWER)})

    assert result.returncode == 1, result.stdout
    assert "HND001" in result.stdout
