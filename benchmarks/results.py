"""What a measurement leaves behind: benchmarks/results.json, from which docs/performance.md is made."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

from benchmarks.measuring import Case, Memory, Sample

RESULTS = Path(__file__).parent / "results.json"


class Measured(TypedDict):
    """The runs of one case: seconds, and bytes where memory was measured."""

    title: str
    wall: list[float]
    cpu: list[float]
    largest: int | None
    together: int | None


Sitting = dict[str, Measured]
"""Cases that were measured in turn, by their keys. Only what stands in one sitting is compared."""


class Size(TypedDict):
    """How long checking a set of some size takes."""

    pages: int
    articles: int
    locales: int
    runs: Sitting


class Share(TypedDict):
    """What a part of the cold run needs in one process, in CPU seconds, beside what its bare work would need."""

    title: str
    cpu: float
    floor: float | None
    floor_is: str


class Corpus(TypedDict):
    """The pages of the measurement."""

    name: str
    pages: int
    locales: int
    megabytes: float


class Results(TypedDict):
    """A whole measurement."""

    machine: dict[str, str]
    programs: dict[str, str]
    corpus: Corpus
    rounds: int
    sittings: list[Sitting]
    sizes: list[Size]
    shares: list[Share]
    startup: list[dict[str, str | float]]


def measured(case: Case, samples: Iterable[Sample], memory: Memory | None = None) -> Measured:
    """The runs of a case as they are kept: times to a hundredth of a millisecond."""
    samples = list(samples)
    return {
        "title": case.title,
        "wall": [round(sample.wall, 5) for sample in samples],
        "cpu": [round(sample.cpu, 5) for sample in samples],
        "largest": memory.largest if memory else None,
        "together": memory.together if memory else None,
    }


def wall(sitting: Sitting, key: str) -> float:
    return statistics.median(sitting[key]["wall"])


def cpu(sitting: Sitting, key: str) -> float:
    return statistics.median(sitting[key]["cpu"])


def memory(sitting: Sitting, key: str) -> int | None:
    """Bytes of all processes of a case together, and no less than of its largest one, which shares with strangers."""
    return max((size for size in (sitting[key]["together"], sitting[key]["largest"]) if size is not None), default=None)


def machine() -> dict[str, str]:
    """What the measurement ran on, as far as it matters for speed."""
    return {
        "CPU": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "system": platform.system(),
        "Python": platform.python_version(),
    }


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def save(results: Results, path: Path) -> None:
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path) -> Results:
    results: Results = json.loads(path.read_text(encoding="utf-8"))
    return results
