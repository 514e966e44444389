"""What a fix would change, as a unified diff that `patch -p1` and `git apply` take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doclint.system.line_differences import Block, changed_blocks

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
    lines = list(_hunks(_with_ends(old), _with_ends(new)))
    if not lines:
        return b""
    head = f"--- {_quoted(f'a/{path}')}\n+++ {_quoted(f'b/{path}')}\n"
    return head.encode() + "".join(line if line.endswith("\n") else line + _NO_END for line in lines).encode("latin-1")


_CONTEXT = 3


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Blocks with the lines around them; those whose lines around them meet are one hunk."""
    hunk: list[Block] = []
    for block in changed_blocks(old, new):
        if hunk and block.old_start - hunk[-1].old_end > 2 * _CONTEXT:
            yield from _hunk(old, new, hunk)
            hunk = []
        hunk.append(block)
    if hunk:
        yield from _hunk(old, new, hunk)


def _hunk(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    before = min(_CONTEXT, blocks[0].old_start)
    behind = min(_CONTEXT, len(old) - blocks[-1].old_end)
    old_start, new_start = blocks[0].old_start - before, blocks[0].new_start - before
    old_range = _range(old_start, blocks[-1].old_end + behind)
    yield f"@@ -{old_range} +{_range(new_start, blocks[-1].new_end + behind)} @@\n"
    position = old_start
    for block in blocks:
        yield from (f" {line}" for line in old[position : block.old_start])
        yield from (f"-{line}" for line in old[block.old_start : block.old_end])
        yield from (f"+{line}" for line in new[block.new_start : block.new_end])
        position = block.old_end
    yield from (f" {line}" for line in old[position : position + behind])


def _range(start: int, end: int) -> str:
    """Lines as a hunk counts them: from 1, an empty range by the line before it, one line without its number."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


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
