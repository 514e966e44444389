"""How a command ends when it cannot do what it was asked: a line that says why and what to do, and exit code 2."""

from __future__ import annotations

import errno
import os
import sys
from typing import NoReturn, TextIO

COULD_NOT_CHECK = 2
INTERRUPTED = 130
# As the shell sees a program that SIGPIPE ended.
BROKEN_PIPE = 141


def fail(message: str) -> NoReturn:
    """Say why, a line for each line of the message, and end with 2."""
    say(message)
    sys.exit(COULD_NOT_CHECK)


def say(message: str) -> None:
    """Write a message to standard error, its lines each on one of their own."""
    try:
        for line in message.split("\n"):
            print(f"doclint: {harmless(line)}", file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError:
        # A full disk behind it: nobody can be told, and what is left in it must not end the process with another code.
        _discard(sys.stderr)


def say_nothing(message: str) -> None:
    """Keep a message from whoever asked for none."""


def harmless(text: str) -> str:
    """A text in one line; what a stranger's file or path brought into it does nothing on a terminal or in a CI log."""
    # Only who has something to say needs to know how.
    from doclint.reporters.escaping import visible  # noqa: PLC0415

    return visible(text)


def end_quietly() -> NoReturn:
    """End where nobody reads what is printed, with nothing left to be flushed into the broken pipe."""
    _discard(sys.stdout)
    sys.exit(BROKEN_PIPE)


# What the system says of a stream that takes nothing more: a full disk, a quota, a limit, a device, a closed stream.
_UNWRITABLE = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF])


def is_about_a_stream(error: Exception) -> bool:
    """Whether an error says that standard output cannot be written; one about a file knows the file's name."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _UNWRITABLE


def end_unprinted(error: OSError) -> NoReturn:
    """End where what was found could not be printed: half a report must not pass for a whole one."""
    _discard(sys.stdout)
    fail(f"cannot write to standard output: {error.strerror}; what was printed is not all")


def _discard(stream: TextIO) -> None:
    """Let what waits in a stream go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def open_closed_streams() -> None:
    """Open the standard streams that whoever started this process has closed, so that no file takes their place.

    Nobody misses what stands in standard error; standard output can be flushed as long as nothing was printed.
    """
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8", errors="backslashreplace")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8", errors="backslashreplace")
