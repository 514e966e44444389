"""Fixes, comments, baselines and `--since` on copies of real pages, as commands on real repositories."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.conftest import SEED
from tests.real.commands import JsonRun, check_as_json, clean_environment, new_repository, run

pytestmark = pytest.mark.acceptance

FolderOf = Callable[[str], Path]

CORPORA = ("staggered-2019", "snapshot-2021", "source-verification")
TODAY = ("--isolated", "--no-cache", "--today", "2021-12-31")
KILLS = int(os.environ.get("DOCLINT_KILLS") or 20)

WRAPPED = (
    "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fharbourlight.example%2Flamps"
    "&amp;data=02%7C01&amp;reserved=0"
)


@pytest.fixture(scope="module")
def copy(corpus: FolderOf, tmp_path_factory: pytest.TempPathFactory) -> FolderOf:
    """Gives a fresh copy of a corpus, committed to a repository of its own."""

    def copy_of(name: str) -> Path:
        folder = new_repository(tmp_path_factory.mktemp("repository") / name)
        for entry in corpus(name).iterdir():
            if entry.is_dir():
                shutil.copytree(entry, folder / entry.name)
        commit(folder, "All pages")
        return folder

    return copy_of


def commit(folder: Path, message: str) -> None:
    run("git", "add", "--all", cwd=folder)
    run("git", "commit", "--quiet", "--message", message, cwd=folder)


def check(folder: Path, *arguments: str) -> JsonRun:
    return check_as_json(".", *TODAY, *arguments, cwd=folder)


def doclint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "doclint", *arguments, cwd=folder, succeeds=False)


def not_suppressed(report: JsonRun) -> list[tuple[str, str]]:
    return [(found["path"], found["code"]) for found in report.findings if found["suppressed"] is None]


def changed_lines(folder: Path) -> dict[str, set[int]]:
    """The lines of each page that were taken away, as git sees it."""
    patch = run("git", "-c", "core.quotePath=false", "diff", "--unified=0", "--no-renames", cwd=folder).stdout
    lines: dict[str, set[int]] = {}
    for line in patch.splitlines():
        if line.startswith("--- a/"):
            page = line.removeprefix("--- a/").rstrip("\t")
        elif hunk := re.match(r"@@ -(\d+)(?:,(\d+))? ", line):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            lines.setdefault(page, set()).update(range(start, start + count))
    return lines


@pytest.mark.parametrize("name", CORPORA)
def test_fixes_change_only_what_was_found_and_a_second_run_changes_nothing(name: str, copy: FolderOf) -> None:
    folder = copy(name)
    before = check(folder, "--exit-zero")
    allowed: dict[str, set[int]] = {}
    for finding in before.findings:
        for edit in (finding["fix"] or {"edits": []})["edits"]:
            allowed.setdefault(edit["path"], set()).update(range(edit["start"]["line"], edit["end"]["line"] + 1))
    patch = doclint(folder, "check", *TODAY, "--diff")
    assert patch.returncode == (1 if allowed else 0)

    first = check(folder, "--fix", "--exit-zero")
    changed = changed_lines(folder)
    assert changed.keys() <= allowed.keys()
    assert all(lines <= allowed[page] for page, lines in changed.items())
    safe = [found for found in first.findings if (found["fix"] or {}).get("applicability") == "safe"]
    assert safe == []

    if allowed:
        run("git", "stash", "--quiet", cwd=folder)
        (folder / "fixes.patch").write_text(doclint_diff(folder), encoding="utf-8", newline="")
        run("git", "apply", "fixes.patch", cwd=folder)
        (folder / "fixes.patch").unlink()
        assert run("git", "diff", "--stat", "stash@{0}", cwd=folder).stdout == ""
    state = digest(folder)
    check(folder, "--fix", "--exit-zero")
    assert digest(folder) == state


def doclint_diff(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "doclint", "check", *TODAY, "--diff"],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        check=False,
    )
    return done.stdout.decode()


def digest(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*.md"))}


def test_comments_suppress_every_finding_of_a_corpus_and_none_is_idle(copy: FolderOf) -> None:
    folder = copy("staggered-2019")
    report = check(folder, "--add-suppressions", "--fail-on", "info")
    assert report.exit_code == 0
    assert not_suppressed(report) == []
    state = digest(folder)
    check(folder, "--add-suppressions", "--fail-on", "info")
    assert digest(folder) == state


def test_baseline_of_a_corpus_lets_only_new_findings_through(copy: FolderOf) -> None:
    folder = copy("staggered-2019")
    created = doclint(folder, "baseline", "create", "--today", "2021-12-31")
    assert created.returncode == 0, created.stdout
    known = ("--baseline", ".doclint-baseline.json", "--fail-on", "info")
    assert check(folder, *known).exit_code == 0

    chance = random.Random(SEED)
    pages = sorted(path for path in folder.rglob("*.md") if b"safelinks" not in path.read_bytes())
    victim = chance.choice(pages)
    before = victim.read_bytes()
    victim.write_bytes(before + f"\n[Lamps]({WRAPPED})\n".encode())
    report = check(folder, *known)
    assert report.exit_code == 1
    assert not_suppressed(report) == [(victim.relative_to(folder).as_posix(), "LNK001")]
    victim.write_bytes(before)

    with_findings = sorted({found["path"] for found in report.findings if found["code"] != "HND003"})
    for name in chance.sample(with_findings, 20):
        page = folder / name
        content = page.read_bytes()
        opening, _, rest = content.partition(b"\n")
        block, fence, body = rest.partition(b"\n---\n")
        comments, lines = b"# A word to writers.\n" * 50, b"A line of ours.\n" * 50
        page.write_bytes(opening + b"\n" + comments + block + fence + lines + b"\n" + body)
    report = check(folder, *known)
    assert (report.exit_code, not_suppressed(report)) == (0, [])


def test_baseline_knows_a_page_that_was_renamed(copy: FolderOf) -> None:
    folder = copy("staggered-2019")
    doclint(folder, "baseline", "create", "--today", "2021-12-31")
    report = check(folder, "--exit-zero")
    names = sorted({found["path"].partition("/")[2] for found in report.findings if found["code"] == "LNK001"})
    for name in names:
        for page in folder.glob(f"*/{name}"):
            page.rename(page.with_name(f"renamed-{page.name}"))
    assert not_suppressed(check(folder, "--baseline", ".doclint-baseline.json")) == []
    pruned = doclint(folder, "baseline", "prune", "--today", "2021-12-31")
    assert pruned.returncode == 0
    text = (folder / ".doclint-baseline.json").read_text(encoding="utf-8")
    assert "renamed-" in text
    assert not any(f'/{name}"' in text for name in names)
    assert not_suppressed(check(folder, "--baseline", ".doclint-baseline.json")) == []


@pytest.fixture(scope="module")
def six_locales(corpus: FolderOf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Source pages with five translations that are in sync with them, in a repository with one commit."""
    folder = new_repository(tmp_path_factory.mktemp("since") / "docs")
    pages = corpus("source-verification")
    shutil.copytree(pages / "en-us@sourcegitcommit", folder / "en-us")
    for locale in ("fr-fr", "de-de", "es-es", "it-it", "pt-pt"):
        for page in (pages / "fr-fr").rglob("*.md"):
            target = folder / locale / page.relative_to(pages / "fr-fr")
            target.parent.mkdir(parents=True, exist_ok=True)
            text = page.read_bytes().decode()
            target.write_bytes(text.replace("ms.contentlocale: fr-FR", f"ms.contentlocale: {locale}").encode())
    commit(folder, "All pages")
    return folder


