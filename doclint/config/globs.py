"""Globs of the configuration, read like a line of .gitignore and never at the mercy of a backtracking pattern.

A glob without a slash (but at its end) matches a file or folder of that name anywhere; one with a slash counts from the
folder it was written for. `*` and `?` stop at a slash, `**` as a whole step is any number of folders, `[a-z]` one
character, `{a,b}` either. A glob that matches a folder matches everything in it. In a list, `!glob` takes out again
what the globs before it matched. Case counts.

Not `pathspec`: it takes ten times as long to import as these patterns take to compile, and knows no `{a,b}`.
"""

from __future__ import annotations

import os
import re
from functools import cache

from doclint.data_classes import dataclass

MOST_ALTERNATIVES = 100


class GlobError(ValueError):
    """A glob that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Globs:
    """A list of globs, bound to the folder that they count from.

    Attributes:
        base: an absolute folder.
        globs: as they were written.
    """

    base: str
    globs: tuple[str, ...]

    def __post_init__(self) -> None:
        """Read the globs.

        Raises:
            GlobError: one of them cannot be read.
        """
        for glob in self.globs:
            _compile(glob)

    def matches(self, page: str) -> bool:
        """Whether the globs match the absolute path of a page, or a folder that it is in."""
        path = self._relative(page)
        for is_wanted, pattern in map(_compile, reversed(self.globs)):
            if pattern.match(path):
                return is_wanted
        return False

    def match_whole(self, page: str) -> bool:
        """Whether one of the globs matches the path itself, not a folder that it is in."""
        path = self._relative(page)
        return any(
            match is not None and match.end() == len(path)
            for is_wanted, pattern in map(_compile, self.globs)
            if is_wanted
            for match in (pattern.match(path),)
        )

    def _relative(self, page: str) -> str:
        base = self.base.rstrip(os.sep) + os.sep
        path = page[len(base) :] if page.startswith(base) else os.path.relpath(page, self.base)
        return path.replace(os.sep, "/")


def check_glob(glob: str) -> str | None:
    """Why a glob cannot be read, None if it can."""
    try:
        _compile(glob)
    except GlobError as error:
        return str(error)
    return None


@cache
def _compile(glob: str) -> tuple[bool, re.Pattern[str]]:
    is_wanted = not glob.startswith("!")
    text = glob if is_wanted else glob[1:]
    if not text.strip("/."):
        raise GlobError("it names no file")
    patterns = [_pattern(alternative) for alternative in _alternatives(text)]
    return is_wanted, re.compile("|".join(patterns), re.DOTALL)


def _alternatives(glob: str) -> list[str]:
    """The globs that `{a,b}` stands for, innermost braces first."""
    done: list[str] = []
    waiting = [glob]
    while waiting:
        text = waiting.pop()
        braces = _BRACES.search(text)
        if braces is None:
            done.append(text)
        else:
            waiting += [text[: braces.start()] + part + text[braces.end() :] for part in braces[1].split(",")]
        if len(done) + len(waiting) > MOST_ALTERNATIVES:
            raise GlobError(f"its braces stand for more than {MOST_ALTERNATIVES} globs")
    return done


_BRACES = re.compile(r"\{([^{},]*+,[^{}]*+)\}")


def _pattern(glob: str) -> str:
    """A regular expression for a glob without braces.

    What stands before a star or `**` is matched as early as it can be and never tried elsewhere (an atomic group): what
    the star stands for can begin anywhere, so another place would match no more, and the time stays short for any glob
    and any path.
    """
    is_anchored = "/" in glob.rstrip("/")
    parts = [part for part in glob.split("/") if part not in ("", ".")]
    runs: list[list[str]] = [[]]
    for part in parts if is_anchored else ["**", *parts]:
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(_step(part))
    first, *others = ["/".join(run) for run in runs]
    pattern = first
    # Stars that follow each other are one.
    others = [run for index, run in enumerate(others, 1) if run or index == len(others)]
    for index, run in enumerate(others, 1):
        slash = "/" if pattern else ""
        if not run:
            # At the end, `a/**` is what is in `a`, not `a` itself.
            pattern += f"{slash}[^/]+"
        elif index < len(others):
            pattern += f"{slash}(?>(?:[^/]+/)*?{run}(?=/))"
        else:
            pattern += f"{slash}(?:[^/]+/)*?{run}"
    return pattern + ("(?=/)" if glob.endswith("/") else r"(?=/|\Z)")


_PIECES = re.compile(r"(?P<stars>\*+)|\[(?P<not>[!^]?)(?P<set>\]?[^\]]*)\]|(?P<any>\?)|(?P<open>\[)|[^*\[?]+")


def _step(part: str) -> str:
    """A regular expression for what stands between two slashes."""
    runs = [""]
    for piece in _PIECES.finditer(part):
        if piece["stars"]:
            runs.append("")
        elif piece["open"]:
            raise GlobError("its bracket is never closed")
        elif piece["any"]:
            runs[-1] += "[^/]"
        elif piece["set"] is not None:
            runs[-1] += _set(piece["set"], is_negated=bool(piece["not"]))
        else:
            runs[-1] += re.escape(piece[0])
    first, *others = runs
    if not others:
        return f"{first}(?![^/])"
    pattern = first + "".join(f"(?>[^/]*?{run})" for run in others[:-1])
    # A star alone is a name, not nothing.
    return f"{pattern}{'[^/]+' if runs == ['', ''] else '[^/]*' + others[-1]}(?![^/])"


def _set(characters: str, *, is_negated: bool) -> str:
    # Two hyphens in a row will mean something in `re` one day, and it warns of that now.
    inner = re.sub(r"([\\\[\]&~|^]|-(?=-))", r"\\\1", characters)
    pattern = f"[^/{inner}]" if is_negated else f"(?!/)[{inner}]"
    try:
        re.compile(pattern)
    except re.error:
        raise GlobError(f"[{characters}] is no set of characters") from None
    return pattern
