"""The syntaxes of front matter: which fences each has, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Protocol

from doclint.document.block import Duplicate, Entry, JsonValue
from doclint.document.plain_yaml import read_plain_yaml


class Syntax(Enum):
    """What a block is written in."""

    YAML = "YAML"
    TOML = "TOML"
    JSON = "JSON"


class Block(Protocol):
    """A block that was parsed; places count from the beginning of its text."""

    @property
    def value(self) -> JsonValue:
        """What it says."""

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """Keys that stand in their mapping already."""

    def entries(self) -> Iterator[Entry]:
        """Every key and list item of the block, outer ones first; where a route stands twice, the last one counts."""


class Handler(Protocol):
    """What a syntax is read by."""

    def opening(self, text: str) -> int | None:
        """Where the opening fence at the head of a page ends, None where it has none."""

    def closing(self, text: str, opening: int) -> tuple[int, int] | None:
        """Where the block ends whose opening fence ends at `opening`, and where its closing fence does.

        None where the block is never closed.
        """

    def read(self, block: str) -> Block:
        """Parse a block. Raises `CoreYamlError` where it cannot be read."""


# A fence is three hyphens, no more: python-frontmatter's own pattern takes `------`, a line in a table, for one.
_YAML_OPENING = re.compile(r"---[ \t\r]*$", re.MULTILINE)
_TOML_OPENING = re.compile(r"\+\+\+[ \t\r]*$", re.MULTILINE)

# A fence behind a block. Patterns that begin with a literal are found ten times as fast as those that begin with `^`.
_YAML_FENCE = re.compile(r"\n---[ \t\r]*$", re.MULTILINE)
_TOML_FENCE = re.compile(r"\n\+\+\+[ \t\r]*$", re.MULTILINE)


def _opening(fence: re.Pattern[str], text: str) -> int | None:
    match = fence.match(text)
    return match.end() if match else None


def _closing(fence: re.Pattern[str], text: str, opening: int) -> tuple[int, int] | None:
    match = fence.search(text, opening)
    return (match.start() + 1, match.end()) if match else None


def read_yaml(text: str) -> Block:
    """Parse YAML, the quick way where it is plain. Raises `CoreYamlError` where it cannot be read."""
    plain = read_plain_yaml(text)
    if plain is not None:
        return plain
    # Few pages need a parser.
    from doclint.document.core_yaml import read_core_yaml  # noqa: PLC0415

    return read_core_yaml(text)


class _YamlHandler:
    def opening(self, text: str) -> int | None:
        return _opening(_YAML_OPENING, text)

    def closing(self, text: str, opening: int) -> tuple[int, int] | None:
        return _closing(_YAML_FENCE, text, opening)

    def read(self, block: str) -> Block:
        return read_yaml(block)


class _TomlHandler:
    def opening(self, text: str) -> int | None:
        return _opening(_TOML_OPENING, text)

    def closing(self, text: str, opening: int) -> tuple[int, int] | None:
        return _closing(_TOML_FENCE, text, opening)

    def read(self, block: str) -> Block:
        # Hardly a page needs it.
        from doclint.document.toml_block import read_toml  # noqa: PLC0415

        return read_toml(block)


_OPENING_BRACE = re.compile(r"\{(?=[ \t\r]*\n\s*+(?:[}\"']|[\w.$-]++[ \t]*:))[ \t\r]*$", re.MULTILINE)
_CLOSING_BRACE = re.compile(r"^\}(?=[ \t\r]*$)", re.MULTILINE)
_REST_OF_LINE = re.compile(r"[ \t\r]*$", re.MULTILINE)


class _JsonHandler:
    def opening(self, text: str) -> int | None:
        return _opening(_OPENING_BRACE, text)

    def closing(self, text: str, opening: int) -> tuple[int, int] | None:
        # Hardly a page needs it.
        from doclint.document.json_block import json_end  # noqa: PLC0415

        # python-frontmatter takes the first brace that begins a line for the last one, which indentation decides then.
        end = json_end(text)
        rest = _REST_OF_LINE.match(text, end) if end is not None else None
        if end is None or rest is None:
            closing = _CLOSING_BRACE.search(text, 1)
            if closing is None:
                return None
            end = closing.end()
            rest = _REST_OF_LINE.match(text, end)
        return end, rest.end() if rest else end

    def read(self, block: str) -> Block:
        # Hardly a page needs it.
        from doclint.document.json_block import read_json  # noqa: PLC0415

        return read_json(block)


HANDLERS: dict[Syntax, Handler] = {
    Syntax.YAML: _YamlHandler(),
    Syntax.TOML: _TomlHandler(),
    Syntax.JSON: _JsonHandler(),
}
"""What reads each syntax, the likeliest first."""
