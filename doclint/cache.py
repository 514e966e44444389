"""What is remembered between runs: an SQLite file for each repository, in the user's cache folder, never in the tree.

It knows digests of pages by their paths and stamps, and records by keys that say all they depend on. It is a hint:
where it is missing, locked, full, damaged or not doclint's, a run takes longer and finds the same.
"""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from typing import NamedTuple

from doclint.digests import sha256

FOLDER_VARIABLE = "DOCLINT_CACHE_DIR"

# Raised whenever the tables change: doclints of several versions leave each other's files alone.
_VERSION = 1
_ENDING = f".v{_VERSION}.sqlite3"

_TABLES = (
    "create table stamps"
    " (page text primary key, mtime integer, ctime integer, size integer, node integer, digest blob, used integer)",
    "create table records (key blob primary key, record blob, used integer) without rowid",
    "create table runs (number integer primary key, key blob, record blob)",
)

# Nobody waits longer for another run than reading some pages takes.
_PATIENCE_SECONDS = 0.2

_DAYS_KEPT = 30
_RUNS_KEPT = 8
_DAYS_OF_A_FILE = 90
_LARGEST_BYTES = 1_000_000_000

# A page that was written so shortly before a run may be written again and have the same stamp.
_SETTLED_NANOSECONDS = 2_000_000_000

_DAY_SECONDS = 86_400

_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder was made by doclint, to be quicker next time. `doclint cache clear` empties it.
# What this file is for: https://bford.info/cachedir/
"""

_SUM_BYTES = 4

# SQLite's integers have a sign.
_LARGEST_INTEGER = 2**63 - 1


class Stamp(NamedTuple):
    """What changes when a file is written: two times in nanoseconds, its size in bytes and the number of its node."""

    mtime: int
    ctime: int
    size: int
    node: int


def stamp_of(page: str) -> Stamp | None:
    """The stamp of a file, None where there is none."""
    try:
        status = os.stat(page)
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino & _LARGEST_INTEGER)


def default_folder() -> str:
    """The folder of caches: what the variable names, or else one among the user's caches."""
    said = os.environ.get(FOLDER_VARIABLE)
    if said:
        return os.path.abspath(said)
    import platformdirs  # noqa: PLC0415 - short runs remember nothing

    return platformdirs.user_cache_dir("doclint", appauthor=False)


