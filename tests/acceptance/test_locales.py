"""One article in many locales: every layout gives the same findings, and the source proves what is fresh."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import SEED, CorpusRun
from tests.real.commands import check_as_json, clean_environment
from tests.repositories import commit_all, init

pytestmark = pytest.mark.acceptance

RunOf = Callable[[str], CorpusRun]
FolderOf = Callable[[str], Path]

OPTIONS = ("--today", "2021-12-31", "--exit-zero", "--isolated", "--no-cache")
SETS = ("staggered-2019", "snapshot-2021")


def doclint(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of doclint; its notes are in `stderr`."""
    return subprocess.run(
        [sys.executable, "-m", "doclint", *arguments],
        cwd=cwd,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def status_as_json(*arguments: str, cwd: Path) -> Any:
    return json.loads(doclint("status", *arguments, "--output-format", "json", cwd=cwd).stdout)


# --- layouts


@pytest.fixture(scope="session")
def laid_out(corpus: FolderOf, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Gives the folder of a corpus in another layout, `suffixes` or `repositories`."""
    made: dict[tuple[str, str], Path] = {}

    def folder_of(name: str, layout: str) -> Path:
        if (name, layout) not in made:
            target = tmp_path_factory.mktemp(layout)
            for page in pages_of(corpus(name)):
                copy = target / in_layout(page.relative_to(corpus(name)), layout)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page, copy)
            made[name, layout] = target
        return made[name, layout]

    return folder_of


def pages_of(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.md")) if path.is_file())


def in_layout(page: Path, layout: str) -> Path:
    """Where a page `fr-FR/guides/a.md` stands in another layout."""
    locale, *rest = page.parts
    if layout == "repositories":
        return Path(f"docs.{locale}", *rest)
    if layout == "suffixes":
        return Path(*rest).with_name(f"{page.stem}.{locale}{page.suffix}")
    return page


def told(finding: dict[str, Any]) -> tuple[Any, ...]:
    """What a finding says, wherever the pages stand."""
    return (
        *(finding[key] for key in ("code", "severity", "message", "locale", "article", "remedy")),
        *(finding["start"].values(), finding["end"].values()),
        len(finding["related"]),
        finding["cause"] is None,
    )


def sorted_findings(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(map(repr, map(told, findings)))


@pytest.mark.parametrize("layout", ["suffixes", "repositories"])
@pytest.mark.parametrize("name", SETS)
def test_findings_are_the_same_in_every_layout(
    name: str, layout: str, laid_out: Callable[[str, str], Path], corpus_run: RunOf
) -> None:
    report = check_as_json(".", *OPTIONS, cwd=laid_out(name, layout))
    expected = corpus_run(name).report
    assert report.summary == expected.summary
    assert sorted_findings(report.findings) == sorted_findings(expected.findings)


@pytest.mark.parametrize("layout", ["folders", "suffixes", "repositories"])
def test_a_page_named_alone_has_the_findings_of_the_whole_run(
    layout: str, laid_out: Callable[[str, str], Path], corpus: FolderOf, corpus_run: RunOf
) -> None:
    folder = corpus("staggered-2019") if layout == "folders" else laid_out("staggered-2019", layout)
    # What needs the whole corpus is not judged for a page.
    findings = [finding for finding in corpus_run("staggered-2019").report.findings if finding["code"] != "AID002"]
    paths = sorted({finding["path"] for finding in findings if finding["code"] in ("AUT001", "HND002")})
    for path in random.Random(SEED).sample(paths, 8):
        expected = [
            finding
            for finding in findings
            if finding["path"] == path or path in {related["path"] for related in finding["related"]}
        ]
        report = check_as_json(str(in_layout(Path(path), layout)), *OPTIONS, cwd=folder)
        assert sorted_findings(report.findings) == sorted_findings(expected), path


# --- the source side


def test_the_source_of_a_later_day_proves_eight_pages_behind(corpus: FolderOf, corpus_run: RunOf) -> None:
    findings = corpus_run("source-verification").report.findings
    behind = {finding["path"] for finding in findings if finding["code"] == "HND001"}
    assert len(behind) == 8
    assert Counter(finding["code"] for finding in findings if finding["code"][:3] in ("HND", "LOC")) == {
        "HND001": 8,
        "HND003": 8,
    }
    assert {finding["path"] for finding in findings if finding["code"] == "HND003"} == behind
    (totals,) = (
        each for each in status_as_json(cwd=corpus("source-verification"))["locales"] if each["locale"] == "fr-fr"
    )
    assert totals["freshness"] == {
        "source": 0,
        "in-sync": 142,
        "behind": 8,
        "unknown": 0,
        "missing": 0,
        "orphaned": 0,
    }


@pytest.fixture(scope="module")
def source_repository(corpus: FolderOf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with both states of the source as the tags `then` and `later`, and neither checked out."""
    folder = init(tmp_path_factory.mktemp("source") / "docs")
    for day, (state, tag) in enumerate([("en-us@sourcegitcommit", "then"), ("en-us", "later")], 1):
        for old in folder.iterdir():
            if old.name != ".git":
                shutil.rmtree(old)
        shutil.copytree(corpus("source-verification") / state, folder / "pages")
        commit_all(folder, day)
        subprocess.run(["git", "tag", tag], cwd=folder, check=True)
    shutil.rmtree(folder / "pages")
    return folder


@pytest.mark.parametrize("kind", ["folder", "revision"])
@pytest.mark.parametrize(("state", "behind"), [("en-us", 8), ("en-us@sourcegitcommit", 0)])
def test_the_source_is_read_where_the_configuration_says(
    kind: str, state: str, behind: int, corpus: FolderOf, source_repository: Path, tmp_path: Path
) -> None:
    shutil.copytree(corpus("source-verification") / "fr-fr", tmp_path / "docs.fr-fr")
    path, revision = corpus("source-verification") / state, None
    if kind == "revision":
        path, revision = source_repository / "pages", "later" if state == "en-us" else "then"
    said = f"path = {json.dumps(str(path))}" + (f', revision = "{revision}"' if revision else "")
    (tmp_path / "doclint.toml").write_text(f'[locales.roots]\n"en-us" = {{ {said} }}\n"fr-fr" = "docs.fr-fr"\n')

    refused = doclint("check", cwd=tmp_path)
    assert (refused.returncode, "--allow-root" in refused.stderr) == (2, True)

    options = ("--today", "2021-12-31", "--allow-root", str(path))
    report = check_as_json("docs.fr-fr", *options, cwd=tmp_path)
    codes = Counter(finding["code"] for finding in report.findings if finding["code"][:3] in ("HND", "LOC"))
    assert codes == ({"HND001": behind, "HND003": behind} if behind else {})
    status = status_as_json(*options, cwd=tmp_path)
    totals = {each["locale"]: each["freshness"] for each in status["locales"]}
    assert (totals["fr-fr"]["in-sync"], totals["fr-fr"]["behind"]) == (150 - behind, behind)
    assert totals["en-us"]["source"] == 150


# --- edits by hand


HASH = re.compile(r"^ms\.openlocfilehash: (\w+)", re.MULTILINE)
HANDOFF = re.compile(r"^ms\.lasthandoff: (\d\d)/(\d\d)/(\d{4})", re.MULTILINE)
AUTHOR = re.compile(r"^author: \S+$", re.MULTILINE)
ASSET_ID = re.compile(r"^ms\.assetid: [0-9a-f]{8}-[0-9a-f-]{27}$", re.MULTILINE)


def test_an_edit_by_hand_is_told_from_a_page_behind(corpus: FolderOf, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(corpus("staggered-2019"), tmp_path / "edited"))
    chance = random.Random(SEED)
    articles: dict[str, list[Path]] = {}
    for page in pages_of(folder):
        articles.setdefault(page.relative_to(folder).as_posix().partition("/")[2], []).append(page)
    expected = set()
    for name in chance.sample(sorted(articles), len(articles)):
        chosen = _in_sync_with_two_references(articles[name], chance)
        if chosen is None:
            continue
        text = chosen.read_bytes().decode()
        kinds = [
            (AUTHOR, "author: solveig", "AUT002"),
            (ASSET_ID, "ms.assetid: 0c1f3b52-7d8e-4a96-b0e4-5d2f6a7b8c90", "AID003"),
        ]
        pattern, edited, code = chance.choice([kind for kind in kinds if kind[0].search(text)] or [(None, "", "")])
        if pattern is not None:
            chosen.write_bytes(pattern.sub(edited, text, count=1).encode())
            expected.add((chosen.relative_to(folder).as_posix(), code))
        if len(expected) == 100:
            break
    report = check_as_json(".", *OPTIONS, "--select", "AUT002,AID003", cwd=folder)
    assert {(finding["path"], finding["code"]) for finding in report.findings} == expected
    assert len(expected) == 100
    assert {finding["remedy"] for finding in report.findings} == {"edit"}


def _in_sync_with_two_references(pages: list[Path], chance: random.Random) -> Path | None:
    """A page with the hash of at least two others, of the newest handoff, that agree with it in everything."""
    texts = {page: page.read_bytes().decode() for page in pages}
    handoffs = {page: (match[3], match[1], match[2]) for page, text in texts.items() if (match := HANDOFF.search(text))}
    newest = max(handoffs.values(), default=None)
    references = [page for page in pages if handoffs.get(page) == newest]

    def says(page: Path) -> tuple[str | None, ...]:
        found = (key.search(texts[page]) for key in (HASH, AUTHOR, ASSET_ID))
        return tuple(match[0] if match is not None else None for match in found)

    agreeing = [page for page in references if says(page) == says(references[0]) and HASH.search(texts[page])]
    if len(agreeing) != len(references) or len(references) < 3:
        return None
    same = [page for page in pages if says(page) == says(references[0])]
    return chance.choice(same)
