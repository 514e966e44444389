"""Reads commits, trees and files out of a git repository: one `git cat-file --batch` for the run, nothing fetched.

Paths are resolved here, tree by tree, and not by asking git for `COMMIT:path`: a partial clone knows which version of
a page a commit has even where it lacks the page's bytes, and git would end the process to say so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from doclint.corpus.git import Git, GitError, GitProcess, check_revision, repository_root
from doclint.document.page import LARGEST_PAGE
from doclint.system.data_classes import dataclass
from doclint.system.ordinary_files import read_ordinary_file

_OBJECT_NAME = re.compile(r"[0-9a-f]{7,64}\Z", re.ASCII)
# As for pages, and one byte more, which tells that a page is over its limit.
_LARGEST_BLOB = LARGEST_PAGE + 1
_LARGEST_COMMIT = 1_000_000
_LARGEST_TREE = 64_000_000
_LONGEST_TIME = 12
# 31 December 9999, the last day that Python's calendar has.
_LAST_SECOND = 253_402_300_799
# So many names fit into a pipe.
_REQUESTS_TOGETHER = 60
# A commit that history ends with takes 41 bytes or 65.
_MOST_SHALLOW = 64_000_000
_TREE_MODE = b"40000"
_FILE_MODES = (b"100644", b"100755", b"100664")


class LackingError(GitError):
    """A partial clone does not have an object that it knows of."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository.

    Attributes:
        folder: absolute: its work tree, or itself if it is bare.
    """

    folder: str
    is_bare: bool

    @property
    def git(self) -> Git:
        """What runs git in it."""
        return Git(self.folder, is_bare=self.is_bare)


def find_repository(folder: str) -> tuple[Repository, str] | None:
    """The repository that an absolute folder lies in or is, and the folder's path inside it; None without one.

    The folder itself need not exist: it may be known to some revision only.
    """
    folder = os.path.realpath(folder)
    root = repository_root(folder)
    inside = folder
    while not os.path.isdir(inside):
        inside = os.path.dirname(inside)
    while root is None or len(inside) > len(root):
        if _is_bare_repository(inside):
            return Repository(inside, is_bare=True), _relative(folder, inside)
        if inside == os.path.dirname(inside):
            break
        inside = os.path.dirname(inside)
    return (Repository(root, is_bare=False), _relative(folder, root)) if root is not None else None


def _is_bare_repository(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, "HEAD")) and all(
        os.path.isdir(os.path.join(folder, name)) for name in ("objects", "refs")
    )


def _relative(path: str, start: str) -> str:
    relative = os.path.relpath(path, start).replace(os.sep, "/")
    return "" if relative == "." else relative


class GitObjects:
    """The objects of one repository. Close it when the run ends."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.git = repository.git
        self._process: GitProcess | None = None
        self._sizing: GitProcess | None = None
        self._tree = lru_cache(maxsize=256)(self._read_tree)
        self._commit = lru_cache(maxsize=None)(self._resolve_commit)

    def close(self) -> None:
        """End the processes."""
        for process in (self._process, self._sizing):
            if process is not None:
                process.close()
        self._process = self._sizing = None

    def resolve(self, revision: str) -> str:
        """The commit that a branch, tag or commit means.

        Raises:
            GitError: it means none, or git refuses the repository.
        """
        named = check_revision(revision) + "^{commit}"
        return self.git.run("rev-parse", "--quiet", "--verify", "--end-of-options", named).decode().strip()

    def commit(self, name: str) -> str | None:
        """The full name of a commit that a page names by seven hexadecimal digits or more, None where it is unknown.

        Raises:
            GitError: git refuses the repository.
        """
        name = name.lower()
        return self._commit(name) if _OBJECT_NAME.match(name) else None

    def _resolve_commit(self, name: str) -> str | None:
        if self.is_partial and not any(present.startswith(name) for present in self._present):
            return None
        header = next(self._headers([name + "^{commit}"]))
        return header.name if header is not None and header.kind == b"commit" else None

    def find(self, commit: str, path: str) -> str | None:
        """The object name of a file in a commit (its full name), None where the commit has no such file.

        Raises:
            LackingError: a partial clone cannot tell.
            GitError: git failed.
        """
        mode, found = self._entry(commit, path)
        return found if mode in _FILE_MODES else None

    def folders(self, commit: str, path: str) -> list[str]:
        """The names of the folders in a folder of a commit (empty: the whole of it), none where it has none.

        Raises:
            GitError: git failed.
        """
        mode, tree = self._entry(commit, path) if path else (_TREE_MODE, self._tree_of(commit))
        entries = self._tree(tree) if mode == _TREE_MODE else {}
        return [os.fsdecode(name) for name, (mode, _) in entries.items() if mode == _TREE_MODE]

    def _entry(self, commit: str, path: str) -> tuple[bytes, str]:
        """Mode and name of what a commit has at a path, empty where it has nothing there."""
        found = (_TREE_MODE, self._tree_of(commit))
        for name in os.fsencode(path).split(b"/"):
            if found[0] != _TREE_MODE:
                return b"", ""
            found = self._tree(found[1]).get(name, (b"", ""))
        return found

    def time(self, commit: str) -> int:
        """When a commit (its full name) was made, in seconds since 1970; 0 where it does not say.

        Raises:
            GitError: git failed.
        """
        for line in self._object(commit, b"commit", _LARGEST_COMMIT).split(b"\n"):
            if line.startswith(b"committer "):
                return read_time(line.rpartition(b"> ")[2].partition(b" ")[0].decode("ascii", errors="replace"))
            if not line:
                break
        return 0

    def content(self, name: str) -> bytes:
        """The bytes of a file by its object name.

        Raises:
            LackingError: a partial clone does not have them.
            GitError: git failed, or the file is larger than any page.
        """
        return self._object(name, b"blob", _LARGEST_BLOB)

    def contents(self, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The bytes of many files, each once; None for what is absent, no file, or larger than any page."""
        wanted = list(dict.fromkeys(names))
        if self.is_partial:
            for name in wanted:
                if name not in self._present:
                    yield name, None
            wanted = [name for name in wanted if name in self._present]
        good = []
        for name, header in zip(wanted, self._headers(wanted), strict=True):
            if header is not None and header.kind == b"blob" and header.size <= _LARGEST_BLOB:
                good.append(name)
            else:
                yield name, None
        for start in range(0, len(good), _REQUESTS_TOGETHER):
            some = good[start : start + _REQUESTS_TOGETHER]
            process = self._reader()
            process.ask("".join(f"{name}\n" for name in some).encode())
            for name in some:
                header = _read_header(process)
                yield name, process.take(header.size + 1)[:-1] if header is not None else None

    def files(self, commit: str, folder: str) -> list[str]:
        """The paths of all files below a folder of a commit, relative to that folder.

        Raises:
            GitError: git failed.
        """
        prefix = folder + "/" if folder else ""
        paths = [prefix] if prefix else []
        listing = self.git.run("ls-tree", "-r", "-z", "--name-only", revisions=[commit], paths=paths)
        return [name[len(prefix) :] for name in os.fsdecode(listing).split("\0") if name]

    def object_name(self, content: bytes, *, like: str) -> str:
        """The name that git gives to a file with these bytes, by the hash of the repository's other names."""
        import hashlib  # noqa: PLC0415 - only who asks git for a page by its name

        digest = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
        digest.update(b"blob %d\0" % len(content) + content)
        return digest.hexdigest()

    @cached_property
    def is_shallow(self) -> bool:
        """Whether the history ends early."""
        return bool(self.shallow_commits)

    @cached_property
    def shallow_commits(self) -> frozenset[str]:
        """The commits whose parents a shallow clone left out."""
        path = self.git.run("rev-parse", "--git-path", "shallow")
        try:
            content = read_ordinary_file(os.path.join(self.repository.folder, os.fsdecode(path).strip()), _MOST_SHALLOW)
        except OSError:
            return frozenset()
        return frozenset(content.decode("ascii", errors="replace").split())

    @cached_property
    def is_partial(self) -> bool:
        """Whether objects may be left out, to be fetched when they are asked for."""
        pattern = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
        try:
            self.git.run("config", "--get-regexp", pattern)
        except GitError:
            return False
        return True

    @cached_property
    def _present(self) -> frozenset[str]:
        arguments = ("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
        names = self.git.run(*arguments)
        return frozenset(names.decode().split())

    @lru_cache(maxsize=4096)  # noqa: B019 - lives as long as the run
    def _tree_of(self, commit: str) -> str:
        first = self._object(commit, b"commit", _LARGEST_COMMIT).partition(b"\n")[0]
        tree = first.removeprefix(b"tree ").decode("ascii", errors="replace")
        if not _OBJECT_NAME.match(tree):
            raise self._damaged(commit, "commit")
        return tree

    def _read_tree(self, name: str) -> dict[bytes, tuple[bytes, str]]:
        content = self._object(name, b"tree", _LARGEST_TREE)
        length = len(name) // 2
        entries = {}
        position = 0
        while position < len(content):
            end = content.find(b"\0", position)
            mode, _, entry = content[position:end].partition(b" ")
            position = end + 1 + length
            if end < 0 or position > len(content):
                raise self._damaged(name, "tree")
            entries[entry] = (mode, content[end + 1 : position].hex())
        return entries

    def _object(self, name: str, kind: bytes, most: int) -> bytes:
        if self.is_partial and name not in self._present:
            raise LackingError(f"{self.repository.folder} is a partial clone without {name[:12]}")
        # git reads a file whole before it says how large it is; so it is asked for the size first.
        if kind == b"blob":
            self._check(name, kind, next(self._headers([name])), most)
        process = self._reader()
        try:
            process.ask(f"{name}\n".encode())
            header = _read_header(process)
            size = self._check(name, kind, header, most)
            return process.take(size + 1)[:-1]
        except GitError as error:
            self.close()
            # Where it refuses a repository, it says why to who asks for nothing else.
            self.git.run("rev-parse", "--git-dir")
            raise error from None

    def _check(self, name: str, kind: bytes, header: _Header | None, most: int) -> int:
        """The size of an object that is of this kind and not too large."""
        if header is None or header.kind != kind:
            raise self._damaged(name, kind.decode())
        if header.size > most:
            raise GitError(f"{self.repository.folder}: {name[:12]} has {header.size:,} bytes; doclint reads {most:,}")
        return header.size

    def _damaged(self, name: str, kind: str) -> GitError:
        return GitError(f"{self.repository.folder} is damaged: {name[:12]} is no {kind}")

    def _reader(self) -> GitProcess:
        if self._process is None:
            self._process = self.git.start("cat-file", "--batch")
        return self._process

    def _headers(self, names: list[str]) -> Iterator[_Header | None]:
        """Name, kind and size of objects, None where there is none, or several that begin so."""
        if self._sizing is None and names:
            self._sizing = self.git.start("cat-file", "--batch-check")
        for start in range(0, len(names), _REQUESTS_TOGETHER):
            some = names[start : start + _REQUESTS_TOGETHER]
            assert self._sizing is not None
            try:
                self._sizing.ask("".join(f"{name}\n" for name in some).encode())
                headers = [_read_header(self._sizing) for _ in some]
            except GitError as error:
                self.close()
                # Where it refuses a repository, it says why to who asks for nothing else.
                self.git.run("rev-parse", "--git-dir")
                raise error from None
            yield from headers


def read_time(text: str) -> int:
    """Seconds since 1970, 0 for what is no time or lies beyond the years that a calendar has."""
    time = int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_TIME else 0
    return time if time <= _LAST_SECOND else 0


class _Header(NamedTuple):
    """What git says of an object before its bytes."""

    name: str
    kind: bytes
    size: int


def _read_header(process: GitProcess) -> _Header | None:
    words = process.line().split()
    if len(words) != 3 or not words[2].isdigit():
        return None
    return _Header(words[0].decode("ascii", errors="replace"), words[1], int(words[2]))
