"""Documentation systems that name the source commit: every page is as fresh as git itself says."""

from __future__ import annotations

import datetime
import random
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from doclint.config.locales import ConfiguredRoot, LocaleSettings
from doclint.config.presets import MDN, OPENTELEMETRY, Preset
from doclint.config.settings import Settings
from doclint.corpus.articles import Freshness
from doclint.corpus.discovery import discover
from doclint.engine import Report, run
from doclint.rules.registry import all_rules
from doclint.survey import look
from tests.repositories import commit_all, git, init

LOCALES = ("bn", "de", "es", "fr", "ja", "ko", "nb", "pl", "pt-BR", "uk", "zh-Hant-TW")
WORDS = "beacon lamp horn buoy lens keeper tower signal fog harbour".split()


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def settings(preset: Preset, **changes: object) -> Settings:
    on = frozenset(code for code, registered in all_rules().items() if registered.is_on)
    made = Settings(on, datetime.date(2024, 6, 1), preset=preset, source_locale=preset.source_locale)
    return replace(made, **changes)  # type: ignore[arg-type]


def check(preset: Preset, *paths: str, **changes: object) -> Report:
    return run(discover(paths or (".",)), settings(preset, **changes))


def article(chance: random.Random) -> str:
    return (
        "# "
        + " ".join(chance.choices(WORDS, k=3))
        + "\n\n"
        + "".join(f"{word}\n" for word in chance.choices(WORDS, k=12))
    )


class Site:
    """A site that is written and translated over some days, all by chance."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = init(folder)
        self.source = folder / "content/en"
        self._chance = chance
        self._day = 0
        for number in range(24):
            self._write(self.source / f"docs/{WORDS[number % 10]}-{number}.md", article(chance))
        self._commit()

    def live(self, days: int) -> None:
        for _ in range(days):
            head = git(self.folder, "rev-parse", "HEAD")
            for page in self._chance.sample(self._pages(), k=8):
                for locale in self._chance.sample(LOCALES, k=3):
                    key = f"default_lang_commit: {head}\n" if self._chance.random() < 0.9 else ""
                    text = f"---\ntitle: {page.stem}\n{key}---\n# {locale}\n"
                    self._write(self.folder / "content" / locale / page.relative_to(self.source), text)
            self._commit()
            edited, renamed, deleted = self._chance.sample(self._pages(), k=3)
            self._write(edited, edited.read_text() + self._chance.choice(WORDS) + "\n")
            self._write(renamed.with_name(f"new-{renamed.name}"), renamed.read_text())
            renamed.unlink()
            if self._chance.random() < 0.3:
                deleted.unlink()
            self._write(self.source / f"added-{self._day}.md", article(self._chance))
            self._commit()

    def says_of(self, page: Path) -> str:
        """What git itself says of a translation's freshness."""
        place = page.relative_to(self.folder / "content")
        source = Path("content/en", *place.parts[1:])
        if not (self.folder / source).exists():
            return "orphaned"
        key = "default_lang_commit: "
        commit = next((line.removeprefix(key) for line in page.read_text().splitlines() if line.startswith(key)), None)
        if commit is None:
            return "unknown"
        command = ["git", "diff", "--quiet", commit, "HEAD", "--", source.as_posix()]
        return "behind" if subprocess.run(command, cwd=self.folder, check=False).returncode else "in-sync"

    def _pages(self) -> list[Path]:
        return sorted(self.source.rglob("*.md"))

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def _commit(self) -> None:
        self._day += 1
        commit_all(self.folder, self._day)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_page_is_as_fresh_as_git_says(seed: int) -> None:
    site = Site(Path.cwd(), random.Random(seed))
    site.live(6)
    found, expected = {}, {}
    with look(discover(["."]), settings(OPENTELEMETRY)) as survey:
        for one in survey.corpus.articles:
            for page in one.translations:
                found[page.path] = one.judge(page).freshness.value
                expected[page.path] = site.says_of(Path.cwd() / page.path)
                lag = one.source_side.lag(page)
                if found[page.path] == "behind":
                    source = f"content/en/{Path(page.path).relative_to(f'content/{page.locale}').as_posix()}"
                    count = git(Path.cwd(), "rev-list", "--count", f"{page.source_commit}..HEAD", "--", source)
                    assert lag is not None
                    assert lag.commits == int(count)
    assert found == expected
    assert {"in-sync", "behind", "orphaned", "unknown"} == set(found.values())
    assert {page.split("/")[1] for page in found} == set(LOCALES)


