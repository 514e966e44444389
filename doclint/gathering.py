"""Gathers the readings of pages: remembered ones, and new ones, made in several processes where there are many."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.reading import Reader, Reading, display_path
from doclint.records import read_record, write_record
from doclint.workers import MOST_PIECES, share_out, usable_cores

# With fewer pages, one process is done before another has helped: docs/performance.md.
_LEAST_PAGES = 150

_BYTES_OF_A_PIECE = 250_000

Places = Mapping[str, PlacedPage | None]


def gather(
    pages: Sequence[str],
    places: Places,
    reader: Reader,
    library: Library,
    jobs: int | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> dict[str, Reading]:
    """The readings of pages by their absolute paths, before anything is chosen of them.

    Args:
        places: where each page stands.
        jobs: how many processes read, at most; None for as many as there are cores.
        progress: is told how many pages are read.
    """
    readings: dict[str, Reading] = {}

    def read(page: str) -> None:
        readings[page] = reader.read(page, places[page])
        progress(len(readings))

    pieces: list[list[str]] = []
    if (jobs or usable_cores()) > 1 and len(pages) >= _LEAST_PAGES:
        # What reads from git talks to a process of git's, which does not listen to two.
        pieces = _pieces([page for page in pages if library.is_file(page)])

    def do(number: int) -> None:
        for page in pieces[number]:
            read(page)

    def do_in_copy(number: int) -> bytes:
        return "\n".join(write_record(reader.read(page, places[page])) for page in pieces[number]).encode()

    def take(number: int, told: bytes) -> None:
        for page, record in zip(pieces[number], told.split(b"\n"), strict=True):
            readings[page] = read_record(record, display_path(page), places[page])
        progress(len(readings))

    with _without_collecting_garbage():
        share_out(len(pieces), jobs or usable_cores(), do, do_in_copy, take)
        for page in pages:
            if page not in readings:
                read(page)
    return readings


def _pieces(pages: Sequence[str]) -> list[list[str]]:
    """Pages in pieces of about equal work."""
    sizes = [_size(page) for page in pages]
    limit = max(_BYTES_OF_A_PIECE, sum(sizes) * 2 // MOST_PIECES)
    pieces: list[list[str]] = []
    room = 0
    for page, size in zip(pages, sizes, strict=True):
        if room <= 0:
            pieces.append([])
            room = limit
        pieces[-1].append(page)
        room -= size
    return pieces


def _size(page: str) -> int:
    try:
        return os.stat(page).st_size
    except OSError:
        return 0


@contextmanager
def _without_collecting_garbage() -> Iterator[None]:
    """Readings refer to nothing that refers to them, and looking at thousands of them again and again takes time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
