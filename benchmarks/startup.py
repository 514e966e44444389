"""What starting costs: CPU time of each short command beside `python -c pass`, and how many modules it imports.

    python -m benchmarks.startup

The time is the median of so many runs in turn; the milliseconds of imports are those of `-X importtime`, which sees the
`import` statements of a run and takes some time itself.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import Case, environment, in_turn
from benchmarks.peers import SCRIPT
from benchmarks.tables import table
from doclint.rules.fm.schema_problems import LOCALIZED

RUNS = 20
LOCALES = ("fr-FR", "nb-NO", "ro-RO", "uk-UA", "zh-CN")
PAGES = 5

_DOCLINT = (sys.executable, "-m", "doclint")


def write_pages(folder: Path) -> list[str]:
    """Pages with nothing to find on the day of their handoff; gives the paths of those of one locale."""
    for locale in LOCALES:
        (folder / locale).mkdir()
        for number in range(PAGES):
            (folder / locale / f"{number}.md").write_text(LOCALIZED.replace("fr-FR", locale), encoding="utf-8")
    return [os.path.join(LOCALES[0], f"{number}.md") for number in range(PAGES)]


def cases(folder: Path, pages: Sequence[str]) -> list[Case]:
    """What is measured, `python -c pass` first."""
    check = (*_DOCLINT, "check", *pages, "--today")
    commands = {
        "`python -c pass`": (sys.executable, "-c", "pass"),
        "`doclint --version`": (*_DOCLINT, "--version"),
        "`doclint --help`": (*_DOCLINT, "--help"),
        "`doclint rule AUT001`": (*_DOCLINT, "rule", "AUT001"),
        f"`doclint check`, {PAGES} pages, nothing found": (*check, "2019-09-01"),
        f"`doclint check`, {PAGES} pages, {PAGES} findings": (*check, "2021-09-01"),
        f"the script, {PAGES} pages": (sys.executable, str(SCRIPT), *pages),
    }
    return [Case(title, title, command, folder) for title, command in commands.items()]


def imports(case: Case) -> tuple[int, float]:
    """How many modules a case imports by statements, and the milliseconds that takes."""
    python, *arguments = case.command
    command = [python, "-X", "importtime", *arguments]
    done = subprocess.run(command, cwd=case.folder, env=environment(), capture_output=True, text=True, check=False)
    lines = [line.split("|") for line in done.stderr.splitlines() if line.startswith("import time:")]
    own = [int(line[0].removeprefix("import time:")) for line in lines[1:]]
    return len(own), sum(own) / 1000


def rows() -> list[dict[str, str | float]]:
    """A row for each command: milliseconds of CPU, that beside Python's own start, modules, milliseconds of imports."""
    with tempfile.TemporaryDirectory(prefix="doclint-startup-") as scratch:
        folder = Path(scratch)
        measured = cases(folder, write_pages(folder))
        samples = in_turn(measured, RUNS)
        times = [statistics.median(sample.cpu for sample in samples[case.key]) * 1000 for case in measured]
        found: list[dict[str, str | float]] = []
        for case, milliseconds in zip(measured, times, strict=True):
            modules, importing = imports(case)
            found.append(
                {
                    "command": case.title,
                    "CPU, ms": round(milliseconds, 1),
                    "× `python -c pass`": round(milliseconds / times[0], 1),
                    "modules": modules,
                    "imports, ms": round(importing, 1),
                }
            )
        return found


if __name__ == "__main__":
    measured_rows = rows()
    print(table(list(measured_rows[0]), [[str(value) for value in row.values()] for row in measured_rows]))
