"""What the first-parent history did to some pages: one `git log` for the run, renames followed, no bytes asked.

A folder of a large repository has renames by the thousand, and a partial clone lacks the bytes that git would compare
to find them. So git only lists names, and a rename is looked for where a page of the run appears: first the same bytes
under another name, then the same file name gone in the same commit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from doclint.corpus.git import GitError
from doclint.corpus.git_objects import GitObjects, read_time

# No setting of the repository may make git run a program or change what it prints.
_LOG = (
    *("-c", "log.showSignature=false", "log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z"),
    *(
        "--format=%x01%H %ct %<(200,trunc)%s",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
        "--no-color",
        "--stdin",
    ),
)
_COMMIT = "\x01"

_Likeness = Callable[[str, str], tuple[float, float] | None]

# Above so many folders, git is asked for everything: it compares each path with each of them.
_MOST_FOLDERS = 60


class Version(NamedTuple):
    """A state of a page.

    Attributes:
        age: the number of the commit that made it, counted back from the newest one that is known.
        path: relative to the repository, the name that it had.
        blob: the object name of its bytes.
    """

    age: int
    path: str
    blob: str


class PageHistory(NamedTuple):
    """The states of a page, the newest first.

    Attributes:
        is_whole: whether the last one is the first that there was; no if a shallow clone ends there.
    """

    versions: tuple[Version, ...]
    is_whole: bool

    def at(self, age: int) -> Version | None:
        """The state when the commit of this age was made; None before its first one."""
        for version in self.versions:
            if version.age >= age:
                return version
        return None


class Commit(NamedTuple):
    """A commit that touched a page.

    Attributes:
        time: in seconds since 1970, 0 where it is unknown.
        title: the first line of its message, in lower case and not all of a long one.
    """

    name: str
    time: int
    title: str


class Walk(NamedTuple):
    """What one walk found.

    Attributes:
        commits: by age.
        pages: by the path that a page has now, relative to the repository.
    """

    commits: tuple[Commit, ...]
    pages: Mapping[str, PageHistory]


EMPTY = PageHistory((), is_whole=True)


def walk_history(objects: GitObjects, tip: str, paths: Iterable[str], folders: Iterable[str] | None = None) -> Walk:
    """Walk from a commit (its full name) back along first parents, and follow pages by their paths.

    Args:
        folders: those that pages are looked for in, relative to the repository; None for the pages' own, empty for all.

    Raises:
        GitError: git failed.
    """
    open_pages = {path: _Open(path) for path in paths}
    every = list(open_pages.values())
    commits: list[Commit] = []
    shallow = objects.shallow_commits
    alike = _likeness(objects)
    for name, time, title, entries in _log(
        objects, tip, _few(map(os.path.dirname, open_pages) if folders is None else folders)
    ):
        if not open_pages:
            break
        age = len(commits)
        commits.append(Commit(name, time, title))
        touched = [entry for entry in entries if entry.path in open_pages]
        gone: list[_Entry] | None = None
        for entry in touched:
            if not entry.new:
                continue
            page = open_pages[entry.path]
            page.versions.append(Version(age, entry.path, entry.new))
            if entry.old:
                continue
            del open_pages[entry.path]
            if name in shallow:
                page.is_whole = False
                continue
            if gone is None:
                gone = [other for other in entries if not other.new]
            origin = _origin(entry, gone, alike)
            if origin is not None and origin.path not in open_pages:
                gone.remove(origin)
                open_pages[origin.path] = page
    return Walk(tuple(commits), {page.path: page.history() for page in every})


class _Open:
    """A page whose beginning has not been reached."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.versions: list[Version] = []
        self.is_whole = True

    def history(self) -> PageHistory:
        return PageHistory(tuple(self.versions), self.is_whole)


class _Entry(NamedTuple):
    """What a commit did to a path; an object name is empty where there was, or is, no file."""

    path: str
    old: str
    new: str


