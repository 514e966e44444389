"""The process `doclint`, the same as `python -m doclint`."""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command that the arguments name; Ctrl-C ends it at once, also while modules are imported."""
    code: object = 130
    try:
        from doclint.cli import main as run  # noqa: PLC0415 - as above

        run()
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        sys.stderr.write("doclint: interrupted\n")
    # All is done, and Python would show a traceback of how it goes away.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    # `-m` lets Python find modules in the working directory first, which may be a stranger's pull request.
    if sys.path and sys.path[0] == os.getcwd():
        del sys.path[0]
    main()
