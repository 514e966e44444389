"""`Git`: the git command, called so that nothing in a stranger's repository makes it run a program or never end."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

# A bare repository inside a pull request can name a command that `git status` runs; hooks and monitors are commands
# too; a partial clone fetches what it lacks.
_SAFE_SETTINGS = (
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
)
_SAFE_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}

# git tells a hook which repository it is in; doclint asks about repositories by their folder.
_HOOK_VARIABLES = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
)


_FILTERS = r"^filter\..*\.(clean|process|required)$"


class GitError(RuntimeError):
    """git could not answer; the message is its own."""


# A branch, a tag, a commit, and what counts back from one of them. Whatever searches (`:/x`, `HEAD^{/x}`) runs a
# pattern of the writer's, which need not end, and whatever begins with a hyphen is an option.
_REVISION = (
    r"(?!.*(?:\.\.|//))(?:\w[\w./+-]*|@(?!\{)|(?=@\{))(?:[~^][0-9]{0,5}|@\{(?:[0-9]{1,5}|u|upstream|push)\}){0,8}\Z"
)
_LONGEST_REVISION = 250

DEADLINE_SECONDS = 300.0
"""How long git may take over one request. `git log` of 100,000 commits takes 4 s."""

_CHUNK_BYTES = 1 << 16
_LONGEST_LINE = 1 << 20


def is_revision(text: str) -> bool:
    """Whether a text is a revision that may reach git's command line: a name, or what counts back from one."""
    return len(text) <= _LONGEST_REVISION and re.match(_REVISION, text) is not None


def check_revision(revision: str) -> str:
    """The revision, if it is one that may reach git's command line.

    Raises:
        GitError: it is no name of a branch, tag or commit.
    """
    if not is_revision(revision):
        raise GitError(f"{revision!r} is not the name of a branch, tag or commit")
    return revision


