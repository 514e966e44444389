"""Where schemas come from: those that ship with doclint, and files."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from doclint.document.core_yaml import JsonValue
from doclint.schema.prepare import Pointer, Preparation, ShapeError
from doclint.schema.problem import SchemaError
from doclint.schema.schema import Schema

_PACKAGE = Path(__file__).resolve().parent.parent

# In a wheel they are package data, in a checkout they stand at its top.
_FOLDERS = (_PACKAGE / "schemas", _PACKAGE.parent / "schemas")

_ENDING = ".schema.json"


def shipped_schemas() -> tuple[str, ...]:
    """The names of the schemas that ship with doclint, in order."""
    return tuple(sorted(_files()))


@lru_cache(maxsize=1)
def _files() -> dict[str, Path]:
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    return {path.name.removesuffix(_ENDING): path for path in folder.glob(f"*{_ENDING}")} if folder else {}


@lru_cache
def load_shipped_schema(name: str) -> Schema:
    """A schema that ships with doclint, such as "learn-localized".

    Raises:
        SchemaError: no schema has this name.
    """
    path = _files().get(name)
    if path is None:
        close = get_close_matches(name, _files(), 3, 0.5) or shipped_schemas()
        raise SchemaError(name, None, f"no such schema ships with doclint; there is {', '.join(close)}")
    return _docfx_schema(name, json.loads(path.read_text(encoding="utf-8")))


def load_schema_file(path: Path, dialect: str) -> Schema:
    """Read a schema from a file.

    Raises:
        SchemaError: it cannot be read, or cannot be run.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SchemaError(str(path), None, f"cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise SchemaError(str(path), None, f"not JSON: {error}") from None
    return _docfx_schema(str(path), content)


def _docfx_schema(name: str, content: JsonValue) -> Schema:
    try:
        return Schema(name, Preparation(content).schema(content, ()))
    except ShapeError as error:
        raise SchemaError(name, _pointer_text(error.pointer), error.reason) from None


def _pointer_text(pointer: Pointer) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)