class Cache:
    """Use it in a `with` block. Whatever goes wrong, it only knows less."""

    def __init__(self, folder: str, root: str) -> None:
        """Open the file of the repository at `root`, an absolute path, in a folder that is made if need be."""
        self._started = time.time_ns()
        self._today = int(time.time()) // _DAY_SECONDS
        self._path = os.path.join(folder, sha256(os.fsencode(root)).hexdigest()[:24] + _ENDING)
        self._connection: sqlite3.Connection | None = None
        self._aged: list[bytes] = []
        self._open()
        # A damaged file has been thrown away.
        if not os.path.exists(self._path):
            self._open()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    @property
    def is_empty(self) -> bool:
        """Whether it knows no record."""
        found = None
        with self._at_own_risk():
            if self._connection is not None:
                found = self._connection.execute("select 1 from records limit 1").fetchone()
        return found is None

    def digests(self, stamps: Mapping[str, Stamp]) -> dict[str, bytes]:
        """The digests of those pages, by their absolute paths, that have not changed."""
        found: dict[str, bytes] = {}
        with self._at_own_risk():
            if self._connection is not None:
                rows = self._connection.execute("select page, mtime, ctime, size, node, digest from stamps")
                for row in rows:
                    if stamps.get(row[0]) == row[1:5]:
                        found[row[0]] = bytes(row[5])
        return found

    def records(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """The records that are known, with their keys."""
        remaining = iter(keys)
        with self._at_own_risk():
            while self._connection is not None and (some := list(islice(remaining, 500))):
                marks = ",".join("?" * len(some))
                query = f"select key, record, used from records where key in ({marks})"
                for key, kept, used in self._connection.execute(query, some):
                    record = _read_summed(key, kept)
                    if record is not None:
                        if used < self._today - _DAYS_KEPT // 4:
                            self._aged.append(key)
                        yield key, record

    def run(self, key: bytes) -> bytes | None:
        """The record of a whole run."""
        with self._at_own_risk():
            if self._connection is not None:
                query = "select record from runs where key = ? order by number desc"
                for (kept,) in self._connection.execute(query, (key,)):
                    return _read_summed(key, kept)
        return None

    def keep(
        self,
        digests: Mapping[str, tuple[Stamp, bytes]],
        records: Mapping[bytes, bytes],
        run: tuple[bytes, bytes] | None = None,
    ) -> None:
        """Remember the digests of pages with their stamps, records by their keys, and one of a run, for later runs."""
        settled = self._started - _SETTLED_NANOSECONDS
        stamps = [
            (page, stamp.mtime, stamp.ctime, stamp.size, stamp.node, digest, self._today)
            for page, (stamp, digest) in digests.items()
            # SQLite's texts are UTF-8, and paths may be anything.
            if stamp.mtime < settled and stamp.ctime < settled and page.isprintable()
        ]
        if self._connection is None or not (stamps or records or run or self._aged):
            return
        rows = [(key, _sum(key + record) + record, self._today) for key, record in records.items()]
        with self._at_own_risk(), _transaction(self._connection) as connection:
            connection.executemany("insert or replace into stamps values (?, ?, ?, ?, ?, ?, ?)", stamps)
            connection.executemany("insert or replace into records values (?, ?, ?)", rows)
            if run is not None:
                key, record = run
                connection.execute("insert into runs (key, record) values (?, ?)", (key, _sum(key + record) + record))
            aged = [(self._today, key) for key in self._aged]
            connection.executemany("update records set used = ? where key = ?", aged)
            _let_go(connection, self._today)

    def _open(self) -> None:
        with self._at_own_risk():
            _make_folder(os.path.dirname(self._path))
            self._connection = _connect(self._path)

    @contextmanager
    def _at_own_risk(self) -> Iterator[None]:
        """Go on without what fails; a damaged file is thrown away, so that the next run has a good one."""
        try:
            yield
        except (sqlite3.OperationalError, OSError):
            self._close()
        except (sqlite3.Error, TypeError, ValueError):
            self._close()
            for path in (self._path, f"{self._path}-journal"):
                with suppress(OSError):
                    os.unlink(path)

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def clear(folder: str) -> int:
    """Delete all caches in a folder, of every version; gives how many bytes they had.

    Raises:
        OSError: one cannot be deleted.
    """
    freed = 0
    for path in _files(folder):
        freed += os.path.getsize(path)
        os.unlink(path)
    return freed


def _connect(path: str) -> sqlite3.Connection:
    """Open the file, with tables."""
    is_new = not os.path.exists(path)
    connection = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)
    # A power cut may damage the file then; sums tell damaged records, and a damaged file is made anew.
    connection.execute("pragma synchronous = off")
    if is_new:
        connection.execute("pragma auto_vacuum = full")
        _sweep(os.path.dirname(path))
    if connection.execute("select count(*) from sqlite_master where type = 'table'").fetchone() != (len(_TABLES),):
        with _transaction(connection):
            for table in _TABLES:
                connection.execute(table)
    return connection


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("begin immediate")
    with connection:
        yield connection


def _let_go(connection: sqlite3.Connection, today: int) -> None:
    """Forget what nobody has asked for lately; where there is too much all the same, all but today's."""
    connection.execute("delete from stamps where used < ?", (today - _DAYS_KEPT,))
    connection.execute("delete from records where used < ?", (today - _DAYS_KEPT,))
    connection.execute("delete from runs where number <= (select max(number) from runs) - ?", (_RUNS_KEPT,))
    (size,) = connection.execute("select sum(length(record)) from records").fetchone()
    if (size or 0) > _LARGEST_BYTES:
        connection.execute("delete from records where used < ?", (today,))


def _files(folder: str) -> list[str]:
    """The caches in a folder, of every version: only their names have this form."""
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
    return [
        os.path.join(folder, name)
        for name in names
        if _DIGITS.issuperset(name.split(".")[0]) and name.endswith((".sqlite3", ".sqlite3-journal"))
    ]


_DIGITS = frozenset("0123456789abcdef")


def _sweep(folder: str) -> None:
    """Delete the caches of repositories that nobody has checked for long."""
    oldest = time.time() - _DAYS_OF_A_FILE * _DAY_SECONDS
    for path in _files(folder):
        with suppress(OSError):
            if os.path.getmtime(path) < oldest:
                os.unlink(path)


def _make_folder(folder: str) -> None:
    """Make the folder, tagged for programs that back up or search folders, and ignored by git.

    A folder that has other things in it is not doclint's to tag.
    """
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if not os.listdir(folder):
        for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
            with suppress(FileExistsError), open(os.path.join(folder, name), "x", encoding="utf-8") as file:
                file.write(text)


def _read_summed(key: bytes, kept: bytes) -> bytes | None:
    """The record that was kept behind its and its key's sum, None where one of them is damaged."""
    record = bytes(kept[_SUM_BYTES:])
    return record if kept[:_SUM_BYTES] == _sum(key + record) else None


def _sum(material: bytes) -> bytes:
    return zlib.crc32(material).to_bytes(_SUM_BYTES)
