"""Finds the pages that a run is asked to look at: files as they are named, folders walked for Markdown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from doclint.corpus.git import GitError, repository_root, run_git
from doclint.corpus.reach import EVERYWHERE, Reach
from doclint.data_classes import dataclass
from doclint.nearest_names import nearest


class PathError(ValueError):
    """A path that cannot be looked at; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a run is asked to look at.

    Attributes:
        pages: absolute paths, sorted, each once.
        is_partial: whether only files were named, no folder.

    It is empty only where all that was named is excluded, and exclusion is forced.
    """

    pages: tuple[str, ...]
    is_partial: bool


def discover(paths: Iterable[str], reach: Reach = EVERYWHERE) -> Discovery:
    """Find the pages. A file named outright is one whatever its ending; a folder gives what `reach` says.

    Raises:
        PathError: a path does not exist, or there is no page to look at.
    """
    pages: set[str] = set()
    named: set[str] = set()
    is_partial = True
    for path in paths:
        absolute = os.path.abspath(path)
        if os.path.isdir(absolute):
            is_partial = False
            pages.update(page for page in walk(absolute, reach) if not reach.excludes(page))
        elif os.path.lexists(absolute):
            named.add(absolute)
        else:
            raise PathError(f"{path}: no such file or folder{_did_you_mean(path)}")
    pages |= {page for page in named if not (reach.is_forced and reach.excludes(page))}
    if not pages and not named:
        raise PathError(_why_nothing(list(paths), reach))
    return Discovery(tuple(sorted(pages)), is_partial)


def _did_you_mean(path: str) -> str:
    """The neighbour that a path may mean, of the first of its folders that is not there."""
    outer, missing = os.path.split(path.rstrip(os.sep))
    while outer and not os.path.isdir(outer):
        outer, missing = os.path.split(outer)
    try:
        neighbours = sorted(os.listdir(outer or "."))
    except OSError:
        return ""
    near = nearest(missing, neighbours, most=1)
    return f"; did you mean {os.path.join(outer, near[0])}?" if near else f"; paths count from {os.getcwd()}"


def _why_nothing(paths: list[str], reach: Reach) -> str:
    named = ", ".join(paths)
    excluded = sum(1 for path in paths for _ in walk(os.path.abspath(path), reach))
    if excluded:
        return f"{named}: the configuration excludes every page ({excluded}); `doclint config` shows where it says so"
    ignored = sum(1 for path in paths for _ in _walk_files(os.path.abspath(path), reach))
    if ignored:
        return f"{named}: all {ignored} Markdown files are ignored by git; name files outright to check them"
    if any(True for path in paths for _ in walk(os.path.abspath(path), EVERYWHERE)):
        return f"{named}: `include` of the configuration matches none of the Markdown files; `doclint config` shows it"
    return f"{named}: no Markdown files (*.md, *.markdown) to check; name a folder that has some"


def walk(folder: str, reach: Reach) -> Iterator[str]:
    """The pages of a folder that git does not ignore; without git, all but those in hidden folders."""
    if repository_root(folder) is None:
        yield from _walk_files(folder, reach)
        return
    try:
        listing = run_git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    except GitError:
        yield from _walk_files(folder, reach)
        return
    for name in os.fsdecode(listing).split("\0"):
        path = os.path.join(folder, name)
        if name and reach.is_page(path):
            if os.path.isfile(path):
                yield path
        elif name and not os.path.islink(path) and os.path.isdir(path):
            # A repository inside this one: a submodule, or a clone that git does not track.
            inner = path.rstrip("/")
            if repository_root(inner) == inner:
                yield from walk(inner, reach)


def _walk_files(folder: str, reach: Reach) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        for name in list(folders):
            inner = os.path.join(root, name)
            if name.startswith("."):
                folders.remove(name)
            elif not os.path.islink(inner) and os.path.lexists(os.path.join(inner, ".git")):
                folders.remove(name)
                yield from walk(inner, reach)
        folders.sort()
        yield from (path for name in files if reach.is_page(path := os.path.join(root, name)) and os.path.isfile(path))
