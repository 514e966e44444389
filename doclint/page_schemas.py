"""Which schemas a page gets: those of the configuration or of the preset, and the one that the page itself names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from doclint.config.settings import Settings
from doclint.corpus.git import repository_root
from doclint.data_classes import dataclass
from doclint.document import Document
from doclint.schema import Schema, SchemaError, load_schema_file, load_shipped_schema, shipped_schemas

NAMING_KEY = "$schema"
"""The key of front matter that names a schema: one that ships with doclint, or a file, from the folder of the page."""

# Addresses are for editors: doclint makes no network connection. One letter is a Windows drive.
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


@dataclass(frozen=True, slots=True)
class AppliedSchemas:
    """The schemas of a page.

    Attributes:
        names_own: whether the page names one of them.
        refusal: why the schema that it names cannot be used, None where it can.
    """

    schemas: tuple[Schema, ...]
    names_own: bool = False
    refusal: SchemaError | None = None


class PageSchemas:
    """Finds the schemas of pages; a file is read once."""

    def __init__(self, settings: Settings) -> None:
        self._assigned = settings.schemas
        self._preset = settings.preset
        self._configured = {os.path.realpath(each.schema.name): each.schema for each in settings.schemas or ()}
        self._named: dict[tuple[str, str], Schema | SchemaError] = {}

    def by_name(self, names: Iterable[str]) -> dict[str, Schema]:
        """Those of these schemas that the configuration has or that ship; others want no value to be unique."""
        configured = {schema.name: schema for schema in self._configured.values()}
        shipped = {name: load_shipped_schema(name) for name in names if name in shipped_schemas()}
        return shipped | configured

    def of(self, page: str, document: Document) -> AppliedSchemas:
        """The schemas of a page, by its absolute path.

        Unconfigured, a page that has one of the keys that only localization writes gets the preset's schema.
        """
        given = self._given(page, document)
        name = document.front_matter.values.get(NAMING_KEY)
        if not isinstance(name, str) or not name.strip() or _ADDRESS.match(name):
            return AppliedSchemas(given)
        named = self._load(name.strip(), os.path.dirname(page))
        if isinstance(named, SchemaError):
            return AppliedSchemas(given, refusal=named)
        return AppliedSchemas(tuple(dict.fromkeys((*given, named))), names_own=True)

    def _given(self, page: str, document: Document) -> tuple[Schema, ...]:
        if self._assigned is not None:
            return tuple(assigned.schema for assigned in self._assigned if assigned.pages.matches(page))
        if self._preset.schema is None or self._preset.machine_keys.isdisjoint(document.front_matter.values):
            return ()
        return (load_shipped_schema(self._preset.schema),)

    def _load(self, name: str, folder: str) -> Schema | SchemaError:
        if name in _for_pages():
            return load_shipped_schema(name)
        key = (name, folder)
        if key not in self._named:
            try:
                self._named[key] = self._read(name, folder)
            except SchemaError as error:
                self._named[key] = error
        return self._named[key]

    def _read(self, name: str, folder: str) -> Schema:
        # Only a page that names a file needs what reads configurations, and that takes long to import.
        from pathlib import Path  # noqa: PLC0415

        from doclint.config.file import is_inside  # noqa: PLC0415

        path = os.path.normpath(os.path.join(folder, name))
        root = repository_root(folder) or (os.getcwd() if is_inside(folder, os.getcwd()) else folder)
        if "\0" in name or not is_inside(path, root):
            raise SchemaError(name, None, "it is outside the repository, where no page makes doclint read anything")
        if not os.path.isfile(path):
            words = f"there is no such file beside the page; those that ship are {', '.join(_for_pages())}"
            raise SchemaError(name, None, words)
        configured = self._configured.get(os.path.realpath(path))
        return configured or load_schema_file(Path(os.path.relpath(path)), "json-schema", Path(root))


def _for_pages() -> list[str]:
    """The names of the schemas of front matter that ship."""
    from doclint.config.layers import OWN_SCHEMA  # noqa: PLC0415 - as above

    return [name for name in shipped_schemas() if name != OWN_SCHEMA]
