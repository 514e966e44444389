"""How a command ends when it cannot do what it was asked: a line that says why and what to do, and exit code 2."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

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
    for line in message.split("\n"):
        print(f"doclint: {harmless(line)}", file=sys.stderr)


def say_nothing(message: str) -> None:
    """Keep a message from whoever asked for none."""


def harmless(text: str) -> str:
    """A text in one line; what a stranger's file or path brought into it does nothing on a terminal or in a CI log."""
    # Only who has something to say needs to know how.
    from doclint.reporters.escaping import visible  # noqa: PLC0415

    return visible(text)


def end_quietly() -> NoReturn:
    """End where nobody reads what is printed, with nothing left to be flushed into the broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(BROKEN_PIPE)
