"""Paths as they are compared, relative to the root of a run, and as messages show them: POSIX."""

from __future__ import annotations

import os
from collections.abc import Callable


def relative_path(path: str, folder: str) -> str:
    """An absolute path relative to an absolute folder without `.` and `..` in it.

    What `os.path.relpath` says of it, in a tenth of the time where the path is below the folder.
    """
    start = len(folder) + (not folder.endswith(os.sep))
    if path.startswith(folder) and path[start - 1 : start] == os.sep and _is_normal(path[start:]):
        relative = path[start:]
    else:
        relative = os.path.relpath(path, folder)
    return relative.replace(os.sep, "/")


def shown_path(path: str) -> str:
    """A path as a message to the user has it: from the working directory. Nothing may be known by it."""
    return os.path.relpath(path).replace(os.sep, "/")


def path_from(folder: str, root: str) -> Callable[[str], str]:
    """What turns a path from one absolute folder, the root of a run, into one from another folder."""
    if folder == root:
        return str
    return lambda path: relative_path(os.path.normpath(os.path.join(root, path)), folder)


def folder_of(page: str) -> str:
    """The folder that an absolute path without `.` and `..` stands in: `os.path.dirname` in a third of the time."""
    folder = page.rpartition(os.sep)[0]
    return folder if folder.count(os.sep) > 1 else os.path.dirname(page)


def _is_normal(relative: str) -> bool:
    """Surely so if true: a name that begins with a dot does not pass either."""
    is_lower = relative[:1] not in ("", ".", os.sep) and not relative.endswith(os.sep)
    return is_lower and f"{os.sep}." not in relative and f"{os.sep}{os.sep}" not in relative
