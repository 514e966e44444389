"""Finds out what the translations of a repository record of their source pages, and reads it from side files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from doclint.corpus.boundary import home, is_inside
from doclint.corpus.git import GitError
from doclint.corpus.library import Library
from doclint.corpus.locale_sets import RootedLocales
from doclint.corpus.placement import Placement
from doclint.corpus.source_side import Origin
from doclint.document import UnreadableError, read_document
from doclint.document.facts import Facts
from doclint.document.stamps import (
    HASHES,
    LEAST_DIGITS,
    Stamp,
    expected_hashes,
    hash_of,
    hexadecimal,
    possible_in_side_file,
    possible_stamps,
    recorded,
    recorded_hash,
)
from doclint.system.data_classes import dataclass, replace
from doclint.system.ordinary_files import read_ordinary_file

_SAMPLE = 40
"""How many translations are looked at to find a stamp, at most."""

_LARGEST_SIDE_FILE = 20_000_000
_MOST_SIDE_FILES = 20
_FULL_COMMIT = 40


@dataclass(frozen=True, slots=True)
class VerifiedStamp:
    """A stamp that was found.

    Attributes:
        pages: how many translations have it and their source page at hand.
        verified: on how many of them it is that of the source page as it is now.
    """

    stamp: Stamp
    verified: int
    pages: int

    def describe(self) -> str:
        """One line for people."""
        return f"{self.stamp.place}: {self.stamp.form}, verified on {self.verified:,} of {self.pages:,} pages"


def find_stamp(placement: Placement, library: Library) -> Stamp | None:
    """What translations record: the key that is a hash of the source page, or a commit, on most of those looked at."""
    found: Counter[Stamp] = Counter()
    commits: Counter[Stamp] = Counter()
    pairs = list(_pairs(placement))
    side = _SideFiles(placement, library.root)
    for page, origin in pairs[:: max(1, len(pairs) // _SAMPLE)][:_SAMPLE]:
        possible = [*_on_page(page, library), *side.possible(page)]
        if not possible:
            continue
        try:
            source = library.read(origin.path)
        except OSError:
            continue
        for stamp, value in possible:
            exact = _recognized(stamp, value, source)
            if exact is not None:
                found[exact] += 1
            elif not stamp.is_by_section and _is_commit(value, origin, library):
                commits[replace(stamp, kind="commit")] += 1
    counts = found or commits
    # A table with one hash in it is as well a nested key.
    return max(counts, key=lambda stamp: (counts[stamp], not stamp.is_by_section), default=None)


def verify(stamp: Stamp, placement: Placement, library: Library) -> VerifiedStamp:
    """On how many translations a stamp is that of their source page as it is now; a commit, one that git knows."""
    verified = pages = 0
    side = _SideFiles(placement, library.root)
    for page, origin in _pairs(placement):
        try:
            document = read_document(library.read(page))
            source = library.read(origin.path)
        except (OSError, UnreadableError):
            continue
        if stamp.kind in HASHES:
            value = recorded_hash(document, stamp) or side.recorded(page, stamp)
            pages += value is not None
            verified += value is not None and value in expected_hashes(source, stamp)
        else:
            commit = document.front_matter.value(stamp.keys)
            pages += hexadecimal(commit) is not None
            verified += _is_commit(commit, origin, library)
    return VerifiedStamp(stamp, verified, pages)


def with_side_files(facts: dict[str, Facts], placement: Placement, stamp: Stamp | None, root: str) -> dict[str, Facts]:
    """The facts of pages, by absolute path, with the hashes that a side file records for those that have none."""
    if stamp is None or not stamp.file or stamp.kind not in HASHES:
        return facts
    side = _SideFiles(placement, root)
    return {
        page: one if one.source_hash is not None else one._replace(source_hash=side.recorded(page, stamp))
        for page, one in facts.items()
    }


def _pairs(placement: Placement) -> Iterator[tuple[str, Origin]]:
    """The translations whose source page is at hand, by absolute path."""
    for page, placed in sorted(placement.places.items()):
        origin = placement.origin(placed) if placed is not None else None
        if origin is not None and origin.path != page and origin.path in placement.places:
            yield page, origin


def _on_page(page: str, library: Library) -> list[tuple[Stamp, object]]:
    try:
        return list(possible_stamps(read_document(library.read(page))))
    except (OSError, UnreadableError):
        return []


def _recognized(stamp: Stamp, value: object, source: bytes) -> Stamp | None:
    """A possible stamp with its kind, where it is a hash of the source page or of its sections."""
    if stamp.is_by_section:
        lengths: Iterable[int | None] = sorted({len(text) for text in _members(value)})
        candidates = [replace(stamp, kind=kind, length=length) for kind in HASHES for length in lengths]
        return next((one for one in candidates if recorded(value, one) in expected_hashes(source, one)), None)
    digits = hexadecimal(value)
    if digits is None or len(digits) < LEAST_DIGITS:
        return None
    for kind in HASHES:
        for content in dict.fromkeys((source, source.replace(b"\r\n", b"\n"))):
            whole = hash_of(content, kind)
            if whole.startswith(digits):
                return replace(stamp, kind=kind, length=None if len(whole) == len(digits) else len(digits))
    return None


def _members(value: object) -> list[str]:
    values = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return [text for member in values if (text := hexadecimal(member)) is not None]


def _is_commit(value: object, origin: Origin, library: Library) -> bool:
    digits = hexadecimal(value)
    if digits is None or len(digits) > _FULL_COMMIT or digits.isdecimal():
        return False
    shelf = library.shelf(origin.folder, origin.revision)
    try:
        return shelf is not None and shelf.objects.commit(digits) is not None
    except GitError:
        return False


class _SideFiles:
    """The JSON files in locales' folders that record hashes; each is read once."""

    def __init__(self, placement: Placement, root: str) -> None:
        self._places = placement.places
        self._entries = cache(partial(_entries, root=root))
        self._names = cache(_names)

    def possible(self, page: str) -> Iterator[tuple[Stamp, object]]:
        """What side files record of a page."""
        for folder in self._folders(page):
            for name in self._names(folder):
                for key in _keys(page, folder):
                    yield from self._entries(os.path.join(folder, name)).get(key, ())

    def recorded(self, page: str, stamp: Stamp) -> str | None:
        """The hash that a side file records for a page."""
        if not stamp.file:
            return None
        for known, value in self.possible(page):
            if known.file == stamp.file and known.keys == stamp.keys:
                return recorded(value, stamp)
        return None

    def _folders(self, page: str) -> list[str]:
        """The folder of the page's locale, and those on the way to the page."""
        placed = self._places.get(page)
        if placed is None or not isinstance(placed.locale_set, RootedLocales):
            return [os.path.dirname(page)]
        roots = [root.folder for root in placed.locale_set.roots if page.startswith(root.folder + os.sep)]
        root = max(roots, key=len, default=os.path.dirname(page))
        folders = [root]
        for step in os.path.relpath(os.path.dirname(page), root).split(os.sep):
            if step not in (".", ""):
                folders.append(os.path.join(folders[-1], step))
        return folders


def _keys(page: str, folder: str) -> Iterator[str]:
    """How a side file may call a page."""
    path = os.path.relpath(page, folder).replace(os.sep, "/")
    yield path
    if "/" in path:
        yield path.rpartition("/")[2]


def _names(folder: str) -> list[str]:
    """The names of JSON files in a folder."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(".json") and entry.is_file())
    except OSError:
        return []
    return names[:_MOST_SIDE_FILES]


def _entries(path: str, root: str) -> dict[str, list[tuple[Stamp, object]]]:
    """What a side file may record, by the page that it is about."""
    if not is_inside(path, [home(os.path.dirname(path), root)]):
        return {}
    try:
        text = read_ordinary_file(path, _LARGEST_SIDE_FILE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, list[tuple[Stamp, object]]] = {}
    for page, stamp, value in possible_in_side_file(text, os.path.basename(path)):
        found.setdefault(page, []).append((stamp, value))
    return found
