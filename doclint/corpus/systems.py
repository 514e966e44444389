"""Finds the documentation systems of a repository by the files that only they have; presence is enough."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from doclint.corpus.git import repository_root
from doclint.corpus.system_index import SYSTEMS, KnownSystem
from doclint.system.data_classes import dataclass
from doclint.system.paths import folder_of


@dataclass(frozen=True, slots=True)
class System:
    """A documentation system and where it is.

    Attributes:
        preset: the name of its preset.
        base: the absolute folder that its layout counts from.
        layout: the patterns of its preset.
        templates: globs of files that are no pages, from the base.
        marker: the absolute path that shows it; empty where somebody named it.
    """

    preset: str
    base: str
    layout: tuple[str, ...]
    templates: tuple[str, ...] = ()
    marker: str = ""


def _expression(glob: str) -> str:
    return "".join("[^/]*" if part == "*" else re.escape(part) for part in re.split(r"(\*)", glob))


@cache
def _marker_name() -> re.Pattern[str]:
    """Matches the last steps of the path of a marker."""
    globs = {marker for known in SYSTEMS for marker in known.markers}
    return re.compile(f"(?:^|.*/)(?:{'|'.join(sorted(map(_expression, globs)))})\\Z", re.DOTALL)


_HINTS = (".openpublishing", "docfx", "hugo", "_default/", "config.", "mkdocs", ".vitepress", ".mint", "mint.", "lsync")
"""Every marker has one of these in its path, and few other files do."""


def is_marker(path: str) -> bool:
    """Whether a path, with `/` between its steps, is that of a file that only one documentation system has."""
    return any(hint in path for hint in _HINTS) and _marker_name().match(path) is not None


def find_systems(markers: Iterable[str], listed: Sequence[str] = ()) -> list[System]:
    """The systems that absolute paths of markers show, the outermost first; of two in one folder the more exact one."""
    best: dict[str, tuple[tuple[int, int], System]] = {}
    for marker in sorted(markers):
        shown = [each for known in SYSTEMS for each in _shown_by(marker, known, listed)]
        if shown:
            rank, system = max(shown, key=lambda each: each[0])
            if system.base not in best or rank > best[system.base][0]:
                best[system.base] = rank, system
    return [system for _, system in sorted(best.values(), key=lambda each: (len(each[1].base), each[1].base))]


def _shown_by(marker: str, known: KnownSystem, listed: Sequence[str]) -> Iterator[tuple[tuple[int, int], System]]:
    """The system that a marker shows, with how exactly it does."""
    path = marker.replace(os.sep, "/")
    for glob in known.markers:
        match = re.search(f"(?:^|/){_expression(glob)}\\Z", path)
        if match is not None:
            base = marker[: match.start()] or os.sep
            if all(_is_there(base, need, listed) for need in known.needs):
                yield (len(known.needs), len(glob)), System(known.name, base, known.layout, known.templates, marker)


def _is_there(base: str, need: str, listed: Sequence[str]) -> bool:
    path = os.path.join(base, need)
    return os.path.exists(path) or any(name.startswith(path + os.sep) for name in listed)


def markers_above(pages: Iterable[str], root: str) -> Iterator[str]:
    """The markers in the folders above absolute paths of pages, and beside these, up to their repositories.

    `root` is that of the run, for pages in no repository.
    """
    seen: set[str] = set()
    for page in pages:
        folder = folder_of(page)
        highest = None
        while folder not in seen:
            seen.add(folder)
            if highest is None:
                highest = repository_root(folder) or root
            yield from _markers_in(folder)
            parent = os.path.dirname(folder)
            if folder == highest or parent == folder:
                break
            folder = parent


def _markers_in(folder: str) -> Iterator[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return
    globs = {marker for known in SYSTEMS for marker in known.markers}
    first = re.compile("|".join(sorted(_expression(glob.partition("/")[0]) + "\\Z" for glob in globs)))
    for name in sorted(names):
        if first.match(name) is None:
            continue
        for glob in sorted(globs):
            yield from _glob(folder, glob.split("/"), name)


def _glob(folder: str, steps: Sequence[str], first: str | None = None) -> Iterator[str]:
    expression = re.compile(_expression(steps[0]) + "\\Z")
    try:
        names = [first] if first is not None else sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        if expression.match(name):
            path = os.path.join(folder, name)
            if len(steps) == 1:
                yield path
            elif os.path.isdir(path):
                yield from _glob(path, steps[1:])
