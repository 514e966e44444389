"""What earlier runs read: finds the readings that still hold, and remembers new ones.

A reading depends on the bytes of its page, on where the page stands, and on the circumstances of a run: the code of
doclint and of what it is built on, the preset, the schemas and the options of rules. Their digest is the reading's key.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from doclint.cache import Cache, Stamp, default_folder, stamp_of
from doclint.config.settings import Settings
from doclint.corpus.git import repository_root
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.data_classes import field_names, replace
from doclint.digests import blake2b
from doclint.document.page import digest
from doclint.findings import Severity
from doclint.reading import Lasting, Reading, display_path
from doclint.records import RecordError, read_record
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope
from doclint.schema import Schema

_PACKAGE = Path(__file__).resolve().parent

# What may read the same page in another way when another version of it is installed.
_LIBRARIES = ("jsonschema", "jsonschema_rs", "pyromark", "python_frontmatter", "pyyaml", "referencing", "toml")


@contextmanager
def remembering(settings: Settings, pages: Sequence[str], library: Library) -> Iterator[Memory]:
    """What is remembered of pages by their absolute paths, in order, in this repository's cache."""
    folder = os.path.abspath(settings.cache_folder) if settings.cache_folder else default_folder()
    with Cache(folder, repository_root(os.getcwd()) or os.getcwd()) as cache:
        yield Memory(cache, settings, pages, library)


class Memory:
    """What a cache knows of the pages of one run, and what it is to know.

    Attributes:
        digests: those of the pages as they are, as far as they are known; where a stamp is new, the bytes tell.
    """

    def __init__(self, cache: Cache, settings: Settings, pages: Sequence[str], library: Library) -> None:
        self._cache = cache
        self._settings = settings
        self._library = library
        self._circumstances = _circumstances(settings)
        self._stamps = {page: stamp for page in pages if library.is_file(page) and (stamp := stamp_of(page))}
        self._pages = pages
        self._run: tuple[bytes, bytes] | None = None
        self._new: dict[str, tuple[Stamp, bytes]] = {}
        self._records: dict[bytes, bytes] = {}
        self.digests = cache.digests(self._stamps)
        if len(self.digests) < len(pages) and not cache.is_empty:
            self._read_digests(page for page in pages if page not in self.digests)

    def _read_digests(self, pages: Iterable[str]) -> None:
        for page in pages:
            with suppress(OSError):
                self.digests[page] = known = digest(self._library.read(page))
                if page in self._stamps:
                    self._new[page] = self._stamps[page], known

    def recall(self, places: Mapping[str, PlacedPage | None]) -> dict[str, Reading]:
        """The readings that still hold, of pages by their absolute paths."""
        keys = {self._key(page, places[page], known): page for page, known in self.digests.items()}
        today = str(self._settings.today).encode()
        readings = {}
        for key, record in self._cache.records(keys):
            page = keys[key]
            day, _, text = record.partition(b" ")
            if day in (b"", today):
                with suppress(RecordError):
                    readings[page] = read_record(text, display_path(page), places[page])
        return readings

    def note(self, page: str, placed: PlacedPage | None, reading: Reading, record: bytes) -> None:
        """Take down a new reading and its record."""
        if reading.lasting is Lasting.NEVER:
            return
        if page in self._stamps:
            self._new[page] = self._stamps[page], reading.digest
        self.digests[page] = reading.digest
        day = str(self._settings.today) if reading.lasting is Lasting.TODAY else ""
        key = self._key(page, placed, reading.digest)
        self._records[key] = day.encode() + b" " + record

    def recall_run(self, *known: object) -> bytes | None:
        """What the last run found for which the same was known, as it was taken down; None where a page is new.

        Args:
            known: all that the run depends on, but for settings and pages, in a form whose `repr` tells it.
        """
        return self._cache.run(self._run_key(known)) if len(self.digests) == len(self._pages) else None

    def note_run(self, record: bytes, *known: object) -> None:
        """Take down what a run found."""
        if len(self.digests) == len(self._pages):
            self._run = self._run_key(known), record

    def keep(self) -> None:
        """Remember what was taken down."""
        self._cache.keep(self._new, self._records, self._run)

    def _run_key(self, known: tuple[object, ...]) -> bytes:
        # How many pages are read at once, and what becomes of findings, changes none.
        settings = replace(
            self._settings, jobs=None, cache_folder=None, fail_on=Severity.WARNING, fixable=None, mends=False
        )
        material = blake2b(self._circumstances + repr((_plain(settings), os.getcwd(), known)).encode())
        material.update("\0".join(self._pages).encode(errors="surrogateescape"))
        material.update(b"".join([self.digests[page] for page in self._pages]))
        return material.digest()[:16]

    def _key(self, page: str, placed: PlacedPage | None, content: bytes) -> bytes:
        where = (display_path(page),) if placed is None else (display_path(page), placed.locale, placed.article)
        text = "\0".join(where).encode(errors="surrogateescape")
        return blake2b(self._circumstances + content + text, digest_size=16).digest()


def _circumstances(settings: Settings) -> bytes:
    options = {
        code: settings.options.get(code) for code, registered in all_rules().items() if registered.scope is Scope.PAGE
    }
    said = (settings.preset, settings.source_locale, options, settings.schemas)
    return blake2b(repr((tuple(_of_code()), _plain(said))).encode(), digest_size=16).digest()


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
    if names := field_names(value):
        return type(value).__name__, [(name, _plain(getattr(value, name))) for name in names]
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