class Git:
    """Runs git in one folder. Nothing else in doclint does.

    Every process has a deadline. `arguments` are doclint's own words; what comes from a configuration, a page or a user
    is given as `revisions`, each of which is checked, or as `paths`, which follow `--` and are taken literally.
    """

    def __init__(self, folder: str, *, is_bare: bool = False, deadline: float = DEADLINE_SECONDS) -> None:
        """`folder` is absolute; a bare repository is only used where it is named."""
        self.folder = folder
        self._is_bare = is_bare
        self._deadline = deadline

    def run(
        self,
        *arguments: str,
        revisions: Iterable[str] = (),
        paths: Iterable[str] = (),
        standard_input: bytes | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> bytes:
        """What a git command prints.

        Args:
            variables: of the environment, in addition to those that every command gets.

        Raises:
            GitError: git is missing, failed, or took too long.
        """
        import subprocess  # noqa: PLC0415 - a commit of some pages asks git nothing

        command = self._command(arguments, revisions, paths)
        stdin = subprocess.DEVNULL if standard_input is None else subprocess.PIPE
        process = self._start(command, stdin, subprocess.PIPE, variables)
        try:
            output, errors = process.communicate(standard_input, timeout=self._deadline)
        except subprocess.TimeoutExpired:
            raise GitError(f"git {arguments[0]} took longer than {self._deadline:g} seconds") from None
        finally:
            if process.returncode is None:
                process.kill()
                process.communicate()
        if process.returncode != 0:
            raise GitError(errors.decode(errors="replace").strip() or f"git ended with {process.returncode}")
        return output

    def start(
        self,
        *arguments: str,
        revisions: Iterable[str] = (),
        paths: Iterable[str] = (),
    ) -> GitProcess:
        """Start a git command that answers requests; close it.

        Raises:
            GitError: git is missing, or the folder is.
        """
        import subprocess  # noqa: PLC0415 - as above

        command = self._command(arguments, revisions, paths)
        return GitProcess(self._start(command, subprocess.PIPE, subprocess.DEVNULL, None), arguments[0], self._deadline)

    def _command(self, arguments: Iterable[str], revisions: Iterable[str], paths: Iterable[str]) -> list[str]:
        where = ["--git-dir=."] if self._is_bare else []
        named = [check_revision(revision) for revision in revisions]
        places = list(paths)
        if places:
            where.append("--literal-pathspecs")
        return ["git", *_SAFE_SETTINGS, *where, *arguments, *named, *(["--", *places] if places else [])]

    def _start(
        self, command: list[str], stdin: int, stderr: int, variables: Mapping[str, str] | None
    ) -> subprocess.Popen[bytes]:
        import subprocess  # noqa: PLC0415 - as above

        environment = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
        try:
            return subprocess.Popen(
                command,
                cwd=self.folder,
                env={**environment, **_SAFE_ENVIRONMENT, **(variables or {})},
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
        except OSError as error:
            raise GitError(str(error)) from None


class GitProcess:
    """A git command that is asked and answers. Its deadline counts from the last request.

    Where the system cannot wait for a pipe (Windows), a read has no deadline.
    """

    def __init__(self, process: subprocess.Popen[bytes], name: str, deadline: float) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._stdin = process.stdin
        self._stdout = process.stdout.fileno()
        self._name = name
        self._deadline = deadline
        self._buffer = b""
        self._until = time.monotonic() + deadline

    def ask(self, request: bytes) -> None:
        """Write to it. A request has to fit into a pipe (4,096 bytes) unless git reads all before it answers.

        Raises:
            GitError: it has ended.
        """
        self._until = time.monotonic() + self._deadline
        try:
            self._stdin.write(request)
            self._stdin.flush()
        except OSError:
            raise GitError(f"git {self._name} ended") from None

    def end_requests(self) -> None:
        """Say that nothing more is asked."""
        with suppress(OSError):
            self._stdin.close()

    def line(self) -> bytes:
        """The next line without its end.

        Raises:
            GitError: there is none, or it took too long.
        """
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > _LONGEST_LINE:
                raise GitError(f"git {self._name} answered with no line")
            self._buffer += self._chunk()
        line, self._buffer = self._buffer[:end], self._buffer[end + 1 :]
        return line

    def take(self, size: int) -> bytes:
        """The next bytes.

        Raises:
            GitError: there are not so many, or they took too long.
        """
        parts, length = [self._buffer], len(self._buffer)
        while length < size:
            parts.append(self._chunk())
            length += len(parts[-1])
        whole = b"".join(parts)
        self._buffer = whole[size:]
        return whole[:size]

    def chunks(self) -> Iterator[bytes]:
        """All that it prints, as it comes.

        Raises:
            GitError: it took too long.
        """
        while chunk := self._read():
            yield chunk

    def _chunk(self) -> bytes:
        chunk = self._read()
        if not chunk:
            raise GitError(f"git {self._name} ended")
        return chunk

    def _read(self) -> bytes:
        if os.name != "nt":
            import select  # noqa: PLC0415 - as above

            poll = select.poll()
            poll.register(self._stdout, select.POLLIN | select.POLLHUP)
            if not poll.poll(max(self._until - time.monotonic(), 0) * 1000):
                self._process.kill()
                raise GitError(f"git {self._name} took longer than {self._deadline:g} seconds")
        return os.read(self._stdout, _CHUNK_BYTES)

    def close(self) -> int:
        """End it, and give its exit code; what was asked and not read is lost."""
        # What was written and not read is of no use to anybody.
        with suppress(OSError):
            self._stdin.close()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.kill()
        return self._process.wait()


def without_filters(git: Git) -> dict[str, str]:
    """The variables with which git compares the files of a repository as they are.

    It would run the program that a filter names, and attributes, which a pull request can bring, say for which files.
    """
    try:
        names = git.run("config", "-z", "--name-only", "--get-regexp", _FILTERS)
    except GitError:
        return {}
    settings = [
        (name, "false" if name.endswith(".required") else "") for name in os.fsdecode(names).split("\0") if name
    ]
    # By variables, for a name may have a `=` in it; whoever started doclint may have said something in the same way.
    known = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(known) if known.isdecimal() else 0
    variables = {"GIT_CONFIG_COUNT": str(first + len(settings))}
    for number, (name, value) in enumerate(settings, first):
        variables |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return variables


def repository_root(folder: str) -> str | None:
    """The work tree that an absolute folder lies in, None where there is none. Asks the file system, not git."""
    return repository_roots([folder])[folder]


def repository_roots(folders: Iterable[str]) -> dict[str, str | None]:
    """The same for many folders, each of which, and each above it, is looked at once."""
    roots: dict[str, str | None] = {}
    for folder in folders:
        below = []
        above = folder
        while above not in roots:
            below.append(above)
            parent = os.path.dirname(above)
            if os.path.lexists(os.path.join(above, ".git")):
                roots[above] = above
            elif parent == above:
                roots[above] = None
            else:
                above = parent
        roots.update(dict.fromkeys(below, roots[above]))
    return roots
