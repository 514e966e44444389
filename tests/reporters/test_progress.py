"""The progress bar is for those who wait at a terminal."""

from __future__ import annotations

import io

import pytest

from doclint.reporters.progress import progress_bar
from tests.reporters.streams import STYLE, TerminalStream


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def shown(stream: io.StringIO, times: list[float]) -> str:
    """What a stream is told by a run that reports at these times, in seconds from its start."""
    clock = Clock()
    start = clock.now
    with progress_bar(stream, clock=clock) as progress:
        for done, time in enumerate(times, 1):
            clock.now = start + time
            progress(done, len(times))
    return stream.getvalue()


def test_a_short_run_shows_nothing() -> None:
    assert shown(TerminalStream(), [0.1, 0.5, 0.99]) == ""


def test_a_long_run_shows_how_far_it_is() -> None:
    assert "Reading pages" in STYLE.sub("", shown(TerminalStream(), [0.5, 1.1, 1.5, 2.0]))
    assert "2/4" in STYLE.sub("", shown(TerminalStream(), [0.5, 1.1, 1.5, 2.0]))


def test_the_end_of_a_run_is_no_reason_to_begin() -> None:
    assert shown(TerminalStream(), [0.1, 0.2, 5.0]) == ""


def test_it_is_not_drawn_more_often_than_eyes_can_see() -> None:
    often = shown(TerminalStream(), [1.0 + number / 1000 for number in range(1000)])
    assert STYLE.sub("", often).count("Reading pages") < 20


def test_a_pipe_is_told_nothing() -> None:
    assert shown(io.StringIO(), [0.5, 1.1, 1.5, 2.0]) == ""


def test_a_terminal_that_cannot_move_its_cursor_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert shown(TerminalStream(), [0.5, 1.1, 1.5, 2.0]) == ""


def test_a_hook_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert shown(TerminalStream(), [0.5, 1.1, 1.5, 2.0]) == ""


def test_it_leaves_no_trace_even_after_a_crash() -> None:
    stream = TerminalStream()
    with pytest.raises(ZeroDivisionError):
        crash_while_it_is_shown(stream)
    assert stream.getvalue().endswith("\x1b[2K"), "its line is erased"
    assert "\x1b[?25h" in stream.getvalue(), "the cursor is back"


def crash_while_it_is_shown(stream: TerminalStream) -> None:
    clock = Clock()
    with progress_bar(stream, clock=clock) as progress:
        clock.now += 2
        progress(1, 10)
        1 / 0  # noqa: B018
