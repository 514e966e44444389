"""The git command, called so that nothing in a stranger's repository makes it run a program or reach the network."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from doclint.corpus.paths import relative_path

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


def run_git(
    folder: str, *arguments: str, standard_input: bytes | None = None, variables: Mapping[str, str] | None = None
) -> bytes:
    """What a git command prints in a folder.

    Args:
        variables: of the environment, besides those that every command gets.

    Raises:
        GitError: git is missing or failed.
    """
    import subprocess  # noqa: PLC0415 - a commit of some pages asks git nothing

    stdin = subprocess.DEVNULL if standard_input is None else subprocess.PIPE
    process = open_git(folder, *arguments, stdin=stdin, stderr=subprocess.PIPE, variables=variables)
    output, errors = process.communicate(standard_input)
    if process.returncode != 0:
        raise GitError(errors.decode(errors="replace").strip() or f"git ended with {process.returncode}")
    return output


def open_git(
    folder: str,
    *arguments: str,
    stdin: int | None = None,
    stderr: int | None = None,
    variables: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a git command in a folder, its output a pipe; the caller ends it.

    Raises:
        GitError: git is missing, or the folder is.
    """
    import subprocess  # noqa: PLC0415 - as above

    environment = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
    try:
        return subprocess.Popen(
            ["git", *_SAFE_SETTINGS, *arguments],
            cwd=folder,
            env={**environment, **_SAFE_ENVIRONMENT, **(variables or {})},
            stdin=subprocess.PIPE if stdin is None else stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if stderr is None else stderr,
        )
    except OSError as error:
        raise GitError(str(error)) from None


def without_filters(folder: str) -> dict[str, str]:
    """The variables with which git compares the files of a repository as they are.

    It would run the program that a filter names, and attributes, which a pull request can bring, say for which files.
    """
    try:
        names = run_git(folder, "config", "-z", "--name-only", "--get-regexp", _FILTERS)
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


def place_in_repository(path: str) -> str:
    """A path relative to the repository of the working directory, or to that itself outside of one; POSIX."""
    return places_in_repository([path])[path]


def places_in_repository(paths: Iterable[str]) -> dict[str, str]:
    """The same for several paths, by each of them."""
    folder = os.getcwd()
    root = repository_root(folder) or folder
    return {path: relative_path(os.path.join(folder, path), root) for path in paths}
