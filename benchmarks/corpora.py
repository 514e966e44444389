"""The sets of real pages that benchmarks run on: archives beside the project, which are no part of it."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def unpack(name: str, folder: Path) -> Path:
    """Unpack a set below a folder.

    Raises:
        SystemExit: there is no such set; the message says where it is looked for.
    """
    shared = Path(os.environ.get("DOCLINT_SHARED") or PROJECT.parent / "shared")
    archive = shared / "corpus" / f"{name}.tar.xz"
    if not archive.is_file():
        raise SystemExit(
            f"there are no real pages here: {archive} is missing (name its folder's parent in DOCLINT_SHARED)"
        )
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return folder / name
