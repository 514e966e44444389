"""A progress bar for those who wait at a terminal, and nothing for anybody else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

# Nobody wonders before, and most runs are over by then.
_PATIENCE_SECONDS = 1.0

_REFRESH_SECONDS = 0.1


def no_progress(done: int, total: int) -> None:
    """Show nothing."""


@contextmanager
def progress_bar(
    stream: TextIO, what: str = "Reading pages", clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int, int], None]]:
    """A callable that takes how many of how many are done, and shows it on `stream` if that is a terminal.

    The bar comes when the run has taken a second, and leaves no trace, also where the run ends by an exception.
    """
    if not _is_watched(stream):
        yield no_progress
        return
    meter = _Meter(stream, what, clock)
    try:
        yield meter.show
    finally:
        meter.stop()


def _is_watched(stream: TextIO) -> bool:
    """Whether somebody sees the stream now. pre-commit gives its hooks a terminal, and shows later what they wrote."""
    is_dumb = os.environ.get("TERM") in ("dumb", "unknown")
    return stream.isatty() and not is_dumb and "PRE_COMMIT" not in os.environ


class _Meter:
    """Decides when a bar is shown and drawn again. It has no thread: a run may start processes."""

    def __init__(self, stream: TextIO, what: str, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._what = what
        self._clock = clock
        self._next = clock() + _PATIENCE_SECONDS
        self._bar: Bar | None = None

    def show(self, done: int, total: int) -> None:
        """Draw the bar, if it is time to."""
        now = self._clock()
        if now < self._next or (self._bar is None and done >= total):
            return
        self._next = now + _REFRESH_SECONDS
        if self._bar is None:
            self._bar = _start_bar(self._stream, self._what, total)
        self._bar.update(self._bar.task_ids[0], completed=done, total=total)
        self._bar.refresh()

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _start_bar(stream: TextIO, what: str, total: int) -> Bar:
    from rich.console import Console  # noqa: PLC0415 - rich takes longer to import than a short run takes
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(file=stream),
        auto_refresh=False,
        transient=True,
    )
    bar.add_task(what, total=total)
    bar.start()
    return bar
