"""The peers that doclint is compared with: linters that others wrote, in an environment of their own (`make bench`)."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora import PROJECT
from benchmarks.measuring import environment

SCRIPT = Path(__file__).parent / "frontmatter_jsonschema_script.py"
"""What a team has instead of a linter. It runs with doclint's own Python, which has all that it imports."""

PYTHON = Path(sys.executable)
DOCLINT = PYTHON.with_name("doclint")


@dataclass(frozen=True, slots=True)
class Peers:
    """The programs of the environment; `python` has the libraries that floors are measured with."""

    rumdl: Path
    mdsmith: Path
    python: Path


def require_this_checkout() -> None:
    """See that the command is this project's, and not that of another checkout, whose speed would be taken for ours.

    Raises:
        SystemExit: it is another one's.
    """
    command = [str(PYTHON), "-P", "-c", "import doclint; print(doclint.__file__)"]
    found = Path(subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout.strip())
    if found.resolve().parent != PROJECT / "doclint":
        raise SystemExit(f"the installed doclint is not of this checkout but of {found.parent}: make install")


def find_peers() -> Peers | None:
    """The installed peers, or None: then only doclint is measured."""
    folder = Path(os.environ.get("DOCLINT_PEERS") or PROJECT / ".venv-bench") / "bin"
    peers = Peers(folder / "rumdl", folder / "mdsmith", folder / "python")
    return peers if peers.rumdl.is_file() and peers.mdsmith.is_file() else None


def versions(peers: Peers | None) -> dict[str, str]:
    """The versions of the programs, by their names."""
    found = {"doclint": _version(DOCLINT, "--version")}
    if peers is not None:
        found |= {"rumdl": _version(peers.rumdl, "--version"), "mdsmith": _version(peers.mdsmith, "version")}
    return found


def _version(program: Path, argument: str) -> str:
    done = subprocess.run([program, argument], capture_output=True, text=True, check=True)
    return done.stdout.split()[-1].removeprefix("v")
