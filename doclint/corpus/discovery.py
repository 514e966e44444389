"""Finds the pages that a run is asked to look at: files as they are named, folders walked for Markdown."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from doclint.corpus.boundary import home, is_inside
from doclint.corpus.git import Git, GitError, repository_root
from doclint.corpus.layout_pattern import ENDINGS
from doclint.corpus.reach import EVERYWHERE, Reach
from doclint.corpus.systems import is_marker, markers_above
from doclint.findings import Note
from doclint.system.data_classes import dataclass
from doclint.system.nearest_names import nearest
from doclint.system.paths import shown_path

_OTHER_ENDINGS = frozenset([".mdoc", ".mdown", ".mdwn", ".mkd", ".mkdn", ".qmd", ".rmd"])
"""Endings of Markdown files that are no pages unless `include` names them."""

_LOOKED_ABOVE = 20
"""For how many pages of a run the folders above them are looked into, at most; they are mostly the same."""


class PathError(ValueError):
    """A path that cannot be looked at; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a run is asked to look at.

    Attributes:
        pages: absolute paths, sorted, each once.
        root: the absolute folder that paths of pages count from, in findings and wherever a page is known by its path:
            the repository of the folder that doclint was called in, or else that folder.
        is_partial: whether only files were named, no folder.
        notes: what was left out, and how to have it read.
        markers: absolute paths of files that only one documentation system has, whether checked out or not.

    It is empty only where all that was named is excluded, and exclusion is forced.
    """

    pages: tuple[str, ...]
    is_partial: bool
    root: str
    notes: tuple[Note, ...] = ()
    markers: tuple[str, ...] = ()


def discover(paths: Iterable[str], reach: Reach = EVERYWHERE, folder: str = ".") -> Discovery:
    """Find the pages. A file named outright is one whatever its ending; a folder gives what `reach` says.

    Args:
        folder: what relative paths count from.

    Raises:
        PathError: a path does not exist, or there is no page to look at.
    """
    pages: dict[str, None] = {}
    named: set[str] = set()
    strays: set[str] = set()
    seen = _Seen()
    is_partial = True
    folder = os.path.abspath(folder)
    root = repository_root(folder) or folder
    for path in paths:
        absolute = os.path.normpath(os.path.join(folder, path))
        if os.path.isdir(absolute):
            is_partial = False
            found_here = walk(absolute, reach, root, strays.add, seen)
            pages |= dict.fromkeys(page for page in found_here if not reach.excludes(page))
        elif os.path.lexists(absolute):
            named.add(absolute)
        else:
            raise PathError(f"{path}: no such file or folder{_did_you_mean(path, folder)}")
    pages |= dict.fromkeys(page for page in named if not (reach.is_forced and reach.excludes(page)))
    strays = {link for link in strays - named if not reach.excludes(link)}
    if not pages and not named:
        raise PathError(_why_nothing(list(paths), folder, reach, root, strays))
    found = tuple(sorted(pages))
    markers = {*seen.markers, *markers_above(found[:: max(1, len(found) // _LOOKED_ABOVE)], root)}
    return Discovery(found, is_partial, root, (*_notes(strays), *seen.notes()), tuple(sorted(markers)))


class _Seen:
    """What a walk finds besides pages: markers of documentation systems, and Markdown files that are no pages."""

    def __init__(self) -> None:
        self.markers: set[str] = set()
        self._unread: Counter[str] = Counter()

    def see(self, path: str) -> None:
        """Take notice of an absolute path that is no page's."""
        ending = os.path.splitext(path)[1].lower()
        if ending in _OTHER_ENDINGS:
            self._unread[ending] += 1
        elif is_marker(path):
            self.markers.add(path)

    def notes(self) -> Iterator[Note]:
        """A note for each ending of files that nobody reads."""
        for ending, count in sorted(self._unread.items()):
            files = f"{count:,} {ending} files" if count > 1 else f"1 {ending} file"
            endings = ", ".join(ENDINGS)
            message = f"skipped {files}: pages end with {endings}; add the extension to `include` to check them"
            yield Note("unread-ending", message)


