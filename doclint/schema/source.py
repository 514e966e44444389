"""The file that a schema stands in: read within limits, and able to say where in it something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from typing import NoReturn

from doclint.data_classes import dataclass
from doclint.document.block import CoreYamlError, JsonValue, OverLimitError
from doclint.document.handlers import read_yaml
from doclint.document.text import Lines
from doclint.ordinary_files import read_ordinary_file
from doclint.schema.problem import SchemaError

Pointer = tuple[str | int, ...]
"""The keys and indexes that lead to a part of a schema."""

_LARGEST_BYTES = 4_000_000

_YAML = (".yml", ".yaml")


@dataclass(frozen=True, eq=False)
class SchemaSource:
    """A schema as it was read.

    Attributes:
        name: how errors call it: its path as it was given, or the name that it ships with.
        path: None where it is no file.
        text: what it was read from, empty where it was never a text.
    """

    name: str
    path: str | None
    content: JsonValue
    text: str = ""

    def error(self, pointer: Pointer, reason: str) -> SchemaError:
        """An error at a part of the schema: by its line where it has one, else by a JSON pointer."""
        text = pointer_text(pointer)
        reason = reason.rstrip(".")
        line = next((self._lines[pointer[:length]] for length in self._lengths(pointer)), None)
        if line is None:
            return SchemaError(self.name, text or None, reason)
        return SchemaError(self.name, str(line), f"{reason} (at {text})" if text else reason)

    def _lengths(self, pointer: Pointer) -> Iterator[int]:
        return (length for length in range(len(pointer), 0, -1) if pointer[:length] in self._lines)

    @cached_property
    def _lines(self) -> dict[Pointer, int]:
        # JSON is nearly YAML, whose reader keeps positions; where it is not, the pointer alone must do.
        try:
            lines = Lines(self.text)
            return {entry.route: lines.position(entry.key.start).line for entry in read_yaml(self.text).entries()}
        except (CoreYamlError, RecursionError):
            return {}

    def find(self, pointer: Pointer) -> JsonValue:
        """The part of the schema at a pointer. Raises `KeyError` where there is none."""
        found = self.content
        for step in pointer:
            if isinstance(found, list) and isinstance(step, str) and step.isdecimal():
                step_in_list = int(step)
                if step_in_list >= len(found):
                    raise KeyError(step)
                found = found[step_in_list]
            elif isinstance(found, dict) and step in found:
                found = found[step]
            else:
                raise KeyError(step)
        return found


@dataclass(frozen=True)
class Part:
    """A part of a schema: `part / key` is the part of it under a key."""

    source: SchemaSource
    pointer: Pointer = ()

    def __truediv__(self, step: str | int) -> Part:
        return Part(self.source, (*self.pointer, step))

    @property
    def keyword(self) -> str:
        """The last key that leads here."""
        return str(self.pointer[-1]) if self.pointer else ""

    def error(self, reason: str) -> SchemaError:
        return self.source.error(self.pointer, reason)


def pointer_text(pointer: Pointer) -> str:
    """A JSON pointer: https://www.rfc-editor.org/rfc/rfc6901."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)


def read_source(path: str, name: str | None = None) -> SchemaSource:
    """Read a schema's file, JSON or (`.yml`, `.yaml`) YAML.

    Raises:
        SchemaError: it cannot be read, is too large, or is neither.
    """
    name = name or path
    try:
        encoded = read_ordinary_file(path, _LARGEST_BYTES + 1)
        if len(encoded) > _LARGEST_BYTES:
            raise SchemaError(name, None, f"larger than {_LARGEST_BYTES // 1_000_000} MB")
        text = encoded.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise SchemaError(name, None, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SchemaError(name, None, "not UTF-8") from None
    try:
        content = read_yaml(text).value if path.lower().endswith(_YAML) else _json(text)
    except json.JSONDecodeError as error:
        raise SchemaError(name, str(error.lineno), f"not JSON: {error.msg}") from None
    except OverLimitError as error:
        raise SchemaError(name, str(Lines(text).position(error.offset).line), error.problem) from None
    except CoreYamlError as error:
        line = Lines(text).position(error.offset).line
        raise SchemaError(name, str(line), f"not YAML: {error.problem}") from None
    except RecursionError:
        raise SchemaError(name, None, "nested too deeply") from None
    except ValueError as error:
        raise SchemaError(name, None, f"not JSON: {error}") from None
    return SchemaSource(name, path, content, text)


def _json(text: str) -> JsonValue:
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON value")
