"""Work that is shared out among processes is done, each piece once, whatever becomes of the others."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from doclint.workers import MOST_PIECES, share_out

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no processes")


class Work:
    """Doubles numbers, and keeps who did which."""

    def __init__(self) -> None:
        self.me = os.getpid()
        self.done: Counter[int] = Counter()
        self.workers: set[int] = set()

    def do(self, number: int) -> None:
        self.take(number, self.do_in_copy(number))

    def do_in_copy(self, number: int) -> bytes:
        time.sleep(0.002)
        return f"{os.getpid()} {number * 2}".encode()

    def take(self, number: int, told: bytes) -> None:
        worker, double = told.split()[:2]
        assert int(double) == number * 2
        self.workers.add(int(worker))
        self.done[number] += 1

    def run(self, pieces: int, jobs: int) -> None:
        share_out(pieces, jobs, self.do, self.do_in_copy, self.take)


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
@pytest.mark.parametrize("pieces", [0, 1, 40])
def test_every_piece_is_done_once(jobs: int, pieces: int) -> None:
    work = Work()
    work.run(pieces, jobs)
    assert work.done == Counter(range(pieces))


def test_all_processes_take_part() -> None:
    work = Work()
    work.run(60, 3)
    assert len(work.workers) == 3
    assert work.me in work.workers


def test_as_many_pieces_as_may_be() -> None:
    work = Work()
    work.do_in_copy = lambda number: f"0 {number * 2}".encode()  # type: ignore[method-assign]
    work.run(MOST_PIECES, 2)
    assert work.done == Counter(range(MOST_PIECES))


class Large(Work):
    def do_in_copy(self, number: int) -> bytes:
        return super().do_in_copy(number) + b" " + b"x" * 3_000_000


def test_what_is_told_may_be_larger_than_a_pipe() -> None:
    work = Large()
    work.run(12, 3)
    assert work.done == Counter(range(12))


class Killed(Work):
    """Its copies are killed in the midst of their third piece."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = 0

    def do_in_copy(self, number: int) -> bytes:
        if os.getpid() != self.me:
            self.begun += 1
            if self.begun == 3:
                os.kill(os.getpid(), signal.SIGKILL)
        return super().do_in_copy(number)


def test_what_a_killed_process_left_is_done() -> None:
    work = Killed()
    work.run(40, 3)
    assert work.done == Counter(range(40))
    assert len(work.workers) > 1


class Failing(Work):
    def do_in_copy(self, number: int) -> bytes:
        if os.getpid() != self.me:
            raise ValueError("the lamp is out")
        return super().do_in_copy(number)


def test_an_error_in_a_copy_leaves_its_piece_to_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    work = Failing()
    work.run(20, 2)
    assert work.done == Counter(range(20))
    assert capfd.readouterr() == ("", "")


def test_an_error_here_is_raised_and_leaves_no_process_behind() -> None:
    work = Work()

    def do(number: int) -> None:
        raise ValueError("the lamp is out")

    with pytest.raises(ValueError, match="the lamp is out"):
        share_out(40, 2, do, work.do_in_copy, work.take)


def test_a_system_that_allows_no_more_processes_lets_this_one_do_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", fork)
    descriptors = len(os.listdir("/dev/fd"))
    work = Work()
    work.run(10, 4)
    assert work.workers == {work.me}
    assert len(os.listdir("/dev/fd")) == descriptors
