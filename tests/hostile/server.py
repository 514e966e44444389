"""Runs doclint on request, each time in a forked process with bounds, and tells what it took.

A fork spares the start of a process and its imports, which take longer than most pages. Requests and answers are lines
of JSON; run it as a module.
"""

from __future__ import annotations

import contextlib
import datetime
import gc
import importlib
import json
import os
import pkgutil
import resource
import sys
from pathlib import Path
from typing import Any

import doclint
from doclint.config.settings import Settings
from doclint.engine import check_page
from doclint.rules.registry import all_rules

SETTINGS = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1))
MEMORY = 2 << 30


def serve() -> None:
    warm_up()
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)


def warm_up() -> None:
    """Import all of doclint, so that no measured run does."""
    for module in pkgutil.walk_packages(doclint.__path__, "doclint."):
        if module.name != "doclint.__main__":
            importlib.import_module(module.name)
    for registered in all_rules().values():
        registered.bind()
    check_page("lamp.md", b"---\na: [b]\nc: |\n  d\n---\n[a](b)\n", SETTINGS)
    gc.freeze()


def run(folder: str, arguments: list[str], seconds: int) -> dict[str, Any]:
    """Run doclint in a folder, with its output in the files `out` and `err` beside it."""
    process = os.fork()
    if process == 0:
        with contextlib.suppress(BaseException):
            _run_here(Path(folder), arguments, seconds)
        os._exit(255)
    _, status, usage = os.wait4(process, 0)
    return {
        "exit": os.waitstatus_to_exitcode(status),
        "seconds": usage.ru_utime + usage.ru_stime,
        "megabytes": usage.ru_maxrss // 1024,
    }


def _run_here(folder: Path, arguments: list[str], seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder.parent / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.chdir(folder)
    from doclint.cli import main  # noqa: PLC0415

    code: object = 0
    sys.argv = ["doclint", *arguments]
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001 - a traceback is what is looked for
        import traceback  # noqa: PLC0415

        traceback.print_exc()
        code = 254
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


if __name__ == "__main__":
    serve()
