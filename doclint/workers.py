"""Shares work out between this process and copies of it: whoever is free takes the next piece.

A copy (`fork`) knows all that this process knows, so that nothing but results goes from one to the other. What a copy
leaves undone, because it was killed or met an error, is done here. Where a process cannot be copied (Windows) all is.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# The numbers of all pieces wait in a pipe, which has room for 16 kB on every system.
_MOST_PIECES = 4096

_NUMBER = struct.Struct("=I")
_HEADER = struct.Struct("=II")

# A copy waits where its pipe is full: what a piece gives should fit in.
_PIPE_SIZE = 1 << 20


def _usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share_out(
    items: Sequence[_Item],
    length: int,
    jobs: int | None,
    do: Callable[[Sequence[_Item]], list[_Result]],
    tell: Callable[[int], None] = lambda done: None,
) -> list[_Result]:
    """Do some work on items, each once, in no order; gives what came of it in the order of the items.

    Args:
        length: how many items are a piece, if there are not too many pieces then: so few that nobody waits long for
            another at the end.
        jobs: how many processes work, this one among them; None for as many as there are cores.
        do: does a piece; what comes of it must be such as `pickle` takes.
        tell: is told how many items are done.

    Raises:
        Exception: what `do` raises.
    """
    length = max(length, -(-len(items) // _MOST_PIECES))
    pieces = [items[start : start + length] for start in range(0, len(items), length)]
    results: dict[int, list[_Result]] = {}
    done = 0

    def take(number: int, result: list[_Result]) -> None:
        nonlocal done
        results[number] = result
        done += len(pieces[number])
        tell(done)

    with _copies(len(pieces), jobs or _usable_cores(), lambda number: do(pieces[number])) as (numbers, copies):
        for number in _numbers(numbers):
            take(number, do(pieces[number]))
            _hear(copies, 0, take)
        while any(not copy.is_done for copy in copies):
            _hear(copies, None, take)
    for number in range(len(pieces)):
        if number not in results:
            take(number, do(pieces[number]))
    return [result for number in range(len(pieces)) for result in results[number]]


@contextmanager
def _copies(pieces: int, jobs: int, do: Callable[[int], object]) -> Iterator[tuple[int, list[_Copy]]]:
    """A pipe from which each process takes the numbers of pieces, and the copies that do."""
    numbers, filler = os.pipe()
    os.write(filler, b"".join(map(_NUMBER.pack, range(pieces))))
    os.close(filler)
    copies: list[_Copy] = []
    try:
        if hasattr(os, "fork"):
            # A system that allows no more processes lets this one do what is left.
            with suppress(OSError):
                while len(copies) < min(jobs, pieces) - 1:
                    copies.append(_Copy(numbers, do))
        yield numbers, copies
    finally:
        os.close(numbers)
        for copy in copies:
            copy.end()


def _numbers(pipe: int) -> Iterator[int]:
    """The numbers of the pieces that this process takes; a read of a few bytes gives each to one process alone."""
    while number := os.read(pipe, _NUMBER.size):
        yield _NUMBER.unpack(number)[0]


def _hear(copies: list[_Copy], seconds: float | None, take: Callable[[int, Any], None]) -> None:
    """Take what copies have to tell; with `seconds` None wait until one has."""
    talking = [copy for copy in copies if not copy.is_done]
    if talking:
        for copy in select.select(talking, (), (), seconds)[0]:
            for number, result in copy.hear():
                take(number, result)


class _Copy:
    """A copy of this process that does pieces until there are none."""

    def __init__(self, numbers: int, do: Callable[[int], object]) -> None:
        self.is_done = False
        self._heard = bytearray()
        self._pipe, out = os.pipe()
        _widen(out)
        # Ctrl-C waits until the copy is one that says nothing to it.
        waiting = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            self._process = os.fork()
            if self._process == 0:
                _work(numbers, out, do, waiting)
        except OSError:
            os.close(self._pipe)
            raise
        finally:
            os.close(out)
            signal.pthread_sigmask(signal.SIG_SETMASK, waiting)

    def fileno(self) -> int:
        return self._pipe

    def hear(self) -> Iterator[tuple[int, Any]]:
        """What came of the pieces that have come in whole."""
        chunk = os.read(self._pipe, _PIPE_SIZE)
        self.is_done = not chunk
        self._heard += chunk
        start = 0
        while len(self._heard) >= start + _HEADER.size:
            number, length = _HEADER.unpack_from(self._heard, start)
            end = start + _HEADER.size + length
            if len(self._heard) < end:
                break
            yield number, pickle.loads(self._heard[start + _HEADER.size : end])
            start = end
        del self._heard[:start]

    def end(self) -> None:
        """End it, also in the midst of its work."""
        os.close(self._pipe)
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _work(numbers: int, out: int, do: Callable[[int], object], signals: Iterable[int]) -> None:
    """Be a copy. It ends here whatever happens, and says nothing: the other process does what is left."""
    code = 1
    try:
        # Who presses Ctrl-C is answered by one process.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        gc.freeze()
        for number in _numbers(numbers):
            told = pickle.dumps(do(number))
            message = memoryview(_HEADER.pack(number, len(told)) + told)
            while message:
                message = message[os.write(out, message) :]
        code = 0
    finally:
        os._exit(code)


def _widen(pipe: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_SIZE)  # type: ignore[attr-defined,unused-ignore]
    except (ImportError, AttributeError, OSError):
        pass
