"""Paths as they are shown and compared: POSIX, relative to a folder."""

from __future__ import annotations

import os


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


def folder_of(page: str) -> str:
    """The folder that an absolute path without `.` and `..` stands in: `os.path.dirname` in a third of the time."""
    folder = page.rpartition(os.sep)[0]
    return folder if folder.count(os.sep) > 1 else os.path.dirname(page)


def _is_normal(relative: str) -> bool:
    """Surely so if true: a name that begins with a dot does not pass either."""
    is_lower = relative[:1] not in ("", ".", os.sep) and not relative.endswith(os.sep)
    return is_lower and f"{os.sep}." not in relative and f"{os.sep}{os.sep}" not in relative
