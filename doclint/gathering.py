"""Gathers the readings of pages: remembered ones, and new ones, made in several processes where there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from doclint.config.settings import Settings
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import PlacedPage
from doclint.reading import PAGES_TOGETHER, Reader, Reading

if TYPE_CHECKING:
    from doclint.memory import Memory

# With fewer pages, one process has read them before another helps, and before a cache is opened: docs/performance.md.
_LEAST_PAGES = 150

Places = Mapping[str, PlacedPage | None]


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
    reader = Reader(settings, library, runs_all=remembers, digests=memory is not None or settings.mends)

    def read(pages: Sequence[str]) -> list[tuple[Reading, bytes | None]]:
        found = list(reader.read(pages, places))
        if not remembers:
            return [(reading, None) for reading in found]
        from doclint.records import write_record  # noqa: PLC0415 - short runs remember nothing

        return [(reading, write_record(reading)) for reading in found]

    unknown = [page for page in pages if page not in readings]
    # What reads from git talks to a process of git's, which does not listen to two.
    files = [page for page in unknown if library.is_file(page)]
    others = [page for page in unknown if not library.is_file(page)]
    remembered = len(readings)
    if len(files) < _LEAST_PAGES:
        results = read(files)
    else:
        from doclint.workers import share_out  # noqa: PLC0415 - as above

        results = share_out(files, PAGES_TOGETHER, settings.jobs, read, lambda done: progress(remembered + done))
    for page, (reading, record) in zip(files + others, results + read(others), strict=True):
        readings[page] = reading
        if memory is not None and record is not None:
            memory.note(page, places[page], reading, record)
    progress(len(readings))
    return readings