def _origin(
    entry: _Entry, gone: list[_Entry], alike: Callable[[str, str], tuple[float, float] | None]
) -> _Entry | None:
    """Of the files that went away in a commit, the one that a new file was."""
    for other in gone:
        if other.old == entry.new:
            return other
    name = _page_name(entry.path)
    named = [other for other in gone if _page_name(other.path) == name]
    named.sort(key=lambda other: (-_shared(other.path, entry.path), other.path))
    for other in named[:_MOST_COMPARED]:
        share = alike(other.old, entry.new)
        # A page of the same name that went away as this one came has mostly been moved, and rewritten on the way.
        if len(named) == 1 if share is None else share[0] >= _LEAST_SHARED:
            return other
    folder = os.path.dirname(entry.path)
    near = [other for other in gone if os.path.dirname(other.path) == folder and other not in named]
    for other in near[:_MOST_COMPARED]:
        share = alike(other.old, entry.new)
        if share is not None and share[1] >= _LEAST_SHARED:
            return other
    return None


def _page_name(path: str) -> str:
    """What a page is called: `lamps` for `lamps.md` and `lamps/index.md`, between which systems move."""
    folder, name = os.path.split(path)
    stem = name.partition(".")[0]
    return os.path.basename(folder) if stem.strip("_").casefold() in ("index", "readme") else stem


_MOST_COMPARED = 12
_LEAST_SHARED = 0.5


def _shared(path: str, other: str) -> int:
    """How many folders two paths have in common, counted from their ends and from their beginnings."""
    one, two = path.split("/"), other.split("/")
    return sum(left == right for left, right in zip(one, two, strict=False)) + sum(
        left == right for left, right in zip(reversed(one), reversed(two), strict=False)
    )


def _likeness(objects: GitObjects) -> _Likeness:
    """What share of the shorter and of the longer of two files is in the other; None where bytes are not at hand."""

    def alike(one: str, two: str) -> tuple[float, float] | None:
        lines = []
        for _, content in objects.contents((one, two)):
            if content is None:
                return None
            lines.append([line for line in content.split(b"\n") if line.strip()])
        if len(lines) < 2 or not min(map(len, lines)):
            return None
        known = set(lines[0])
        shared = sum(line in known for line in lines[1])
        return shared / min(map(len, lines)), shared / max(map(len, lines))

    return alike


def _few(folders: Iterable[str]) -> list[str]:
    """Folders that hold some folders, so few of them that git is quick; none for the whole repository."""
    few = set(folders)
    while len(few) > _MOST_FOLDERS and "" not in few:
        deepest = max(folder.count("/") for folder in few)
        few = {os.path.dirname(folder) if folder.count("/") == deepest else folder for folder in few}
    if "" in few:
        return []
    return sorted(folder for folder in few if not any(above in few for above in _above(folder)))


def _above(folder: str) -> Iterator[str]:
    # Nothing is above the root of the file system.
    while (parent := os.path.dirname(folder)) not in ("", folder):
        folder = parent
        yield folder


def _log(objects: GitObjects, tip: str, folders: list[str]) -> Iterator[tuple[str, int, str, list[_Entry]]]:
    """Commits from the newest to the oldest: name, time, title, and what each did to files."""
    request = "\n".join([tip, "--", *folders]) + "\n"
    process = objects.git.start("--literal-pathspecs", *_LOG)
    try:
        process.ask(os.fsencode(request))
        process.end_requests()
        yield from _parse(process.chunks())
    finally:
        process.close()


def _parse(chunks: Iterable[bytes]) -> Iterator[tuple[str, int, str, list[_Entry]]]:
    name, time, title, entries = "", 0, "", list[_Entry]()
    rest, header = b"", ""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\0")
        for token in map(os.fsdecode, whole):
            if header:
                entry = _entry(header, token)
                if entry is not None:
                    entries.append(entry)
                header = ""
            elif token.startswith(_COMMIT):
                if name:
                    yield name, time, title, entries
                name, _, behind = token[1:].partition(" ")
                written, _, title = behind.partition(" ")
                time, title, entries = read_time(written), title.strip().casefold(), []
            else:
                header = token.strip()
    if name:
        yield name, time, title, entries


def _entry(header: str, path: str) -> _Entry | None:
    """Read `:100644 100644 OLD NEW M`; what is a link or a submodule is no file."""
    words = header.split(" ")
    if len(words) != 5:
        raise GitError("git log answered with no entry")
    old_mode, new_mode, old, new, _ = words
    old = old if old_mode.startswith(":100") else ""
    new = new if new_mode.startswith("100") else ""
    return _Entry(path, old, new) if old or new else None
