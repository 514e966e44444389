"""Where schemas come from: those that ship with doclint, and files."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from doclint.schema.docfx.docfx_schema import docfx_schema
from doclint.schema.problem import SchemaError
from doclint.schema.schema import Schema
from doclint.schema.source import SchemaSource, read_source

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))

# In a wheel they are package data, in a checkout they stand at its top.
_FOLDERS = (os.path.join(_PACKAGE, "schemas"), os.path.join(os.path.dirname(_PACKAGE), "schemas"))

_ENDING = ".schema.json"

DIALECTS = ("docfx", "json-schema")


@lru_cache(maxsize=1)
def _shipped_files() -> dict[str, str]:
    folder = next(filter(os.path.isdir, _FOLDERS), None)
    if folder is None:
        return {}
    names = sorted(name for name in os.listdir(folder) if name.endswith(_ENDING))
    return {name.removesuffix(_ENDING): os.path.join(folder, name) for name in names}


def shipped_schemas() -> tuple[str, ...]:
    """The names of the schemas that ship with doclint, in order."""
    return tuple(_shipped_files())


def shipped_schema_file(name: str) -> str:
    """The path of the file of a schema that ships with doclint.

    Raises:
        SchemaError: no schema has this name; the message names those that are close.
    """
    path = _shipped_files().get(name)
    if path is None:
        # Only a mistake needs it.
        from difflib import get_close_matches  # noqa: PLC0415

        close = get_close_matches(name, shipped_schemas(), 3, 0.5) or shipped_schemas()
        raise SchemaError(name, None, f"no such schema ships with doclint; there is {', '.join(close)}")
    return path


@lru_cache
def load_shipped_schema(name: str) -> Schema:
    """A schema for front matter that ships with doclint, such as "learn-localized".

    Raises:
        SchemaError: no schema has this name.
    """
    return docfx_schema(read_source(shipped_schema_file(name), name), None)


def load_schema_file(path: Path, dialect: str, root: Path | None = None) -> Schema:
    """Read a schema from a file.

    Args:
        path: JSON, or YAML by its ending.
        dialect: "docfx" or "json-schema".
        root: the folder that files which the schema refers to must be in; the folder of `path` unless given.

    Raises:
        SchemaError: it cannot be read, or cannot be run.
    """
    return schema_from(read_source(str(path)), dialect, root or path.parent)


def schema_from(source: SchemaSource, dialect: str, root: Path | None = None) -> Schema:
    """Make a schema from its source; without a `root` it refers to no files."""
    if dialect == "docfx":
        return docfx_schema(source, root)
    if dialect == "json-schema":
        # Only who has such a schema needs it.
        from doclint.schema.plain.plain_schema import plain_schema  # noqa: PLC0415

        return plain_schema(source, root)
    raise SchemaError(source.name, None, f"there is no dialect '{dialect}', but {' and '.join(DIALECTS)}")