def _notes(strays: set[str]) -> tuple[Note, ...]:
    if not strays:
        return ()
    first = shown_path(min(strays))
    what = f"skipped {first}, a symbolic link"
    if len(strays) > 1:
        what = f"skipped {len(strays):,} symbolic links (first: {first})"
    message = f"{what} out of the repository; use --allow-root DIR to follow links to a folder"
    return (Note("stray-links", message, first),)


def _did_you_mean(path: str, folder: str) -> str:
    """The neighbour that a path may mean, of the first of its folders that is not there."""
    outer, missing = os.path.split(path.rstrip(os.sep))
    while outer and not os.path.isdir(os.path.join(folder, outer)):
        outer, missing = os.path.split(outer)
    try:
        neighbours = sorted(os.listdir(os.path.join(folder, outer)))
    except OSError:
        return ""
    near = nearest(missing, neighbours, most=1)
    return f"; did you mean {os.path.join(outer, near[0])}?" if near else f" (relative to {folder})"


def _why_nothing(paths: list[str], folder: str, reach: Reach, root: str, strays: set[str]) -> str:
    named = ", ".join(paths)
    folders = [os.path.normpath(os.path.join(folder, path)) for path in paths]
    excluded = sum(1 for path in folders for _ in walk(path, reach, root))
    if excluded:
        return f"{named}: the configuration excludes every page ({excluded}); see `doclint config`"
    if strays:
        return f"{named}: {_notes(strays)[0].message}"
    ignored = sum(1 for path in folders for _ in _files(path, reach, _ignore))
    if ignored:
        return f"{named}: all {ignored} Markdown files are ignored by git; pass files explicitly to check them"
    if any(True for path in folders for _ in walk(path, EVERYWHERE, root)):
        return f"{named}: `include` of the configuration matches no Markdown files; see `doclint config`"
    return f"{named}: no Markdown files (*.md, *.mdx, *.markdown) to check; pass a folder that has some"


def _ignore(path: str) -> None:
    pass


def walk(
    folder: str, reach: Reach, root: str, stray: Callable[[str], None] = _ignore, seen: _Seen | None = None
) -> Iterator[str]:
    """The pages of a folder that git does not ignore; without git, all but those in hidden folders.

    What cannot be looked at is given too, be it a page or a folder: reading it tells why.

    Args:
        root: of the run.
        stray: takes the symbolic links that would be pages if they did not lead out of the repository.
        seen: takes notice of the other files.
    """
    see = seen.see if seen is not None else _ignore
    roots = [home(folder, root), *map(os.path.realpath, reach.allowed_roots)]
    repositories = [folder]
    while repositories:
        repository = repositories.pop()
        listed = _listed_by_git(repository, reach, repositories.append, see)
        for path, is_link in _files(repository, reach, repositories.append, see) if listed is None else _exist(listed):
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


def _listed_by_git(
    folder: str, reach: Reach, found_repository: Callable[[str], None], see: Callable[[str], None]
) -> list[str] | None:
    """What may be pages by their names, None where git does not tell."""
    if repository_root(folder) is None:
        return None
    try:
        listing = Git(folder).run("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    except GitError:
        return None
    listed = []
    above = os.path.join(folder, "")
    for name in os.fsdecode(listing).split("\0"):
        path = above + name
        if name and reach.is_page(path):
            listed.append(path)
        elif name:
            see(path)
            if not os.path.islink(path) and os.path.isdir(path):
                # A repository inside this one: a submodule, or a clone that git does not track.
                inner = path.rstrip("/")
                if repository_root(inner) == inner:
                    found_repository(inner)
    return listed


def _files(
    folder: str, reach: Reach, found_repository: Callable[[str], None], see: Callable[[str], None] = _ignore
) -> Iterator[tuple[str, bool]]:
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
                else:
                    see(entry.path)
            elif not entry.name.startswith("."):
                is_repository = os.path.lexists(os.path.join(entry.path, ".git"))
                (found_repository if is_repository else folders.append)(entry.path)
