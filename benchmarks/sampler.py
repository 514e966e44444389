"""Runs doclint in this process and notes, every few milliseconds of CPU time, which of its modules is at work.

    python -P benchmarks/sampler.py OUTPUT check …

OUTPUT gets CPU seconds by module, as JSON: paths below the package, and `import` for what importing takes. What a
library does counts for the module that called it. A look costs a few microseconds; a profiler that is called at each
call and return would make what calls much look slow.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

_INTERVAL = 0.001
"""Seconds of CPU time; the kernel's clock may tick at every fourth only."""


class Sampler:
    """CPU seconds by module, since it was started."""

    def __init__(self) -> None:
        spec = find_spec("doclint")
        assert spec is not None
        assert spec.origin is not None
        self.seconds: dict[str, float] = defaultdict(float)
        self._package = str(Path(spec.origin).parent) + "/"
        self._last = time.process_time()

    def start(self) -> None:
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        # Signals that come while a library works are put together: what counts is the time since the last look.
        now = time.process_time()
        self.seconds[self.at_work(frame)] += now - self._last
        self._last = now

    def at_work(self, frame: FrameType | None) -> str:
        """Whose work a frame is: the innermost module of doclint, or `import` if anything is being imported."""
        module = None
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith("<frozen importlib"):
                return "import"
            if module is None and file.startswith(self._package):
                module = file.removeprefix(self._package)
            frame = frame.f_back
        return module or "import"


def main(output: str, arguments: list[str]) -> None:
    sampler = Sampler()
    sampler.start()
    sys.argv = ["doclint", *arguments]
    try:
        from doclint.cli import main as doclint  # noqa: PLC0415 - importing is measured too

        doclint()
    finally:
        sampler.stop()
        Path(output).write_text(json.dumps(sampler.seconds), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
