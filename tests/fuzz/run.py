"""Feeds harnesses with many inputs: `python -m tests.fuzz.run --inputs 100000`, or `make fuzz`.

With atheris each input that reaches code which none has reached is kept and changed further; `--random` changes the seeds
by chance alone and needs nothing but Python. An input that breaks a harness is written to the working directory.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path

# Those of harnesses.py, which must not be imported before atheris has prepared doclint.
NAMES = ("page-reading", "segments", "links", "fixes", "suppressions", "front-matter", "config", "schema")

GUARD_SECONDS = 20
"""How much time of the processor one input may take before it counts as endless: 4,096 bytes take milliseconds."""

STUCK_SECONDS = 600
"""The same for code that is not Python's and lets nobody interrupt it, by the clock: a machine may be busy."""


class EndlessError(BaseException):
    """An input takes too long."""


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one harness; the slowest one with its time in seconds."""

    harness: str
    inputs: int = 0
    slowest: float = 0.0
    slowest_input: bytes = field(default=b"", repr=False)

    def add(self, seconds: float, data: bytes) -> None:
        self.inputs += 1
        if seconds > self.slowest:
            self.slowest, self.slowest_input = seconds, data

    def row(self) -> str:
        size = len(self.slowest_input)
        return f"| {self.harness} | {self.inputs:,} | {1000 * self.slowest:,.0f} ms | {size:,} bytes |"


def fuzz_by_chance(harness: str, most: int, seconds: float, seed: int) -> Tally:
    """Feed a harness with random changes of its seeds."""
    from tests.fuzz.harnesses import HARNESSES  # noqa: PLC0415 - atheris has to be there before
    from tests.fuzz.inputs import Mutator, seeds  # noqa: PLC0415

    mutator = Mutator(seed, seeds(harness))
    tally = Tally(harness)
    end = time.monotonic() + seconds
    while tally.inputs < most and time.monotonic() < end:
        _feed(harness, HARNESSES[harness], mutator.input(), tally)
    return tally


def fuzz_by_coverage(harness: str, most: int, seconds: float, seed: int) -> None:
    """Feed a harness by atheris, which ends the process when it is done."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415

    # It tells of each module.
    with redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["doclint"]):
        from doclint.rules.registry import all_rules  # noqa: PLC0415
        from tests.fuzz.harnesses import HARNESSES  # noqa: PLC0415

        for registered in all_rules().values():
            registered.bind()
    from tests.fuzz.inputs import LARGEST, WORDS, seeds  # noqa: PLC0415

    tally = Tally(harness)
    end = time.monotonic() + seconds

    def feed(data: bytes) -> None:
        _feed(harness, HARNESSES[harness], data, tally)
        if tally.inputs >= most or time.monotonic() >= end:
            print(tally.row(), flush=True)
            shutil.rmtree(folder)
            os._exit(0)

    folder = Path(tempfile.mkdtemp())
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, content in enumerate(seeds(harness)):
        (corpus / str(number)).write_bytes(content)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
    options = {
        "max_len": LARGEST,
        "seed": seed,
        "dict": words,
        "timeout": STUCK_SECONDS,
        "artifact_prefix": "fuzz-",
    }
    atheris.Setup(
        [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), "-verbosity=0", str(corpus)], feed
    )
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


def _feed(harness: str, feed: Callable[[bytes], None], data: bytes, tally: Tally) -> None:
    signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, GUARD_SECONDS)
    start = time.process_time()
    try:
        feed(data)
    except BaseException:
        path = Path(f"fuzz-{harness}-{hashlib.sha256(data).hexdigest()[:12]}")
        path.write_bytes(data)
        print(f"{harness}: {path} breaks it, after {tally.inputs:,} others", file=sys.stderr)
        raise
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    tally.add(time.process_time() - start, data)


def _end(number: int, frame: object) -> None:
    raise EndlessError


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("harness", nargs="*", choices=[*NAMES, []], help="which harnesses; all where none is named")
    parser.add_argument("--inputs", type=int, default=10_000, help="how many for each harness")
    parser.add_argument("--seconds", type=float, default=3600, help="how long for each at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--random", action="store_true", help="do not ask atheris")
    asked = parser.parse_args(arguments)
    warnings.simplefilter("error")
    harnesses = asked.harness or NAMES
    if not asked.random and len(harnesses) == 1:
        fuzz_by_coverage(harnesses[0], asked.inputs, asked.seconds, asked.seed)
    print("| harness | inputs | slowest | its size |\n| --- | --: | --: | --: |", flush=True)
    for harness in harnesses:
        if asked.random:
            print(fuzz_by_chance(harness, asked.inputs, asked.seconds, asked.seed).row(), flush=True)
        else:
            options = ["--inputs", str(asked.inputs), "--seconds", str(asked.seconds), "--seed", str(asked.seed)]
            done = subprocess.run([sys.executable, "-m", "tests.fuzz.run", harness, *options], check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
