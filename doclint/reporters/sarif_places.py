"""Where SARIF says that a file is: relative to a named folder, so that a report is the same on every machine.

A path may lead out of the working directory, into the repository of another locale. A relative URI must not climb
(3.14.14), so each folder above has a name of its own.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

ROOT = "%SRCROOT%"
"""The name that viewers know for the root of the sources."""


def artifact_location(path: str) -> dict[str, str]:
    """A SARIF artifactLocation of a path as findings have it."""
    if _is_absolute(path):
        return {"uri": f"file:///{_quoted(path.replace(chr(92), '/').lstrip('/'))}"}
    above, inside = _split(path)
    return {"uri": _quoted(inside), "uriBaseId": _base_id(above)}


def base_ids(paths: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The folders that these paths are relative to; where they are is left to whoever reads the report."""
    levels = {0} | {_split(path)[0] for path in paths if not _is_absolute(path)}
    return {_base_id(level): {"description": {"text": _describe(level)}} for level in sorted(levels)}


def _base_id(above: int) -> str:
    return ROOT if above == 0 else f"ABOVE{above}"


def _describe(above: int) -> str:
    if above == 0:
        return "The folder that doclint was run in."
    return f"The folder {above} level{'s' if above > 1 else ''} above the one that doclint was run in."


def _split(path: str) -> tuple[int, str]:
    """How many folders a relative path climbs, and the rest."""
    parts = posixpath.normpath(path).split("/")
    above = 0
    while above < len(parts) and parts[above] == "..":
        above += 1
    return above, "/".join(parts[above:]) or "."


def _is_absolute(path: str) -> bool:
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()


def _quoted(path: str) -> str:
    """Percent-encoded, a byte that is no text as the byte it is."""
    try:
        name = path.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        # Windows has file names with halves of surrogate pairs.
        name = path.encode(errors="surrogatepass")
    return quote(name, safe="/")
