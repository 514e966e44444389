"""Gathers the readings of pages: remembered ones, and new ones, made in several processes where there are many."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.reading import Reader, Reading
from doclint.workers import MOST_PIECES, share_out, usable_cores

if TYPE_CHECKING:
    from doclint.memory import Memory

# With fewer pages, one process has read them before another helps, and before a cache is opened: docs/performance.md.
_LEAST_PAGES = 150

# Whoever is free takes the next few, so that nobody waits long for another at the end, whatever the sizes of pages.
_PAGES_OF_A_PIECE = 16

Places = Mapping[str, PlacedPage | None]

Tell = Callable[[str, Reading, bytes | None], None]
"""Is told a page, by its absolute path, its reading, and the record of that where there is one."""


@contextmanager
def memory_of(settings: Settings, pages: Sequence[str], library: Library) -> Iterator[Memory | None]:
    """What is remembered of pages by their absolute paths; None where remembering takes longer than reading."""
    if settings.cache_folder is None or len(pages) < _LEAST_PAGES:
        yield None
        return
    from doclint.memory import remembering  # noqa: PLC0415 - short runs remember nothing

    with remembering(settings, pages, library) as memory:
        yield memory


def gather(
    pages: Sequence[str],
    places: Places,
    library: Library,
    settings: Settings,
    memory: Memory | None,
    progress: Callable[[int], None],
) -> dict[str, Reading]:
    """The readings of pages by their absolute paths, before anything is chosen of them.

    Args:
        places: where each page stands.
        progress: is told how many pages are read.
    """
    readings = {} if memory is None else memory.recall(places)
    # A run that asks for no rule reads pages more quickly than one that serves others after it.
    remembers = memory is not None and bool(settings.select)
    reader = Reader(settings, library, runs_all=remembers)

    def tell(page: str, reading: Reading, record: bytes | None) -> None:
        readings[page] = reading
        if memory is not None and remembers:
            memory.note(page, places[page], reading, record)
        progress(len(readings))

    unknown = [page for page in pages if page not in readings]
    jobs = 1 if len(unknown) < _LEAST_PAGES else settings.jobs or usable_cores()
    with _without_collecting_garbage():
        _read(unknown, places, reader, library, jobs, tell)
        if len(readings) >= _LEAST_PAGES:
            # A run keeps them to its end: whoever looks for garbage later need not look at them.
            gc.freeze()
    return readings


def _read(pages: Sequence[str], places: Places, reader: Reader, library: Library, jobs: int, tell: Tell) -> None:
    """Read pages, in as many processes as there are jobs."""

    def read(pages: Sequence[str]) -> None:
        for page in pages:
            tell(page, reader.read(page, places[page]), None)

    if jobs == 1:
        read(pages)
        return
    import pickle  # noqa: PLC0415 - only what several processes tell each other needs it

    from doclint.records import write_record  # noqa: PLC0415 - as above

    def do_in_copy(number: int) -> bytes:
        readings = [reader.read(page, places[page]) for page in pieces[number]]
        return pickle.dumps([(one, write_record(one) if reader.runs_all else None) for one in readings])

    def take(number: int, told: bytes) -> None:
        for page, (reading, record) in zip(pieces[number], pickle.loads(told), strict=True):
            tell(page, reading, record)

    # What reads from git talks to a process of git's, which does not listen to two.
    files = [page for page in pages if library.is_file(page)]
    length = max(_PAGES_OF_A_PIECE, -(-len(files) // MOST_PIECES))
    pieces = [files[start : start + length] for start in range(0, len(files), length)]
    share_out(len(pieces), jobs, lambda number: read(pieces[number]), do_in_copy, take)
    read([page for page in pages if not library.is_file(page)])


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
