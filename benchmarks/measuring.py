"""Runs commands in turn, and measures what each needs, with all that it starts: time, and on Linux memory."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_CLEAN = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPYCACHEPREFIX", "PYTHONOPTIMIZE", "FORCE_COLOR")
"""What a developer's environment may have that a user's has not."""

_BETWEEN_LOOKS = 0.01
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Case:
    """A command to measure.

    Attributes:
        key: its name in the results.
        title: what a reader calls it.
        prepare: what has to be so before each run; not measured.
        repeats: how often it runs in a round: what takes milliseconds is judged by more runs.
    """

    key: str
    title: str
    command: tuple[str, ...]
    folder: Path
    prepare: Callable[[], None] = lambda: None
    repeats: int = 1


@dataclass(frozen=True, slots=True)
class Sample:
    """One run, in seconds. `cpu` is user and system time of the process and of all that it started and waited for."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Memory:
    """The peaks of one run, in bytes.

    Attributes:
        largest: of the largest process.
        together: of all processes, pages that they share with each other or with anybody else counted in part.
    """

    largest: int
    together: int


def in_turn(
    cases: Sequence[Case], rounds: int, tell: Callable[[int, Case, Sample], None] = lambda *_: None
) -> dict[str, list[Sample]]:
    """Run each case once to warm up, then all of them in each round, so that a slow minute is shared by all.

    Args:
        tell: is told of each measured run, with its round from 1.

    Raises:
        SystemExit: a command ended in a way that is no answer.
    """
    for case in cases:
        measure(case)
    samples: dict[str, list[Sample]] = {case.key: [] for case in cases}
    for number in range(1, rounds + 1):
        for case in cases:
            for _ in range(case.repeats):
                samples[case.key].append(measure(case))
                tell(number, case, samples[case.key][-1])
    return samples


def measure(case: Case) -> Sample:
    """Run a case once."""
    case.prepare()
    return _run(case, None)[0]


def peak_memory(case: Case) -> Memory | None:
    """Run a case once more for its memory: who looks at /proc while it runs takes time from it.

    None where there is no /proc, or the run was over before anybody looked.
    """
    case.prepare()
    looks: list[Memory] = []
    _, largest = _run(case, looks)
    if not looks:
        return None
    # The kernel counts a child from before it became another program: as large as this process, or what it is itself.
    is_its_own = largest > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Memory(largest if is_its_own else max(look.largest for look in looks), max(look.together for look in looks))


def _run(case: Case, looks: list[Memory] | None) -> tuple[Sample, int]:
    """One run, and the most bytes of one of its processes as the kernel counts it; memory is looked at if wanted."""
    start = time.perf_counter()
    process = subprocess.Popen(
        case.command,
        cwd=case.folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # The processes of a run are known by their session.
        start_new_session=True,
    )
    ended = threading.Event()
    if looks is not None:
        threading.Thread(target=_watch, args=(process.pid, looks, ended), daemon=True).start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    ended.set()
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linters say by 1 that they found something.
    if process.returncode not in (0, 1):
        raise SystemExit(f"{case.title}: ended with {process.returncode}: {' '.join(case.command[:8])}")
    return Sample(wall, usage.ru_utime + usage.ru_stime), usage.ru_maxrss * 1024


def _watch(session: int, looks: list[Memory], ended: threading.Event) -> None:
    while not ended.wait(_BETWEEN_LOOKS):
        sizes = [size for process in _processes(session) if (size := _sizes(process))]
        if sizes:
            looks.append(Memory(max(size["Rss"] for size in sizes), sum(size["Pss"] for size in sizes)))


def _processes(session: int) -> list[str]:
    processes = [name for name in os.listdir("/proc") if name.isdigit()] if os.path.isdir("/proc") else []
    return [process for process in processes if _session(process) == session]


def _session(process: str) -> int | None:
    try:
        # The name of a program stands in parentheses and may hold any; then state, parent, group, session.
        return int(Path("/proc", process, "stat").read_text(errors="replace").rpartition(")")[2].split()[3])
    except (OSError, IndexError):
        return None


def _sizes(process: str) -> dict[str, int]:
    """Bytes of a process by the kernel's names for them; nothing of one that has ended."""
    try:
        lines = Path("/proc", process, "smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    return {name: int(size.split()[0]) * 1024 for name, _, size in (line.partition(":") for line in lines)}


def environment() -> dict[str, str]:
    """The environment that commands run in: this one, without what changes how long Python takes."""
    return {name: value for name, value in os.environ.items() if name not in _CLEAN}
