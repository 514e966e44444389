"""No regular expression of the package takes longer than its text is long, whatever the text is."""

from __future__ import annotations

import inspect
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from doclint.rules.lnk.wrappers import WRAPPERS
from tests.hostile.patterns import EVERY_METHOD, Use, all_uses, attacks, made_while_running, short_attacks


def of_wrappers() -> Iterator[Use]:
    """The patterns of link wrappers that are texts until a link of theirs is met."""
    for wrapper in WRAPPERS:
        texts = [wrapper.path, inspect.getclosurevars(wrapper.read).nonlocals.get("pattern")]
        for text in filter(None, texts):
            pattern = re.compile(text, re.DOTALL | re.IGNORECASE)
            yield Use("rules.lnk.wrappers", f"WRAPPERS, {text}", pattern, frozenset(["match"]))


USES = [*all_uses(), *of_wrappers()]

# What is put together while doclint runs, and what sees to it that the result is a good one.
MADE_WHILE_RUNNING = {
    "config.globs:_compile": "tests/config/test_globs.py: time is linear for any glob and any path",
    "config.globs:_set": "one set of characters, which is only compiled",
    "reporters.opening:_action_line": "a locale",
    "rules.lnk.wrappers:_first_parameter": "names between `&` and `=`, each of which is looked at once",
    "rules.lnk.wrappers:_parameter_text": "the same",
    "rules.lnk.wrappers:_unwrap_once": "found in WRAPPERS",
    "rules.lnk.wrappers:_wrapper": "found in WRAPPERS",
    "rules.lnk.wrappers:read": "found in WRAPPERS",
    "schema.docfx.dates:date_format": "fields of a bounded length, looked for at one place",
    "schema.pattern_syntax:compiled": "tests/schema/test_patterns.py: patterns of schemas are bounded",
}

# Those that are quadratic, and why that may be.
BOUNDED = {
    "config.globs:_PIECES": "reading ends at the first bracket that is never closed",
    "reporters.lines:_WORD": "a message has at most 2,000 characters",
    "schema.docfx.dates:_TOKEN": "reads the first 200 characters of a format",
    "schema.docfx.dates:_LENIENT_ZONE": "a text of more than 200 characters is no date",
    "suppression_comments:_END_OF_LINE": "reads the last 100 characters of a line",
    "suppression_comments:_END_OF_ROW": "the same",
}

LENGTH = 2_000
MOST_GROWTH = 8
"""How many times as long a text of four times the length may take: 4 where time is linear, 16 where it is quadratic."""

ENOUGH = 0.002
"""Seconds from which on they tell more about a pattern than about the machine."""


class EndlessError(Exception):
    """A pattern that would be busy for ever."""


@contextmanager
def guard(seconds: float = 20) -> Iterator[None]:
    """End what takes more processor time than anything should."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(use: Use, text: str) -> float:
    start = time.process_time()
    use.read(text)
    return time.process_time() - start


def is_linear(use: Use) -> bool:
    """Whether no attack takes a pattern much more than four times as long for a text of four times the length."""
    for attack in attacks(use.pattern):
        once = seconds(use, attack.text(LENGTH))
        if once < ENOUGH:
            continue
        four_times = seconds(use, attack.text(4 * LENGTH))
        for _ in range(3):
            if four_times <= MOST_GROWTH * once:
                break
            once = max(once, seconds(use, attack.text(LENGTH)))
            four_times = min(four_times, seconds(use, attack.text(4 * LENGTH)))
        else:
            return False
    return True


def try_all_combinations(use: Use, repeated: int = 12, guard_seconds: float = 20) -> None:
    with guard(guard_seconds):
        for attack in short_attacks(use.pattern):
            use.read(attack.text(repeated * len(attack.repeated)))


def test_every_pattern_is_attacked_here_or_bounded_elsewhere() -> None:
    assert made_while_running() == set(MADE_WHILE_RUNNING)
    assert set(BOUNDED) <= set(map(str, USES))
    assert len(USES) > 150


@pytest.mark.parametrize("use", USES, ids=str)
def test_no_pattern_tries_all_combinations(use: Use) -> None:
    try_all_combinations(use)


@pytest.mark.parametrize("use", [use for use in USES if str(use) not in BOUNDED], ids=str)
def test_time_grows_as_the_text_does(use: Use) -> None:
    with guard():
        assert is_linear(use)


@pytest.mark.parametrize(
    "pattern",
    [
        r"[ \t]*+:\n",
        r"\{([^{}]*,[^{}]*)\}",
        r"\s*(?:Z|GMT)\Z",
        r"(?<![\w-])\d[\d,]*(?= )",
        r"<(\w+)[^>]*>.*?</\1>",
    ],
)
def test_a_quadratic_pattern_is_seen(pattern: str) -> None:
    assert not is_linear(Use("a", "b", re.compile(pattern), EVERY_METHOD))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+b",
        r"(?:\w+\s?)*-\Z",
        r"[^*]*(?:(?:\*\*(?=\w)|(?<!\w)\*\*)[^*]*(?:(?<=\w)\*\*|\*\*(?!\w))[^*]*)*",
    ],
)
def test_a_pattern_that_tries_all_combinations_is_seen(pattern: str) -> None:
    use = Use("a", "b", re.compile(pattern), frozenset(["fullmatch"]))
    with pytest.raises(EndlessError):
        try_all_combinations(use, repeated=30, guard_seconds=1)
