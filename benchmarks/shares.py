"""Where the time of a cold run goes: CPU seconds of each part of doclint, beside the floor that its bare work has."""

from __future__ import annotations

import json
import statistics
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Case, environment, measure
from benchmarks.peers import PYTHON, Peers
from benchmarks.results import Share
from benchmarks.runs import TODAY

_SAMPLER = Path(__file__).parent / "sampler.py"
_FLOORS = Path(__file__).parent / "floors.py"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run.

    Attributes:
        modules: beginnings of their paths below the package; the first part that claims a module has it.
        floor: its key in what floors.py measures.
        floor_is: what its bare work is.
    """

    title: str
    modules: tuple[str, ...]
    floor: str | None = None
    floor_is: str = ""


PARTS = (
    Part("starting: imports, options, configuration", ("import", "cli/", "config/", "__"), "start", "`python -c pass`"),
    Part("reading files", ("corpus/library.py", "ordinary_files.py"), "read", "open, read, decode"),
    Part("finding and placing pages, comparing locales", ("corpus/", "comparing.py"), "find", "walking the folders"),
    Part(
        "front matter",
        tuple(
            f"document/{name}"
            for name in ("front_matter", "block", "plain_yaml", "core_yaml", "yaml_", "handlers", "json_", "toml_")
        ),
        "front matter",
        "a YAML parser in Rust",
    ),
    Part("facts", ("document/facts.py",)),
    Part(
        "bodies: segments, links, code",
        ("document/", "rules/lnk/", "rules/seg/", "rules/ttu/"),
        "body",
        "Markdown events and one pattern over tags and links",
    ),
    Part("schemas", ("schema/", "page_schemas.py", "rules/fm/"), "schema", "a JSON Schema validator in Rust"),
    Part("other rules", ("rules/",)),
    Part("reporting", ("reporters/",)),
    Part("the run itself: pages, problems, findings", ("",)),
)


def measure_shares(folder: Path, scratch: Path, rounds: int, peers: Peers | None) -> list[Share]:
    """What each part of a cold run over a folder needs, in one process.

    Means of all rounds: a short part is not seen in each.
    """
    floors = _floors(folder, rounds, peers)
    samples = [_by_part(_sampled(folder, scratch)) for _ in range(rounds)]
    return [
        {
            "title": part.title,
            "cpu": round(statistics.fmean(sample[part.title] for sample in samples), 4),
            "floor": round(floors[part.floor], 4) if part.floor in floors else None,
            "floor_is": part.floor_is,
        }
        for part in PARTS
    ]


def part_of(module: str) -> Part:
    """The part that a module of doclint belongs to, by its path below the package."""
    return next(part for part in PARTS if module.startswith(part.modules))


def _by_part(seconds: Mapping[str, float]) -> dict[str, float]:
    found = dict.fromkeys((part.title for part in PARTS), 0.0)
    for module, spent in seconds.items():
        found[part_of(module).title] += spent
    return found


def _sampled(folder: Path, scratch: Path) -> dict[str, float]:
    output = scratch / "sampled.json"
    run = ("check", ".", "--no-cache", "--jobs", "1", "--today", TODAY)
    sample = measure(Case("sampled", "the sampled run", (str(PYTHON), "-P", str(_SAMPLER), str(output), *run), folder))
    seconds: dict[str, float] = json.loads(output.read_text(encoding="utf-8"))
    # Before the first module was at work, and after the last: Python's own start, and its end.
    seconds["import"] = seconds.get("import", 0.0) + sample.cpu - sum(seconds.values())
    return seconds


def _floors(folder: Path, rounds: int, peers: Peers | None) -> dict[str, float]:
    start = Case("python", "`python -c pass`", (str(PYTHON), "-c", "pass"), folder)
    floors = {"start": statistics.median(measure(start).cpu for _ in range(rounds))}
    if peers is not None:
        command = [str(peers.python), str(_FLOORS), str(folder)]
        runs = [
            json.loads(subprocess.run(command, env=environment(), check=True, capture_output=True).stdout)
            for _ in range(rounds)
        ]
        floors |= {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    return floors
