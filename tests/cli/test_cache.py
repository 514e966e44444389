"""`--jobs`, `--no-cache`, `--cache-dir` and `doclint cache clear`, as users call them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.many_pages import write_many_pages
from tests.real.commands import clean_environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    write_many_pages(folder)
    return folder


def doclint(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "doclint", *arguments],
        cwd=folder,
        env={**clean_environment(), "DOCLINT_CACHE_DIR": os.fspath(folder.parent / "default"), **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_every_way_to_read_prints_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    cache = ("--cache-dir", os.fspath(tmp_path / "cache"))
    command: tuple[str, ...] = ("check", "--today", "2024-06-01", "--output-format", "json")
    plain = doclint(folder, *command, "--no-cache", "--jobs", "1")
    assert plain.stdout.count(b'"code"') > 300
    pages = sorted(folder.rglob("*.md"))

    def same(*more: str) -> bool:
        found = doclint(folder, *command, *more)
        return (found.stdout, found.returncode, found.stderr) == (plain.stdout, plain.returncode, plain.stderr)

    assert same("--no-cache", "--jobs", "3")
    assert same(*cache, "--jobs", "2"), "nothing remembered yet"
    assert same(*cache), "everything remembered"
    for page in pages:
        os.utime(page)
    assert same(*cache), "all files touched"
    assert same(*cache, "--jobs", "1")
    for file in (tmp_path / "cache").glob("*.sqlite3"):
        file.write_bytes(file.read_bytes()[:-5000])
    assert same(*cache), "a damaged cache"
    assert same("--cache-dir", os.fspath(pages[0] / "nowhere")), "no folder"

    pages[0].write_bytes(pages[0].read_bytes() + b"\n[the beacon]()\n")
    plain = doclint(folder, *command, "--no-cache", "--jobs", "1")
    assert same(*cache), "one page edited"
    command = (*command, "--select", "LNK,TTU", "--ignore", "LNK001")
    plain = doclint(folder, *command, "--no-cache", "--jobs", "1")
    assert same(*cache), "other rules"


def test_the_folder_of_the_cache(folder: Path, tmp_path: Path) -> None:
    doclint(folder, "check", "-q", "--no-cache")
    assert not (tmp_path / "default").exists()
    doclint(folder, "check", "-q")
    assert len(list((tmp_path / "default").glob("*.sqlite3"))) == 1
    doclint(folder, "check", "-q", "--cache-dir", "../other")
    assert len(list((tmp_path / "other").glob("*.sqlite3"))) == 1
    both = doclint(folder, "check", "--no-cache", "--cache-dir", "other")
    assert both.returncode == 2
    assert b"--no-cache and --cache-dir" in both.stderr


def test_clearing(folder: Path, tmp_path: Path) -> None:
    doclint(folder, "check", "-q")
    cleared = doclint(folder, "cache", "clear")
    assert cleared.returncode == 0
    assert b"bytes deleted" in cleared.stderr
    assert not list((tmp_path / "default").glob("*.sqlite3"))
    assert b"nothing is remembered" in doclint(folder, "cache", "clear").stderr
    assert b"nothing is remembered" in doclint(folder, "cache", "clear", "--cache-dir", "nowhere").stderr
    assert not (folder / "nowhere").exists()
