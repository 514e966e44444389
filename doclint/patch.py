"""What a fix would change, as a unified diff that `patch -p1` and `git apply` take."""

from __future__ import annotations

import difflib

_NO_END = "\n\\ No newline at end of file\n"

# Names that git writes in quotes: with quotes, backslashes or control characters in them, or not in ASCII.
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def unified_diff(path: str, before: bytes, after: bytes) -> bytes:
    """The difference of two states of a page, empty where there is none. Bytes stay what they are, line ends too.

    Args:
        path: POSIX, relative to the folder that the patch is to be applied in.
    """
    # One character a byte: a patch is about bytes, and only `\\n` ends its lines.
    old, new = (content.decode("latin-1").split("\n") for content in (before, after))
    diff = difflib.unified_diff(_with_ends(old), _with_ends(new), "a", "b", n=3)
    lines = list(diff)[2:]
    if not lines:
        return b""
    head = f"--- {_quoted(f'a/{path}')}\n+++ {_quoted(f'b/{path}')}\n"
    return head.encode() + "".join(line if line.endswith("\n") else line + _NO_END for line in lines).encode("latin-1")


def _with_ends(lines: list[str]) -> list[str]:
    ended = [f"{line}\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _quoted(name: str) -> str:
    """A name as git writes it: https://git-scm.com/docs/git-config, core.quotePath."""
    content = name.encode(errors="surrogateescape")
    if all(0x20 <= byte < 0x7F and byte not in b'"\\' for byte in content):
        # A name that ends in a blank needs the tab behind it to end there.
        return f"{name}\t" if " " in name else name
    parts = []
    for byte in content:
        character = chr(byte)
        is_plain = 0x20 <= byte < 0x7F
        parts.append(_ESCAPES.get(character) or (character if is_plain else f"\\{byte:03o}"))
    return f'"{"".join(parts)}"'
