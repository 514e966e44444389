"""What happened to the source pages since translations were made from them: one `git log` for the run."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import IO

from doclint.corpus.git import open_git
from doclint.corpus.git_objects import GitObjects
from doclint.data_classes import dataclass

_CHUNK_BYTES = 1 << 16
_COMMIT = "\x01"

# No setting of the repository may make git run a program (gpg, a differ, a text converter) or change what it prints.
_LOG = (
    *("-c", "log.showSignature=false", "log", "--topo-order", "--format=%x01%H %ct %P", "--name-status", "-z"),
    *("--no-ext-diff", "--no-textconv", "--no-relative", "--no-color", "--stdin"),
)


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a translation is behind its source.

    Attributes:
        commits: how many commits changed the source page since.
        since: the day (UTC) of the first of them.
    """

    commits: int
    since: datetime.date


@dataclass(frozen=True, slots=True)
class Departure:
    """How a source page went away.

    Attributes:
        new_path: where it was moved to, relative to the repository; None where git shows no move.
    """

    commit: str
    date: datetime.date
    new_path: str | None


@dataclass(frozen=True, slots=True)
class _Change:
    """One commit that touched a path.

    Attributes:
        known_to: a bit for each named commit from which this one can be reached.
        moved_to: where the path went in this commit; None where it did not go.
        is_end: whether the path is gone after it.
    """

    commit: str
    time: int
    known_to: int
    moved_to: str | None
    is_end: bool


class History:
    """What the commits between the tip and the named commits did to paths."""

    def __init__(self, objects: GitObjects, tip: str, named: Iterable[str]) -> None:
        """Read nothing yet; `tip` and `named` are full names of commits that the repository has."""
        self._objects = objects
        self._tip = tip
        self._bits = {commit: 1 << number for number, commit in enumerate(sorted({tip, *named}))}

    def lag(self, commit: str, path: str) -> Lag | None:
        """What a page misses that was made from `commit`; None where git does not tell, in a shallow clone."""
        tip, made_from = self._bits[self._tip], self._bits[commit]
        changes, unknown_to = self._read
        if unknown_to & made_from:
            return None
        missed = [
            change.time for change in changes.get(path, ()) if change.known_to & tip and not change.known_to & made_from
        ]
        return Lag(len(missed), _day(min(missed))) if missed else None

    def departure(self, path: str) -> Departure | None:
        """How a path that the tip does not have went away; None where the history that is at hand does not tell."""
        end = self._end_of(path)
        if end is None:
            return None
        new_path, seen = end.moved_to, {path}
        while new_path is not None and new_path not in seen and self._objects.find(self._tip, new_path) is None:
            seen.add(new_path)
            later = self._end_of(new_path)
            new_path = later.moved_to if later is not None else None
        return Departure(end.commit, _day(end.time), None if new_path in seen else new_path)

    def _end_of(self, path: str) -> _Change | None:
        tip = self._bits[self._tip]
        return next((change for change in self._read[0].get(path, ()) if change.is_end and change.known_to & tip), None)

    @cached_property
    def _read(self) -> tuple[dict[str, list[_Change]], int]:
        """The changes of each path, newest first, and the bits of the commits that no end of the history knows of.

        The latter are named commits from which some commit cannot be reached whose parents a shallow clone left out.
        """
        everybody = (1 << len(self._bits)) - 1
        pending: dict[str, int] = dict(self._bits)
        changes: dict[str, list[_Change]] = {}
        unknown_to = 0
        shallow = self._objects.shallow_commits
        for commit, time, parents, files in self._log():
            known_to = pending.pop(commit, 0) | self._bits.get(commit, 0)
            for parent in parents:
                pending[parent] = pending.get(parent, 0) | known_to
            if commit in shallow:
                # Its diff is the whole tree: what it changed, and what came before it, nobody knows.
                unknown_to |= everybody & ~known_to
                continue
            for status, path, new_path in files:
                change = _Change(commit, time, known_to, new_path, is_end=status in ("D", "R"))
                changes.setdefault(path, []).append(change)
                if new_path is not None:
                    changes.setdefault(new_path, []).append(_Change(commit, time, known_to, None, is_end=False))
            if all(known_to == everybody for known_to in pending.values()):
                break
        return changes, unknown_to

    def _log(self) -> Iterator[tuple[str, int, list[str], list[tuple[str, str, str | None]]]]:
        """Commits, children before parents: name, time in seconds, parents, and files with status and new path."""
        # Similar files are told by their bytes, which a partial clone would have to fetch.
        renames = "-M100%" if self._objects.is_partial else "-M"
        process = open_git(self._objects.repository.folder, *self._objects.repository.arguments(*_LOG, renames))
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            with process.stdin as stdin:
                stdin.write("".join(commit + "\n" for commit in self._bits).encode())
            with process.stdout as stdout:
                yield from _parse(_tokens(stdout))
        except BrokenPipeError:
            return
        finally:
            process.kill()
            process.wait()


def _tokens(pipe: IO[bytes]) -> Iterator[str]:
    rest = b""
    while chunk := pipe.read(_CHUNK_BYTES):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from map(os.fsdecode, whole)


def _parse(tokens: Iterator[str]) -> Iterator[tuple[str, int, list[str], list[tuple[str, str, str | None]]]]:
    head: list[str] = []
    files: list[tuple[str, str, str | None]] = []
    for token in tokens:
        if token.startswith(_COMMIT):
            if head:
                yield head[0], int(head[1]), head[2:], files
            head, files = token[1:].split(), []
        elif (status := token.strip()[:1]) in ("R", "C"):
            path, new_path = next(tokens), next(tokens)
            files.append((status, path, new_path) if status == "R" else ("A", new_path, None))
        elif status:
            files.append((status, next(tokens), None))
    if head:
        yield head[0], int(head[1]), head[2:], files


def _day(time: int) -> datetime.date:
    return datetime.datetime.fromtimestamp(time, datetime.UTC).date()
