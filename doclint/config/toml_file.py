"""Finds the configuration file and reads its TOML; what it says is another module's."""

from __future__ import annotations

import os
import re
from typing import Any

from doclint.config.settings import ConfigurationError
from doclint.corpus.git import repository_root
from doclint.nearest_names import did_you_mean
from doclint.ordinary_files import read_ordinary_file

FILE_NAMES = ("doclint.toml", ".doclint.toml", "pyproject.toml")

# Nobody writes more, and tomllib takes seconds for what a stranger might.
MOST_BYTES = 500_000

# tomllib keeps every beginning of a dotted key, so that one of 100,000 steps takes all memory there is.
_LONG_KEY = r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}"""


def find_configuration_file(folder: str) -> str | None:
    """The configuration that holds for a folder: in it, or above it as far as its repository reaches.

    A pyproject.toml counts if it has a table [tool.doclint].
    """
    root = repository_root(folder)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if is_configuration(path):
                return path
        parent = os.path.dirname(folder)
        if folder in (root, parent):
            return None
        folder = parent


def is_configuration(path: str) -> bool:
    """Whether a file of one of these names is a configuration of doclint's."""
    return os.path.isfile(path) and (os.path.basename(path) != "pyproject.toml" or _has_our_table(path))


def _has_our_table(path: str) -> bool:
    try:
        content = read_content(path)
    except ConfigurationError:
        return False
    if b"doclint" not in content:
        return False
    try:
        tool = parse_toml(path, content)[1].get("tool")
    except ConfigurationError:
        # Of a file that nobody can read, only that its text has our table in it.
        return re.search(rb"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*doclint\b", content, re.MULTILINE) is not None
    return isinstance(tool, dict) and "doclint" in tool


def read_content(path: str) -> bytes:
    """The bytes of a configuration file.

    Raises:
        ConfigurationError: it cannot be read, or is too large for one.
    """
    try:
        content = read_ordinary_file(path, MOST_BYTES + 1)
    except FileNotFoundError:
        raise ConfigurationError(f"{shown(path)}: no such file{_neighbour(path)}") from None
    except IsADirectoryError:
        raise ConfigurationError(f"{shown(path)}: a folder; name a file in it, such as doclint.toml") from None
    except OSError as error:
        raise ConfigurationError(f"{shown(path)}: cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise ConfigurationError(f"{shown(path)}: larger than {MOST_BYTES:,} bytes; no configuration needs that much")
    return content


def _neighbour(path: str) -> str:
    folder = os.path.dirname(path)
    try:
        return did_you_mean(shown(path), [shown(os.path.join(folder, other)) for other in os.listdir(folder)])
    except OSError:
        return ""


def parse_toml(path: str, content: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a TOML file and what it holds.

    Raises:
        ConfigurationError: it is not UTF-8, or not TOML.
    """
    import tomllib  # noqa: PLC0415 - many a run has no configuration

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        words = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise ConfigurationError(f"{shown(path)}:{line}: {words}; save the file as UTF-8") from None
    if long_key := re.search(_LONG_KEY, text):
        line = text.count("\n", 0, long_key.start()) + 1
        raise ConfigurationError(f"{shown(path)}:{line}: a key of more than 32 steps; no configuration needs that")
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{shown(path)}:{_what_is_not_toml(str(error), text)}") from None
    except RecursionError:
        raise ConfigurationError(f"{shown(path)}: nested too deeply; no configuration needs that") from None
    except ValueError:
        # What Python's int says of more than 4,300 digits.
        raise ConfigurationError(
            f"{shown(path)}: a number of thousands of digits; no configuration needs that"
        ) from None


# Compiled only where something is wrong.
_PLACE = r"(?s)(?P<words>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
_UNQUOTED = r"\s*(?P<key>[\w.-]+)\s*=\s*(?P<value>[A-Za-z][\w.,-]*)\s*(?:#.*)?\Z"
_COLON = r"\s*[\w.\"'-]+\s*:\s"


def _what_is_not_toml(message: str, text: str) -> str:
    """tomllib's message behind line and column, with what to do about it."""
    match = re.match(_PLACE, message)
    words = match["words"] if match else message
    words = words[:1].lower() + words[1:]
    line, column = text.count("\n") + 1, 1
    if match and match["line"]:
        line, column = int(match["line"]), int(match["column"])
    return f"{line}:{column}: not TOML: {words}{_toml_hint(words, text, line)}"


def _toml_hint(words: str, text: str, number: int) -> str:
    """What most likely was meant on the line that is not TOML."""
    lines = text.splitlines()
    line = lines[number - 1] if number <= len(lines) else ""
    if not "".join(lines[number - 1 :]).strip():
        return "; a list, a table or a text before it is never closed"
    if "overwrite" in words or "twice" in words:
        return "; the key has a value already: keep one of the two"
    if unquoted := re.match(_UNQUOTED, line):
        return f'; a text stands in quotes: {unquoted["key"]} = "{unquoted["value"]}"'
    if re.match(_COLON, line):
        return "; a key and its value stand on either side of `=`, not `:`"
    return ""


def shown(path: str) -> str:
    """A path as it is shown: POSIX, relative to the working directory."""
    return os.path.relpath(path).replace(os.sep, "/")
