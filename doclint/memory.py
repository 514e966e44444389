"""What earlier runs read: finds the readings that still hold, and remembers new ones.

A reading depends on the bytes of its page, on where the page stands, and on the circumstances of a run: the code of
doclint and of what it is built on, the preset, the schemas and the options of rules. Their digest is the reading's key.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from doclint.cache import Cache, Stamp, stamp_of
from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.document.page import digest
from doclint.reading import Lasting, Reading, display_path
from doclint.records import RecordError, read_record, write_record
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope
from doclint.schema import Schema

_PACKAGE = Path(__file__).resolve().parent

# What may read the same page in another way when another version of it is installed.
_LIBRARIES = ("jsonschema", "jsonschema_rs", "pyromark", "python_frontmatter", "pyyaml", "referencing", "toml")


class Memory:
    """The readings of the pages of one run that a cache has or gets."""

    def __init__(self, cache: Cache, settings: Settings) -> None:
        self._cache = cache
        self._circumstances = _circumstances(settings)
        self._today = settings.today
        self._stamps: dict[str, Stamp] = {}
        self._digests: dict[str, tuple[Stamp, bytes]] = {}
        self._records: dict[bytes, bytes] = {}

    def recall(
        self, pages: Sequence[str], places: Mapping[str, PlacedPage | None], library: Library
    ) -> dict[str, Reading]:
        """The readings that still hold, of pages by their absolute paths; where a stamp is new, the bytes tell."""
        self._stamps = {page: stamp for page in pages if library.is_file(page) and (stamp := stamp_of(page))}
        digests = self._cache.digests(self._stamps)
        if not self._cache.is_empty:
            for page in pages:
                if page not in digests:
                    with suppress(OSError):
                        digests[page] = digest(library.read(page))
                        if page in self._stamps:
                            self._digests[page] = self._stamps[page], digests[page]
        keys = {self._key(page, places[page], known): page for page, known in digests.items()}
        readings = {}
        for key, record in self._cache.records(keys):
            page = keys[key]
            with suppress(RecordError):
                day, _, text = record.partition(b" ")
                if day in (b"", str(self._today).encode()):
                    readings[page] = read_record(text, display_path(page), places[page])
        return readings

    def note(self, page: str, placed: PlacedPage | None, reading: Reading, record: bytes | None = None) -> None:
        """Take down a new reading, with its record where that is known."""
        if reading.lasting is Lasting.NEVER:
            return
        if page in self._stamps:
            self._digests[page] = self._stamps[page], reading.digest
        day = str(self._today) if reading.lasting is Lasting.TODAY else ""
        key = self._key(page, placed, reading.digest)
        self._records[key] = day.encode() + b" " + (write_record(reading) if record is None else record)

    def keep(self) -> None:
        """Remember what was taken down."""
        self._cache.keep(self._digests, self._records)

    def _key(self, page: str, placed: PlacedPage | None, content: bytes) -> bytes:
        where = (display_path(page),) if placed is None else (display_path(page), placed.locale, placed.article)
        text = "\0".join(where).encode(errors="surrogateescape")
        return hashlib.blake2b(self._circumstances + content + text, digest_size=16).digest()


def _circumstances(settings: Settings) -> bytes:
    options = {
        code: settings.options.get(code)
        for code, registered in all_rules().items()
        if registered.rule.scope is Scope.PAGE
    }
    said = (settings.preset, settings.source_locale, options, settings.schemas)
    return hashlib.blake2b(repr((tuple(_of_code()), _plain(said))).encode(), digest_size=16).digest()


def _of_code() -> Iterator[object]:
    """What changes with doclint, with the libraries that read pages, and with Python."""
    yield sys.version
    folders = {_PACKAGE, _PACKAGE.parent / "schemas"}
    for folder in sorted(folders):
        for path, _, names in os.walk(folder):
            for name in sorted(names):
                if name.endswith((".py", ".json")):
                    status = os.stat(os.path.join(path, name))
                    yield os.path.relpath(path, _PACKAGE), name, status.st_size, status.st_mtime_ns
    for place in sys.path:
        with suppress(OSError):
            for name in sorted(os.listdir(place or ".")):
                if name.endswith((".dist-info", ".egg-info")) and name.lower().split("-")[0] in _LIBRARIES:
                    yield name


def _plain(value: Any) -> object:
    """A value in a form whose `repr` is the same for equal values, also in another process."""
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    if isinstance(value, Schema):
        return value.name, value.texts
    if dataclasses.is_dataclass(value):
        fields = [field.name for field in dataclasses.fields(value) if field.compare]
        return type(value).__name__, [(name, _plain(getattr(value, name))) for name in fields]
    if isinstance(value, Mapping):
        return sorted((repr(_plain(key)), _plain(item)) for key, item in value.items())
    if isinstance(value, frozenset | set):
        return sorted(repr(_plain(item)) for item in value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, re.Pattern):
        return value.pattern, value.flags
    raise TypeError(f"{type(value).__name__} has no plain form")
