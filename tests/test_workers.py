"""Work that is shared out among processes is done, each piece once, whatever becomes of the others."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence

import pytest

from doclint.workers import share_out

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no processes")


class Work:
    """Doubles numbers, and tells who did which."""

    def __init__(self) -> None:
        self.me = os.getpid()
        self.workers: set[int] = set()
        self.told: list[int] = []

    def do(self, numbers: Sequence[int]) -> list[tuple[int, int, str]]:
        time.sleep(0.002)
        return [(os.getpid(), number * 2, self.more()) for number in numbers]

    def more(self) -> str:
        """What is told besides."""
        return ""

    def run(self, numbers: int, jobs: int, length: int = 1) -> list[int]:
        results = share_out(range(numbers), length, jobs, self.do, self.told.append)
        self.workers = {worker for worker, _, _ in results}
        return [double for _, double, _ in results]


def doubles(numbers: int) -> list[int]:
    return [number * 2 for number in range(numbers)]


@pytest.fixture(autouse=True)
def _leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    copies = []
    fork = os.fork

    def counted() -> int:
        copies.append(fork())
        return copies[-1]

    monkeypatch.setattr(os, "fork", counted)
    yield
    for copy in copies:
        with pytest.raises(ChildProcessError):
            os.waitpid(copy, os.WNOHANG)


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize(("numbers", "length"), [(0, 1), (1, 1), (40, 1), (40, 3), (40, 100)])
def test_every_piece_is_done_and_results_are_in_order(jobs: int, numbers: int, length: int) -> None:
    work = Work()
    assert work.run(numbers, jobs, length) == doubles(numbers)
    assert work.told == sorted(set(work.told))
    assert work.told[-1:] == ([numbers] if numbers else [])


def test_all_processes_take_part() -> None:
    work = Work()
    work.run(60, 3)
    assert len(work.workers) == 3
    assert work.me in work.workers


def test_there_are_as_many_processes_as_cores_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doclint.workers._usable_cores", lambda: 3)
    work = Work()
    assert len({worker for worker, _, _ in share_out(range(60), 1, None, work.do)}) == 3


def test_pieces_are_longer_where_there_would_be_too_many() -> None:
    assert share_out(range(10_000), 1, 2, lambda numbers: [len(numbers)])[:2] == [3, 3]
    assert share_out(range(10_000), 1, 2, list) == list(range(10_000))


class Large(Work):
    def more(self) -> str:
        return "x" * 3_000_000


def test_what_is_told_may_be_larger_than_a_pipe() -> None:
    assert Large().run(12, 3) == doubles(12)


class Killed(Work):
    """Its copies are killed in the midst of their third piece."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = 0

    def more(self) -> str:
        if os.getpid() != self.me:
            self.begun += 1
            if self.begun == 3:
                os.kill(os.getpid(), signal.SIGKILL)
        return ""


def test_what_a_killed_process_left_is_done() -> None:
    work = Killed()
    assert work.run(40, 3) == doubles(40)
    assert len(work.workers) > 1


class Failing(Work):
    def more(self) -> str:
        if os.getpid() != self.me:
            raise ValueError("the lamp is out")
        return ""


def test_an_error_in_a_copy_leaves_its_piece_to_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    assert Failing().run(20, 2) == doubles(20)
    assert capfd.readouterr() == ("", "")


class Broken(Work):
    def more(self) -> str:
        raise ValueError("the lamp is out")


def test_an_error_here_is_raised_and_leaves_no_process_behind() -> None:
    with pytest.raises(ValueError, match="the lamp is out"):
        Broken().run(40, 2)


def test_a_system_that_allows_no_more_processes_lets_this_one_do_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fork)
    descriptors = len(os.listdir("/dev/fd"))
    work = Work()
    assert work.run(10, 4) == doubles(10)
    assert work.workers == {work.me}
    assert len(os.listdir("/dev/fd")) == descriptors
