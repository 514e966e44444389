"""Reads commits, trees and files out of a git repository: one `git cat-file --batch` for the run, nothing fetched.

Paths are resolved here, tree by tree, and not by asking git for `COMMIT:path`: a partial clone knows which version of
a page a commit has even where it lacks the page's bytes, and git would end the process to say so.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from doclint.corpus.git import GitError, open_git, repository_root, run_git
from doclint.data_classes import dataclass
from doclint.ordinary_files import read_ordinary_file

if TYPE_CHECKING:
    import subprocess

_OBJECT_NAME = re.compile(r"[0-9a-f]{7,64}\Z", re.ASCII)
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

    def arguments(self, *arguments: str) -> tuple[str, ...]:
        """A git command for `run_git`; a bare repository is only used where it is named outright."""
        return ("--git-dir=.", *arguments) if self.is_bare else arguments


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
        self._process: subprocess.Popen[bytes] | None = None
        self._tree = lru_cache(maxsize=256)(self._read_tree)
        self._commit = lru_cache(maxsize=None)(self._resolve_commit)

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                # What was written and not read is of no use to anybody.
                with suppress(OSError):
                    pipe.close()
        self._process.wait()
        self._process = None

    def resolve(self, revision: str) -> str:
        """The commit that a branch, tag or commit means.

        Raises:
            GitError: it means none, or git refuses the repository.
        """
        arguments = self.repository.arguments(
            "rev-parse", "--quiet", "--verify", "--end-of-options", revision + "^{commit}"
        )
        return run_git(self.repository.folder, *arguments).decode().strip()

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
        found = self._ask(name + "^{commit}")
        return found[0] if found is not None and found[1] == b"commit" else None

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

    def content(self, name: str) -> bytes:
        """The bytes of a file by its object name.

        Raises:
            LackingError: a partial clone does not have them.
            GitError: git failed.
        """
        return self._object(name, b"blob")

    def files(self, commit: str, folder: str) -> list[str]:
        """The paths of all files below a folder of a commit, relative to that folder.

        Raises:
            GitError: git failed.
        """
        prefix = folder + "/" if folder else ""
        arguments = self.repository.arguments("--literal-pathspecs", "ls-tree", "-r", "-z", "--name-only", commit)
        listing = run_git(self.repository.folder, *arguments, *([prefix] if prefix else []))
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
        path = run_git(self.repository.folder, *self.repository.arguments("rev-parse", "--git-path", "shallow"))
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
            run_git(self.repository.folder, *self.repository.arguments("config", "--get-regexp", pattern))
        except GitError:
            return False
        return True

    @cached_property
    def _present(self) -> frozenset[str]:
        arguments = ("cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
        names = run_git(self.repository.folder, *self.repository.arguments(*arguments))
        return frozenset(names.decode().split())

    @lru_cache(maxsize=4096)  # noqa: B019 - lives as long as the run
    def _tree_of(self, commit: str) -> str:
        content = self._object(commit, b"commit")
        return content[len("tree ") : content.index(b"\n")].decode()

    def _read_tree(self, name: str) -> dict[bytes, tuple[bytes, str]]:
        content = self._object(name, b"tree")
        length = len(name) // 2
        entries = {}
        position = 0
        while position < len(content):
            end = content.index(b"\0", position)
            mode, _, entry = content[position:end].partition(b" ")
            position = end + 1 + length
            entries[entry] = (mode, content[end + 1 : position].hex())
        return entries

    def _object(self, name: str, kind: bytes) -> bytes:
        if self.is_partial and name not in self._present:
            raise LackingError(f"{self.repository.folder} is a partial clone without {name[:12]}")
        found = self._ask(name)
        if found is None or found[1] != kind:
            raise GitError(f"{self.repository.folder} is damaged: {name[:12]} is no {kind.decode()}")
        return found[2]

    def _ask(self, name: str) -> tuple[str, bytes, bytes] | None:
        """Name, type and content of an object, None where there is none, or several that begin so."""
        if self._process is None:
            self._process = open_git(self.repository.folder, *self.repository.arguments("cat-file", "--batch"))
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(name.encode() + b"\n")
            process.stdin.flush()
            header = process.stdout.readline().split()
        except OSError:
            header = []
        if not header:
            self.close()
            raise GitError(self._why_it_refuses())
        if len(header) != 3:
            return None
        content = process.stdout.read(int(header[2]) + 1)
        return header[0].decode(), header[1], content[:-1]

    def _why_it_refuses(self) -> str:
        try:
            run_git(self.repository.folder, *self.repository.arguments("rev-parse", "--git-dir"))
        except GitError as error:
            return str(error)
        return "git cat-file ended"
