"""Finds the pages that a run is asked to look at: files as they are named, folders walked for Markdown."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from doclint.corpus.boundary import home, is_inside
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
        notes: what was left out, and how to have it read.

    It is empty only where all that was named is excluded, and exclusion is forced.
    """

    pages: tuple[str, ...]
    is_partial: bool
    notes: tuple[str, ...] = ()


def discover(paths: Iterable[str], reach: Reach = EVERYWHERE) -> Discovery:
    """Find the pages. A file named outright is one whatever its ending; a folder gives what `reach` says.

    Raises:
        PathError: a path does not exist, or there is no page to look at.
    """
    pages: dict[str, None] = {}
    named: set[str] = set()
    strays: set[str] = set()
    is_partial = True
    for path in paths:
        absolute = os.path.abspath(path)
        if os.path.isdir(absolute):
            is_partial = False
            pages |= dict.fromkeys(page for page in walk(absolute, reach, strays.add) if not reach.excludes(page))
        elif os.path.lexists(absolute):
            named.add(absolute)
        else:
            raise PathError(f"{path}: no such file or folder{_did_you_mean(path)}")
    pages |= dict.fromkeys(page for page in named if not (reach.is_forced and reach.excludes(page)))
    strays = {link for link in strays - named if not reach.excludes(link)}
    if not pages and not named:
        raise PathError(_why_nothing(list(paths), reach, strays))
    return Discovery(tuple(sorted(pages)), is_partial, _notes(strays))


def _notes(strays: set[str]) -> tuple[str, ...]:
    if not strays:
        return ()
    first = os.path.relpath(min(strays)).replace(os.sep, "/")
    what = f"{first} is a symbolic link"
    if len(strays) > 1:
        what = f"{len(strays):,} files, the first is {first}, are symbolic links"
    return (f"{what} out of the repository: not read; --allow-root DIR lets links lead to a folder",)


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


def _why_nothing(paths: list[str], reach: Reach, strays: set[str]) -> str:
    named = ", ".join(paths)
    excluded = sum(1 for path in paths for _ in walk(os.path.abspath(path), reach))
    if excluded:
        return f"{named}: the configuration excludes every page ({excluded}); `doclint config` shows where it says so"
    if strays:
        return f"{named}: {_notes(strays)[0]}"
    ignored = sum(1 for path in paths for _ in _files(os.path.abspath(path), reach, _ignore))
    if ignored:
        return f"{named}: all {ignored} Markdown files are ignored by git; name files outright to check them"
    if any(True for path in paths for _ in walk(os.path.abspath(path), EVERYWHERE)):
        return f"{named}: `include` of the configuration matches none of the Markdown files; `doclint config` shows it"
    return f"{named}: no Markdown files (*.md, *.markdown) to check; name a folder that has some"


def _ignore(path: str) -> None:
    pass


def walk(folder: str, reach: Reach, stray: Callable[[str], None] = _ignore) -> Iterator[str]:
    """The pages of a folder that git does not ignore; without git, all but those in hidden folders.

    What cannot be looked at is given too, be it a page or a folder: reading it tells why.

    Args:
        stray: takes the symbolic links that would be pages if they did not lead out of the repository.
    """
    roots = [home(folder), *map(os.path.realpath, reach.allowed_roots)]
    repositories = [folder]
    while repositories:
        repository = repositories.pop()
        listed = _listed_by_git(repository, reach, repositories.append)
        for path, is_link in _files(repository, reach, repositories.append) if listed is None else _exist(listed):
            if not is_link:
                yield path
            elif not is_inside(path, roots):
                stray(path)
            elif os.path.isfile(path):
                yield path


def _exist(paths: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The files among paths, and what cannot be looked at; with each whether it is a symbolic link."""
    for path in paths:
        try:
            mode = os.lstat(path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            yield path, False
            continue
        if stat.S_ISREG(mode) or stat.S_ISLNK(mode):
            yield path, stat.S_ISLNK(mode)


def _listed_by_git(folder: str, reach: Reach, found_repository: Callable[[str], None]) -> list[str] | None:
    """What may be pages by their names, None where git does not tell."""
    if repository_root(folder) is None:
        return None
    try:
        listing = run_git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    except GitError:
        return None
    listed = []
    above = os.path.join(folder, "")
    for name in os.fsdecode(listing).split("\0"):
        path = above + name
        if name and reach.is_page(path):
            listed.append(path)
        elif name and not os.path.islink(path) and os.path.isdir(path):
            # A repository inside this one: a submodule, or a clone that git does not track.
            inner = path.rstrip("/")
            if repository_root(inner) == inner:
                found_repository(inner)
    return listed


def _files(folder: str, reach: Reach, found_repository: Callable[[str], None]) -> Iterator[tuple[str, bool]]:
    """What may be pages by their names, and folders that cannot be looked into; with each whether it is a link."""
    folders = [folder]
    while folders:
        current = folders.pop()
        try:
            entries = sorted(os.scandir(current), key=attrgetter("name"))
        except OSError:
            # With a separator at its end, as `exclude` writes a folder.
            yield os.path.join(current, ""), False
            continue
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                if reach.is_page(entry.path) and (entry.is_symlink() or entry.is_file()):
                    yield entry.path, entry.is_symlink()
            elif not entry.name.startswith("."):
                is_repository = os.path.lexists(os.path.join(entry.path, ".git"))
                (found_repository if is_repository else folders.append)(entry.path)
