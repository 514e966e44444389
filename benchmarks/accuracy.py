"""How exactly doclint finds what is known to be wrong: one defect of each rule, planted into clean pages at random.

    python -m benchmarks.accuracy [--corpus NAME | FOLDER] [--plants N] [--seed N] [CODE ...]

For each rule it prints recall (planted defects that are found, at their line), extra findings (anything else that the
clean page has not), and how many fixes give back the clean page byte by byte.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpora import unpack
from benchmarks.plants import PLANTERS, RESTORED, Plant
from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.document import read_document
from doclint.document.text import Lines
from doclint.engine import run
from doclint.findings import Finding, Position
from doclint.rules.registry import all_rules

PLANTS = 300
TODAY = datetime.date(2021, 12, 31)


@dataclass(slots=True)
class Score:
    """What came of the plants of one rule; `wrong` says of each that failed what was seen."""

    code: str
    plants: int = 0
    found: int = 0
    extra: int = 0
    restored: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def is_perfect(self) -> bool:
        return self.found == self.plants and not self.extra and (self.code not in RESTORED or self.is_restored)

    @property
    def is_restored(self) -> bool:
        return self.restored == self.plants


def measure(pages: Mapping[str, str], code: str, plants: int, chance: random.Random) -> Score:
    """Plant a rule's defect into pages chosen at random, as often as wanted or as the pages can take it.

    `pages` are texts of clean pages by a name of their own below their locale (`fr-FR/0001.md`).
    """
    names = list(pages)
    chance.shuffle(names)
    planted: dict[str, Plant] = {}
    for name in names:
        if len(planted) == plants:
            break
        plant = PLANTERS[code](read_document(pages[name].encode()), chance)
        if plant is not None:
            planted[name] = plant
    ignored = {ignored for plant in planted.values() for ignored in plant.ignore}
    select = frozenset(all_rules()) - ignored
    before = findings_by_page({name: plant.clean for name, plant in planted.items()}, select)
    after = findings_by_page({name: plant.damaged for name, plant in planted.items()}, select)
    score = Score(code)
    for name, plant in planted.items():
        _judge(score, name, plant, before.get(name, []), after.get(name, []))
    return score


def _judge(score: Score, name: str, plant: Plant, before: Sequence[Finding], after: Sequence[Finding]) -> None:
    shift = plant.damaged.count("\n") - plant.clean.count("\n")
    known = Counter((finding.code, finding.message, finding.start.line) for finding in before)
    new = []
    for finding in after:
        line = finding.start.line - (shift if finding.start.line > plant.line else 0)
        if known[finding.code, finding.message, line]:
            known[finding.code, finding.message, line] -= 1
        else:
            new.append(finding)
    mine = [finding for finding in new if finding.code == score.code and finding.start.line == plant.line]
    score.plants += 1
    score.found += len(mine) > 0
    extra = [finding for finding in new if finding not in mine[:1]]
    score.extra += len(extra)
    is_restored = any(finding.fix and _fixed(plant.damaged, finding) == plant.clean for finding in mine[:1])
    score.restored += is_restored
    if not mine or extra or (score.code in RESTORED and not is_restored):
        seen = ", ".join(f"{finding.code} {finding.start.line}:{finding.start.column}" for finding in new)
        score.wrong.append(f"{name}:{plant.line}: {seen or 'nothing'}{'' if is_restored else ', not restored'}")


def _fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    lines = Lines(text)

    def offset(position: Position) -> int:
        return lines.offset(position)

    for edit in sorted(finding.fix.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: offset(edit.start)] + edit.text + text[offset(edit.end) :]
    return text


def findings_by_page(pages: dict[str, str], select: frozenset[str]) -> dict[str, list[Finding]]:
    """Check pages in one run, as a user would: from a folder of their own."""
    # Pages have names of their own: that the folders are locales shows by a page that all of them have.
    locales = {name.partition("/")[0] for name in pages}
    common = {f"{locale}/index.md": "# Index\n" for locale in locales}
    with tempfile.TemporaryDirectory() as folder, _working_in(folder):
        for name, text in (pages | common).items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        report = run(discover(["."]), Settings(select=select, today=TODAY, is_debugging=True))
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.path, []).append(finding)
    return found


@contextlib.contextmanager
def _working_in(folder: str) -> Iterator[None]:
    previous = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(previous)


def clean_pages(folder: Path) -> dict[str, str]:
    """The pages below a folder in which no rule about bodies finds anything, each an article of its own."""
    select = frozenset(code for code in all_rules() if code in PLANTERS)
    with _working_in(str(folder)):
        report = run(discover(["."]), Settings(select=select, today=TODAY, is_debugging=True))
        dirty = {finding.path for finding in report.findings}
        paths = sorted(path.as_posix() for path in Path().rglob("*.md"))
        clean = [path for path in paths if path not in dirty]
        return {
            f"{path.split('/')[0]}/{number:05}.md": Path(path).read_bytes().decode()
            for number, path in enumerate(clean)
        }


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("codes", nargs="*", metavar="CODE", help="rules to plant defects of; all if none is named")
    parser.add_argument("--corpus", default="snapshot-2021", help="a set of real pages, or a folder")
    parser.add_argument("--plants", type=int, default=PLANTS, help="how many for each rule")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(options.corpus)
        pages = clean_pages(folder if folder.is_dir() else unpack(options.corpus, Path(scratch)))
    print(f"{options.corpus}: {len(pages)} clean pages, seed {options.seed}")
    print("rule     plants  recall  extra  restored")
    perfect = True
    for code in options.codes or sorted(PLANTERS):
        score = measure(pages, code, options.plants, random.Random(f"{options.seed} {code}"))
        recall = f"{score.found / score.plants:7.1%}" if score.plants else "   none"
        restored = f"{score.restored / score.plants:7.1%}" if code in RESTORED and score.plants else "-"
        print(f"{code}  {score.plants:6}  {recall}  {score.extra:5}  {restored:>8}", flush=True)
        for line in score.wrong[:5]:
            print(f"    {line}")
        perfect &= score.is_perfect
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
