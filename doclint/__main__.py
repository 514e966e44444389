"""The process `doclint`, the same as `python -m doclint`."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

# Modules leave no garbage: looking for it after each 700 new objects, as Python does, takes a twentieth of a short run.
_NEW_OBJECTS = 50_000

_A_MOMENT_SECONDS = 0.001


def main() -> NoReturn:
    """Run the command that the arguments name; Ctrl-C ends it at once, also while modules are imported.

    A traceback, which --debug lets through, ends it with 2: 1 would mean that something was found.
    """
    gc.set_threshold(_NEW_OBJECTS)
    sys.unraisablehook = _interrupt_again
    code: object = 130
    try:
        from doclint.cli import main as run  # noqa: PLC0415 - as above

        run()
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        sys.stderr.write("doclint: interrupted\n")
    except Exception:  # noqa: BLE001
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        code = 2
    # All is done, and Python would show a traceback of how it goes away.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end(code if isinstance(code, int) else 0)


def _interrupt_again(unraisable: sys.UnraisableHookArgs) -> None:
    """Raise once more, a moment later, what Ctrl-C raised where Python could only ignore it: in a finalizer, say."""
    if unraisable.exc_type is KeyboardInterrupt and hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, _A_MOMENT_SECONDS)
    else:
        sys.__unraisablehook__(unraisable)


def _end(code: int) -> NoReturn:
    """End at once: taking apart all that was made takes a tenth of a short run. A profiler wants to have its say."""
    for stream in (sys.stdout, sys.stderr):
        # What can be said of a stream that takes nothing has been said.
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    if sys.getprofile() is not None or sys.gettrace() is not None:
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    # `-m` lets Python find modules in the working directory first, which may be a stranger's pull request.
    with suppress(FileNotFoundError):
        if sys.path[:1] == [os.getcwd()]:
            del sys.path[0]
    main()
