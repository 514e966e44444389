"""What has changed since a revision: the pages that differ from the merge base, and what they were there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from doclint.corpus.git import GitError, repository_root, run_git, without_filters
from doclint.data_classes import dataclass


class ChangesError(ValueError):
    """What has changed cannot be told; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that was changed, added, deleted or renamed.

    Attributes:
        path: absolute; None for a page that is gone.
        old_path: the same at the merge base; None for a new page.
        old_content: its bytes there.
    """

    path: str | None
    old_path: str | None
    old_content: bytes | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that the work tree has different from the merge base, uncommitted changes and new files included."""

    pages: tuple[ChangedPage, ...]


def changes_since(revision: str, is_page: Callable[[str], bool], folder: str) -> Changes:
    """The pages that have changed since the merge base of a revision and HEAD.

    Args:
        is_page: whether an absolute path is that of a page.
        folder: an absolute one in the repository.

    Raises:
        ChangesError: there is no repository, no such revision, or a clone that lacks what is needed.
    """
    root = repository_root(folder)
    if root is None:
        raise ChangesError(f"--since {revision}: {folder} is in no git repository; run doclint inside of one")
    base = _merge_base(root, revision)
    try:
        # A submodule is a repository of its own, with settings of its own: git is not to look into one.
        how = ("--raw", "-z", "--no-abbrev", "--find-renames", "--ignore-submodules=all")
        listing = run_git(root, "diff", *how, base, variables=without_filters(root))
        untracked = run_git(root, "ls-files", "-z", "--others", "--exclude-standard")
    except GitError as error:
        raise ChangesError(f"--since {revision}: {error}") from None
    entries = [
        (old, new, blob)
        for old, new, blob in _entries(listing, root)
        if (old is not None and is_page(old)) or (new is not None and is_page(new))
    ]
    contents = _contents(root, revision, [blob for old, _, blob in entries if old is not None])
    pages = [ChangedPage(new, old, contents[blob] if old is not None else None) for old, new, blob in entries]
    for name in os.fsdecode(untracked).split("\0"):
        path = os.path.join(root, name)
        if name and is_page(path):
            pages.append(ChangedPage(path, None, None))
    return Changes(tuple(pages))


def _merge_base(root: str, revision: str) -> str:
    is_option = revision.startswith("-")
    commit = None if is_option else _answer(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    base = _answer(root, "merge-base", commit, "HEAD") if commit else None
    if base:
        return base
    if _answer(root, "rev-parse", "--is-shallow-repository") == "true":
        lacks = "has no history that HEAD and it have in common" if commit else "does not have it"
        raise ChangesError(
            f"--since {revision}: this clone is shallow and {lacks}; fetch it with `git fetch --unshallow origin` and, "
            "for a branch, `git fetch origin BRANCH:refs/remotes/origin/BRANCH` (in CI: check out with fetch-depth 0)"
        )
    if not commit:
        raise ChangesError(
            f"--since {revision}: git knows no such revision; if it is a branch on the server, `git fetch origin` first"
        )
    raise ChangesError(f"--since {revision}: HEAD and it have no history in common; name another revision")


def _answer(root: str, *arguments: str) -> str | None:
    try:
        return run_git(root, *arguments).decode().strip()
    except GitError:
        return None


def _entries(listing: bytes, root: str) -> Iterator[tuple[str | None, str | None, str]]:
    """Old path, new path and old blob of each entry of `git diff --raw -z`."""
    fields = iter(os.fsdecode(listing).split("\0"))
    for header in fields:
        if not header:
            break
        old_mode, new_mode, old_blob, _, status = header.removeprefix(":").split(" ")
        first = os.path.join(root, next(fields))
        second = os.path.join(root, next(fields)) if status[0] in "RC" else first
        is_regular = {mode: mode.startswith("100") for mode in (old_mode, new_mode)}
        old = first if is_regular[old_mode] and status[0] not in "AC" else None
        new = second if is_regular[new_mode] and status[0] != "D" else None
        if old is not None or new is not None:
            yield old, new, old_blob


def _contents(root: str, revision: str, blobs: list[str]) -> dict[str, bytes]:
    """The bytes of blobs by their ids."""
    if not blobs:
        return {}
    try:
        answer = run_git(root, "cat-file", "--batch", standard_input="".join(f"{blob}\n" for blob in blobs).encode())
    except GitError as error:
        raise ChangesError(_lacking(revision, str(error).splitlines()[-1])) from None
    contents = {}
    start = 0
    for blob in blobs:
        end = answer.find(b"\n", start)
        header = answer[start:end].split(b" ")
        if len(header) != 3 or end < 0:
            raise ChangesError(_lacking(revision, f"{blob} is missing"))
        size = int(header[2])
        contents[blob] = answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1
    return contents


def _lacking(revision: str, words: str) -> str:
    return (
        f"--since {revision}: this clone lacks old pages ({words}); doclint fetches nothing, so fetch them first with "
        "`git fetch --refetch --no-filter origin`, or clone without --filter"
    )
