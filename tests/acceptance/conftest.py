"""Real pages for the acceptance tests: five of one article, and archives of whole documentation sets.

They lie beside this repository, in `../shared` or where DOCLINT_SHARED says, and are no part of it. Where they are
absent every test here is skipped.
"""

from __future__ import annotations

import os
import random
import tarfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.real.commands import SHARED, JsonRun, check_as_json

SEED = int(os.environ.get("DOCLINT_ACCEPTANCE_SEED") or random.SystemRandom().randrange(1_000_000))


def pytest_report_header() -> list[str]:
    return [
        f"real pages: {SHARED if SHARED.is_dir() else 'none'} (DOCLINT_SHARED)",
        f"seed for damage: {SEED} (DOCLINT_ACCEPTANCE_SEED)",
    ]


@dataclass(frozen=True, slots=True)
class CorpusRun:
    """One run over a whole corpus, in one process and without a cache."""

    folder: Path
    report: JsonRun
    seconds: float

    def count(self, *codes: str) -> int:
        return sum(finding["code"] in codes for finding in self.report.findings)

    def by_locale(self, code: str) -> Counter[str]:
        return Counter(finding["locale"] for finding in self.report.findings if finding["code"] == code)

    def line(self, path: str, number: int) -> str:
        """A line of a page, as it is in the corpus; `number` from 1."""
        return (self.folder / path).read_bytes().decode("utf-8-sig").splitlines()[number - 1]


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("there are no real pages here: put them into ../shared, or name their folder in DOCLINT_SHARED")
    return SHARED


@pytest.fixture(scope="session")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the folder of a corpus by its name; unpacks it when it is first asked for."""
    unpacked: dict[str, Path] = {}

    def folder_of(name: str) -> Path:
        if name not in unpacked:
            root = tmp_path_factory.mktemp("corpus")
            with tarfile.open(shared / "corpus" / f"{name}.tar.xz") as archive:
                archive.extractall(root, filter="data")
            unpacked[name] = root / name
        return unpacked[name]

    return folder_of


@pytest.fixture(scope="session")
def corpus_run(corpus: Callable[[str], Path]) -> Callable[[str], CorpusRun]:
    """Gives the run over a corpus by its name; each corpus is checked once in a session."""
    runs: dict[str, CorpusRun] = {}

    def run_of(name: str) -> CorpusRun:
        if name not in runs:
            folder = corpus(name)
            start = time.perf_counter()
            report = check_as_json(
                *(".", "--today", "2021-12-31", "--exit-zero", "--isolated", "--jobs", "1", "--no-cache"), cwd=folder
            )
            runs[name] = CorpusRun(folder, report, time.perf_counter() - start)
        return runs[name]

    return run_of
