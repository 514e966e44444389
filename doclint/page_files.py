"""Writes a page anew, so that whenever the process is killed the page is the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from doclint.document.page import LARGEST_PAGE
from doclint.ordinary_files import read_ordinary_file

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class NotWrittenError(Exception):
    """A page that was left as it is; the message says why, as the end of a sentence about it."""


class WriteFailedError(NotWrittenError):
    """A page that may be written, and the system could not: the disk is full, say."""


def read_page(path: str) -> bytes:
    """The bytes of a page that may be written anew.

    Raises:
        NotWrittenError: it is a symbolic link, read-only, no file, or over the limit; or it cannot be read.
    """
    try:
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            raise NotWrittenError("it is a symbolic link; name the page that it leads to")
        if not stat.S_ISREG(status.st_mode):
            raise NotWrittenError("it is no ordinary file")
        # Whoever may write everything is told too that somebody made this page read-only.
        if not status.st_mode & _WRITABLE or not os.access(path, os.W_OK):
            raise NotWrittenError("it is read-only")
        content = read_ordinary_file(path, LARGEST_PAGE + 1)
    except OSError as error:
        raise NotWrittenError(f"it cannot be read: {error.strerror}") from None
    if len(content) > LARGEST_PAGE:
        raise NotWrittenError(f"it has more than {LARGEST_PAGE:,} bytes")
    return content


def replace_page(path: str, before: bytes, after: bytes) -> None:
    """Write a page anew; its mode is kept, and its owner where that may be set.

    The bytes go to a temporary file beside the page, which is flushed to the disk and then takes the page's name.

    Raises:
        NotWrittenError: the page does not hold `before` any more.
        WriteFailedError: it cannot be written.
    """
    folder = os.path.dirname(path) or "."
    # Not named like a page: what a killed process leaves behind is not taken for one.
    temporary = os.path.join(folder, f".doclint-{os.urandom(6).hex()}.tmp")
    try:
        status = os.lstat(path)
        try:
            _write(temporary, after, status)
            if read_page(path) != before:
                raise NotWrittenError("it has changed while doclint ran; run doclint again")
            os.replace(temporary, path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
        _flush_folder(folder)
    except OSError as error:
        raise WriteFailedError(f"it cannot be written: {error.strerror}; mend that, and run doclint again") from None


def write_file(path: str, content: bytes) -> None:
    """Write a file that is doclint's own, new or anew, in the same way; a pipe or a device is written into.

    Raises:
        OSError: it cannot be written, or is a symbolic link, which may lead anywhere.
    """
    status = os.lstat(path) if os.path.lexists(path) else None
    is_ordinary = status is None or stat.S_ISREG(status.st_mode)
    # `/dev/stdout` is a link, and so is `/proc/self/fd/1`.
    if os.path.abspath(path).startswith(("/dev/", "/proc/")) or not (is_ordinary or os.path.islink(path)):
        with open(path, "wb") as file:
            file.write(content)
        return
    if not is_ordinary:
        raise OSError(errno.ELOOP, "it is a symbolic link; name the file that it leads to", path)
    folder = os.path.dirname(path) or "."
    temporary = os.path.join(folder, f".doclint-{os.urandom(6).hex()}.tmp")
    try:
        _write(temporary, content, status)
        os.replace(temporary, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
    _flush_folder(folder)


def _write(temporary: str, content: bytes, status: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    # What stands in a page that few may read must not be read by others while it is written.
    with open(os.open(temporary, flags, 0o666 if status is None else 0o600), "wb") as file:
        file.write(content)
        if status is not None and hasattr(os, "fchmod"):
            if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
                with contextlib.suppress(PermissionError):
                    os.fchown(file.fileno(), status.st_uid, status.st_gid)
            os.fchmod(file.fileno(), stat.S_IMODE(status.st_mode))
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: str) -> None:
    """See to it that the new name is on the disk too, where a folder can be flushed (not on Windows)."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