def test_a_page_behind_and_one_whose_source_moved_say_so() -> None:
    site = init(Path.cwd())
    Path("content/en").mkdir(parents=True)
    Path("content/fr").mkdir()
    horn = "# The fog horn\n\nIt sounds twice a minute.\n"
    Path("content/en/beacon.md").write_text("# The beacon\n")
    Path("content/en/horn.md").write_text(horn)
    first = commit_all(site, 1)
    for name in ("beacon", "horn"):
        Path(f"content/fr/{name}.md").write_text(f"---\ndefault_lang_commit: {first}\n---\n")
    Path("content/en/beacon.md").write_text("# The beacon, lit\n")
    Path("content/en/horn.md").rename("content/en/fog-horn.md")
    commit_all(site, 2)
    behind, orphaned = check(OPENTELEMETRY).findings
    assert (behind.code, behind.path, behind.start.line, behind.start.column) == (
        "HND001",
        "content/fr/beacon.md",
        2,
        22,
    )
    assert behind.message == (
        f"Behind its source: content/en/beacon.md has changed since commit {first[:10]}, which it was made from: "
        "1 commit behind, 151 days since the first (2024-01-02)."
    )
    assert (orphaned.code, orphaned.path, orphaned.article) == ("LOC003", "content/fr/horn.md", "content/horn.md")
    assert "renamed to content/en/fog-horn.md on 2024-01-02" in orphaned.message


@pytest.mark.parametrize("revision", [None, "main"])
def test_the_source_may_be_in_another_repository(revision: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    content = init(Path("content").absolute())
    (content / "files/en-us/web").mkdir(parents=True)
    (content / "files/en-us/web/a.md").write_text("# The beacon\n")
    (content / "files/en-us/web/b.md").write_text("# The horn\n")
    first = commit_all(content, 1)
    (content / "files/en-us/web/b.md").write_text("# The fog horn\n")
    commit_all(content, 2)
    translated = init(Path("translated-content").absolute())
    (translated / "files/fr/web").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (translated / f"files/fr/web/{name}.md").write_text(f"---\nl10n:\n  sourceCommit: {first}\n---\n")
    monkeypatch.chdir(translated)
    locales = LocaleSettings(roots={"en-US": ConfiguredRoot(str(content), revision)}, allowed_roots=(str(content),))
    report = check(MDN, locales=locales)
    assert [(each.path, each.code) for each in report.findings] == [
        ("files/fr/web/b.md", "HND001"),
        ("files/fr/web/c.md", "LOC003"),
    ]
    assert report.findings[0].start.line == 3
    assert report.findings[0].related[0].path == "../content/files/en-us/web/b.md"
    named = check(MDN, "files/fr/web/b.md", locales=locales)
    assert [(each.path, each.code) for each in named.findings] == [("files/fr/web/b.md", "HND001")]
    assert named.decides == ()


def test_a_commit_that_is_not_there_is_unknown_and_said() -> None:
    site = init(Path.cwd())
    for locale in ("en", "fr"):
        Path(f"content/{locale}").mkdir(parents=True)
        Path(f"content/{locale}/a.md").write_text(f"---\ndefault_lang_commit: {'f' * 40}\n---\n")
    commit_all(site)
    report = check(OPENTELEMETRY)
    assert report.findings == ()
    assert report.notes == ("1 page names a source commit that is not in . (fetch it)",)
    with look(discover(["."]), settings(OPENTELEMETRY)) as survey:
        (one,) = survey.corpus.articles
        assert one.judge(one.translations[0]).freshness is Freshness.UNKNOWN
