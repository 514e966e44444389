"""Reads files that may not be what their names say: no pipe is waited for, and never more is read than is asked for."""

from __future__ import annotations

import errno
import os
import stat

# Of a pipe that nobody writes into, opening it would wait for ever. An ordinary file has no need of the flag.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def read_ordinary_file(path: str, most: int) -> bytes:
    """The bytes of a file, at most so many.

    Raises:
        OSError: it cannot be read, or is a pipe, a device, a socket or a folder.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "It is no ordinary file", path)
        # One more than there should be tells that this is all; what grows meanwhile, or has no size, comes in parts.
        content = os.read(descriptor, min(most, status.st_size + 1))
        if len(content) == status.st_size:
            return content
        parts = [content]
        rest = most - len(content)
        while rest > 0 and parts[-1]:
            parts.append(os.read(descriptor, min(rest, 1 << 16)))
            rest -= len(parts[-1])
        return b"".join(parts)
    finally:
        os.close(descriptor)