def test_since_shows_the_translations_that_an_edit_of_their_source_page_breaks_and_nothing_else(
    six_locales: Path,
) -> None:
    folder = six_locales
    sources = [page for page in sorted((folder / "en-us").rglob("*.md")) if b"\nauthor: " in page.read_bytes()]
    chosen = random.Random(SEED).choice(sources)
    name = chosen.relative_to(folder / "en-us").as_posix()
    content = chosen.read_bytes()
    chosen.write_bytes(re.sub(rb"\nauthor: [^\r\n]*", b"\nauthor: somebody-else", content))
    run("git", "commit", "--quiet", "--all", "--message", "Another author", cwd=folder)
    report = check(folder, "--since", "HEAD~1")
    translations = [f"{locale}/{name}" for locale in ("de-de", "es-es", "fr-fr", "it-it", "pt-pt")]
    errors = Counter(found["code"] for found in report.findings if found["severity"] != "info")
    assert {found["path"] for found in report.findings} == set(translations)
    assert errors == {"HND001": 5, "AUT001": 5}
    # Only the next handoff mends these, so nobody's commit is stopped.
    assert report.exit_code == 0
    run("git", "reset", "--quiet", "--hard", "HEAD~1", cwd=folder)


def test_since_in_a_shallow_clone_says_what_to_fetch(six_locales: Path, tmp_path: Path) -> None:
    page = next((six_locales / "en-us").rglob("*.md"))
    page.write_bytes(page.read_bytes() + b"\nOne more line.\n")
    run("git", "commit", "--quiet", "--all", "--message", "One more line", cwd=six_locales)
    run("git", "clone", "--quiet", "--depth=1", f"file://{six_locales}", "shallow", cwd=tmp_path)
    done = doclint(tmp_path / "shallow", "check", "--since", "HEAD~1")
    assert done.returncode == 2
    assert "shallow" in done.stdout
    assert "git fetch --unshallow" in done.stdout
    run("git", "reset", "--quiet", "--hard", "HEAD~1", cwd=six_locales)


@pytest.fixture(scope="module")
def damaged(corpus: FolderOf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2,000 real pages with a safelink each."""
    folder = tmp_path_factory.mktemp("killed")
    pages = sorted(corpus("staggered-2019").rglob("*.md"))
    for page in random.Random(SEED).sample(pages, 2000):
        target = folder / page.relative_to(corpus("staggered-2019"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.read_bytes() + f"\n[Lamps]({WRAPPED})\n".encode())
    return folder


def test_whenever_it_is_killed_every_page_is_whole(damaged: Path) -> None:
    """DOCLINT_KILLS says at how many random moments."""
    old = digest(damaged)
    start = time.perf_counter()
    fix(damaged).wait()
    longest = time.perf_counter() - start
    new = digest(damaged)
    assert all(new[page] != old[page] for page in old)
    chance = random.Random(SEED)
    partly = 0
    for _ in range(KILLS):
        for page, content in old.items():
            if page.read_bytes() != content:
                page.write_bytes(content)
        running = fix(damaged)
        time.sleep(chance.uniform(0, longest))
        running.send_signal(signal.SIGKILL)
        running.wait()
        now = digest(damaged)
        torn = [page for page in old if now[page] not in (old[page], new[page])]
        assert torn == []
        assert now.keys() == old.keys()
        partly += old != now != new
    print(f"{KILLS} kills within {longest:.1f} s, {partly} of them between the first page and the last")
    assert partly or KILLS < 20


def fix(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "doclint", "check", *TODAY, "--fix", "--select", "LNK", "--quiet"],
        cwd=folder,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(autouse=True)
def _seed_is_told() -> None:
    print(f"seed {SEED}")
