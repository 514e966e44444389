"""Edits real pages by chance, byte by byte; the command checks them, fixes them and checks them again.

`python -m tests.fuzz.edits --pages 2000` takes the corpora that lie beside this repository, or else its own examples.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.engine import check_page, run
from doclint.findings import Finding
from doclint.rules.registry import all_rules
from tests.fuzz.exact import fix_exactly
from tests.real.commands import PROJECT, SHARED, clean_environment, new_repository

CORPORA = ("staggered-2019", "snapshot-2021")

EDITED = 100
"""How many pages of a tree are edited; their siblings stay as they are."""

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2021, 12, 31), is_debugging=True, jobs=1)
CHECK = ("check", ".", "--isolated", "--no-cache", "--select", "ALL", "--today", "2021-12-31")
FIX = ("--fix", "--unsafe-fixes")

GUARD_SECONDS = 120

Pages = Mapping[str, bytes]
"""What pages hold, by their paths, which begin with a locale."""

_MARKS = re.compile(rb"---|\n[\w.]+:|<span|</span>|\]\(|https?://|&|`|\[!|\|")
_MAY_BE_FIXED = re.compile(rb"safelinks|urldefense|\] \(|\[!|docs\.microsoft\.com/[a-z]{2}-[a-z]{2}/")


@dataclass(slots=True)
class Outcome:
    """What became of edited pages.

    Attributes:
        trees: one run each of check, fix, check and fix again.
        pages: in all trees, siblings of edited ones included.
        unreadable: pages that are no text any more.
        found: what was found before anything was fixed.
        fixed: the fixes applied, by code.
        changed: pages that fixes changed.
        slowest: the longest run of the command, in seconds of the processor.
    """

    trees: int = 0
    pages: int = 0
    edited: int = 0
    edits: int = 0
    unreadable: int = 0
    found: int = 0
    fixed: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    slowest: float = 0.0

    def __str__(self) -> str:
        fixes = ", ".join(f"{code} {count}" for code, count in sorted(self.fixed.items()))
        return (
            f"{self.edits:,} edits on {self.edited:,} of {self.pages:,} pages in {self.trees} trees, {self.unreadable} "
            f"unreadable: {self.found:,} findings, {self.fixed.total():,} fixed on {self.changed:,} pages ({fixes}); "
            f"the slowest run took {self.slowest:.1f} s"
        )


def check_fix_check(folder: Path, pages: Pages, outcome: Outcome) -> None:
    """Let the command mend a tree; nothing crashes, and no byte changes that no fix names."""
    tree = _write(new_repository(folder / "tree"), pages)
    before = _check(tree, outcome)
    expected = _fixed_exactly(new_repository(folder / "watched"), pages, outcome)
    _check(tree, outcome, *FIX)
    mended = {path: (tree / path).read_bytes() for path in pages}
    wrong = [path for path in pages if mended[path] != expected[path]]
    assert not wrong, wrong
    _check(tree, outcome)
    _check(tree, outcome, *FIX)
    assert mended == {path: (tree / path).read_bytes() for path in pages}, "a second --fix changes something"
    outcome.trees += 1
    outcome.pages += len(pages)
    outcome.found += len(before)
    outcome.unreadable += sum(found["code"] == "DOC001" for found in before)
    outcome.changed += sum(mended[path] != content for path, content in pages.items())


def _write(folder: Path, pages: Pages) -> Path:
    for path, content in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def _check(folder: Path, outcome: Outcome, *options: str) -> list[dict[str, Any]]:
    start = _seconds_of_commands()
    done = subprocess.run(
        [sys.executable, "-m", "doclint", *CHECK, *options, "--output-format", "json"],
        cwd=folder,
        env=clean_environment(PYTHONPATH=str(PROJECT)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=GUARD_SECONDS,
        check=False,
    )
    outcome.slowest = max(outcome.slowest, _seconds_of_commands() - start)
    assert "Traceback" not in done.stderr, done.stderr
    findings: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    codes = {found["code"] for found in findings}
    assert "DOC003" not in codes, [found for found in findings if found["code"] == "DOC003"]
    # What could not be looked at makes a run fail as nothing else does.
    assert done.returncode == (2 if codes & {"DOC001", "DOC002"} else 1 if _decides(findings) else 0), done.stderr
    return findings


def _seconds_of_commands() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _decides(findings: list[dict[str, Any]]) -> bool:
    return any(found["severity"] != "info" and found["suppressed"] is None for found in findings)


def _fixed_exactly(folder: Path, pages: Pages, outcome: Outcome) -> dict[str, bytes]:
    """What the command has to make of a tree: its rounds of fixes, each held to what was found before it."""
    with contextlib.chdir(_write(folder, pages)):
        is_changed = True
        while is_changed:
            is_changed = False
            report = run(discover((".",)), SETTINGS)
            by_page = itertools.groupby(report.findings, key=lambda finding: finding.path)
            for path, findings in by_page:
                found = list(findings)
                wanted = [each for each in found if each.suppressed is None and each.fix is not None]
                if wanted and not any(each.code == "DOC002" for each in found):
                    is_changed |= _fix(path, wanted, outcome)
        return {path: Path(path).read_bytes() for path in pages}


def _fix(path: str, wanted: Sequence[Finding], outcome: Outcome) -> bool:
    content = Path(path).read_bytes()
    fixed = fix_exactly(path, content, wanted, partial(check_page, path, settings=SETTINGS), lambda _: True)
    outcome.fixed += fixed.applied
    Path(path).write_bytes(fixed.content)
    return fixed.content != content


# --- pages and edits


def edited_trees(articles: Mapping[str, Pages], count: int, chance: random.Random, outcome: Outcome) -> Iterator[Pages]:
    """Trees of whole articles, until so many of their pages are edited.

    Every second article has something that looks as if it could be fixed.
    """
    fixable = [name for name, pages in articles.items() if any(map(_MAY_BE_FIXED.search, pages.values()))]
    while count > 0:
        tree: dict[str, bytes] = {}
        wanted = min(count, EDITED)
        while len(tree) < 2 * wanted and len(tree) < sum(map(len, articles.values())):
            name = chance.choice(chance.choice((fixable, list(articles))) or list(articles))
            tree.update(articles[name])
        pieces = list(tree.values())
        chosen = chance.sample(sorted(tree), min(wanted, len(tree)))
        for path in chosen:
            number = chance.randint(1, 8)
            tree[path] = edit(tree[path], number, pieces, chance)
            outcome.edits += number
        outcome.edited += len(chosen)
        count -= len(chosen)
        yield tree


def edit(content: bytes, number: int, pieces: Sequence[bytes], chance: random.Random) -> bytes:
    """Edits of a few bytes each, every second one at something that means something to doclint.

    Few of them leave bytes that are no text, of which not much more can be said than that.
    """
    while number:
        changed = _edit_once(content, pieces, chance)
        if _is_text(changed) or not _is_text(content) or chance.random() < 0.1:
            content = changed
            number -= 1
    return content


def _edit_once(content: bytes, pieces: Sequence[bytes], chance: random.Random) -> bytes:
    changed = bytearray(content)
    place = chance.randrange(len(changed) + 1)
    mark = _MARKS.search(changed, place)
    if mark is not None and chance.random() < 0.5:
        place = chance.randint(mark.start(), mark.end())
    end = min(place + chance.randint(1, 8), len(changed))
    match chance.choice(("flip", "insert", "delete", "duplicate", "line", "splice")):
        case "flip" if place < end:
            changed[place] ^= 1 << chance.randrange(8)
        case "insert":
            changed[place:place] = bytes([chance.randrange(256)])
        case "delete":
            del changed[place:end]
        case "duplicate":
            changed[place:place] = changed[place:end]
        case "line":
            start, end = changed.rfind(b"\n", 0, place) + 1, changed.find(b"\n", place) + 1
            changed[start:start] = changed[start:end]
        case _:
            other = chance.choice(pieces)
            start = chance.randrange(len(other) + 1)
            changed[place:end] = other[start : start + chance.randint(1, 16)]
    return bytes(changed)


def _is_text(content: bytes) -> bool:
    with contextlib.suppress(UnicodeDecodeError):
        content.decode()
        return True
    return False


def articles_of(folder: Path) -> dict[str, dict[str, bytes]]:
    """The pages of a folder of locales, by what is the same in all of them."""
    articles: dict[str, dict[str, bytes]] = {}
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        articles.setdefault(name.partition("/")[2], {})[name] = path.read_bytes()
    return articles


def examples() -> dict[str, dict[str, bytes]]:
    """The articles of the fictional company in this repository."""
    return articles_of(PROJECT / "examples" / "handbook") | articles_of(PROJECT / "examples" / "bulletins")


def edit_and_check(sets: Sequence[Mapping[str, Pages]], pages: int, seed: int) -> Outcome:
    """Edit so many pages of some sets of articles, as many of each, and let the command mend them."""
    chance = random.Random(seed)
    outcome = Outcome()
    for articles in sets:
        for tree in edited_trees(articles, pages // len(sets), chance, outcome):
            with tempfile.TemporaryDirectory() as folder:
                check_fix_check(Path(folder), tree, outcome)
    return outcome


def real_pages() -> list[dict[str, dict[str, bytes]]]:
    """The articles of each corpus that lies beside this repository."""
    found = []
    for corpus in CORPORA:
        if (archive := SHARED / "corpus" / f"{corpus}.tar.xz").is_file():
            with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as file:
                file.extractall(folder, filter="data")
                found.append(articles_of(Path(folder, corpus)))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200, help="how many to edit")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    sets = real_pages()
    if not sets:
        print(f"there are no real pages in {SHARED}: the examples are edited")
    print(edit_and_check(sets or [examples()], asked.pages, asked.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
