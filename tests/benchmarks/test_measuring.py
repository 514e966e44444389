"""What is measured of a command: all of its processes, in turn with the others, after a round that does not count."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measuring import Case, in_turn, measure, peak_memory

# Two processes that both have some 50 MB until the first has seen that the second has: each its own, or both the same.
_TWO_PROCESSES = """
import os, time
{before}
reader, writer = os.pipe()
if not os.fork():
    {after}
    os.write(writer, b".")
    time.sleep(0.5)
    os._exit(0)
{after}
os.read(reader, 1)
os.wait()
"""
_MUCH = "much = b'lamp' * 12_500_000"

_A_CHILD_WORKS = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "import time\\nwhile time.process_time() < 0.2: pass"], check=True)
"""


def case(key: str, code: str = "pass", **more: object) -> Case:
    return Case(key, key, (sys.executable, "-c", code), Path.cwd(), **more)  # type: ignore[arg-type]


def test_cases_take_turns_and_the_first_round_does_not_count() -> None:
    prepared: list[str] = []
    told: list[tuple[int, str]] = []
    lamp = case("lamp", prepare=lambda: prepared.append("lamp"))
    horn = case("horn", prepare=lambda: prepared.append("horn"), repeats=2)
    samples = in_turn([lamp, horn], 2, lambda number, run, _: told.append((number, run.key)))
    assert prepared == ["lamp", "horn", *["lamp", "horn", "horn"] * 2]
    assert told == [(1, "lamp"), (1, "horn"), (1, "horn"), (2, "lamp"), (2, "horn"), (2, "horn")]
    assert {key: len(runs) for key, runs in samples.items()} == {"lamp": 2, "horn": 4}


def test_time_of_children_counts() -> None:
    assert measure(case("parent", _A_CHILD_WORKS)).cpu >= 0.2


def test_findings_are_an_answer_and_a_crash_is_none() -> None:
    measure(case("finds", "raise SystemExit(1)"))
    with pytest.raises(SystemExit, match=r"crashes: ended with 2: .*python"):
        measure(case("crashes", "raise SystemExit(2)"))


def test_who_is_killed_gave_no_answer() -> None:
    with pytest.raises(SystemExit, match="ended with -9"):
        measure(case("killed", "import os; os.kill(os.getpid(), 9)"))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the kernel does not tell")
@pytest.mark.parametrize(
    ("before", "after", "least", "most"), [("", _MUCH, 100_000_000, 150_000_000), (_MUCH, "", 50_000_000, 100_000_000)]
)
def test_memory_of_all_processes_counts_and_shared_memory_once(before: str, after: str, least: int, most: int) -> None:
    memory = peak_memory(case("two", _TWO_PROCESSES.format(before=before, after=after or "pass")))
    assert memory is not None
    assert 50_000_000 < memory.largest < 100_000_000
    assert least < memory.together < most


def test_commands_run_as_a_user_runs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    measure(case("user", "import sys; assert not sys.dont_write_bytecode"))
    measure(case("reads nothing", "import sys; assert sys.stdin.read() == ''"))
    with pytest.raises(SystemExit):
        measure(case("knows", "import os; os._exit(2 if 'PATH' in os.environ else 0)"))
