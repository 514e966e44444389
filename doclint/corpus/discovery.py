"""Finds the pages that a run is asked to look at: files as they are named, folders walked for Markdown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doclint.corpus.git import GitError, repository_root, run_git

_MARKDOWN_ENDINGS = (".md", ".markdown")


class PathError(ValueError):
    """A path that cannot be looked at; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a run is asked to look at.

    Attributes:
        pages: absolute paths, sorted, each once.
        is_partial: whether only files were named, no folder.
    """

    pages: tuple[str, ...]
    is_partial: bool


def discover(paths: Iterable[str]) -> Discovery:
    """Find the pages. A file named outright is one whatever its ending; a folder gives its Markdown files.

    Raises:
        PathError: a path does not exist, or there is no page to look at.
    """
    pages: set[str] = set()
    is_partial = True
    for path in paths:
        absolute = os.path.abspath(path)
        if os.path.isdir(absolute):
            is_partial = False
            pages.update(walk(absolute))
        elif os.path.lexists(absolute):
            pages.add(absolute)
        else:
            raise PathError(f"{path}: no such file or folder{_did_you_mean(path)}")
    if not pages:
        raise PathError(_why_nothing(list(paths)))
    return Discovery(tuple(sorted(pages)), is_partial)


def _did_you_mean(path: str) -> str:
    import difflib  # noqa: PLC0415 - only on the way to an error

    folder, name = os.path.split(path)
    try:
        neighbours = os.listdir(folder or ".")
    except OSError:
        return ""
    near = difflib.get_close_matches(name, neighbours, n=1, cutoff=0.6)
    return f"; did you mean {os.path.join(folder, near[0])}?" if near else ""


def _why_nothing(paths: list[str]) -> str:
    ignored = sum(sum(1 for _ in _walk_files(os.path.abspath(path))) for path in paths)
    if ignored:
        return f"{', '.join(paths)}: all {ignored} Markdown files are ignored by git; name files outright to check them"
    return f"{', '.join(paths)}: no Markdown files (*.md, *.markdown) to check; name a folder that has some"


def is_markdown(name: str) -> bool:
    """Whether a file name has one of Markdown's endings."""
    return name.lower().endswith(_MARKDOWN_ENDINGS)


def walk(folder: str) -> Iterator[str]:
    """The Markdown files of a folder that git does not ignore; without git, all but those in hidden folders."""
    if repository_root(folder) is None:
        yield from _walk_files(folder)
        return
    try:
        listing = run_git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    except GitError:
        yield from _walk_files(folder)
        return
    for name in os.fsdecode(listing).split("\0"):
        path = os.path.join(folder, name)
        if is_markdown(name):
            if os.path.isfile(path):
                yield path
        elif name and not os.path.islink(path) and os.path.isdir(path):
            # A repository inside this one: a submodule, or a clone that git does not track.
            inner = path.rstrip("/")
            if repository_root(inner) == inner:
                yield from walk(inner)


def _walk_files(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        for name in list(folders):
            inner = os.path.join(root, name)
            if name.startswith("."):
                folders.remove(name)
            elif not os.path.islink(inner) and os.path.lexists(os.path.join(inner, ".git")):
                folders.remove(name)
                yield from walk(inner)
        folders.sort()
        yield from (path for name in files if is_markdown(name) and os.path.isfile(path := os.path.join(root, name)))
