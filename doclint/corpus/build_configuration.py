"""docfx's build configuration: what `docfx.json` gives to pages, and which of them are fragments of others."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from doclint.corpus.git import repository_root
from doclint.document.block import JsonValue
from doclint.system.data_classes import dataclass
from doclint.system.digests import blake2b
from doclint.system.globs import GlobError, Globs
from doclint.system.ordinary_files import read_ordinary_file

_LARGEST_BYTES = 1_000_000
_MOST_GLOBS = 2_000

_NAME = "docfx.json"

# What docfx includes into other pages stands here, whatever a configuration says.
_FRAGMENTS = frozenset(["includes", "_includes", "include"])


def read_build_configuration(path: str) -> Mapping[str, Any]:
    """A file of docfx's; empty where there is none, or what is there is a link, no ordinary file, or no JSON object."""
    try:
        if os.path.islink(path):
            return {}
        value = json.loads(read_ordinary_file(path, _LARGEST_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


@dataclass(frozen=True, eq=False)
class Docset:
    """What a `docfx.json` says of the pages below its folder.

    Attributes:
        folder: absolute.
        build: its `build` section.
    """

    folder: str
    build: Mapping[str, Any]

    def given(self, page: str) -> dict[str, JsonValue]:
        """The metadata that a page gets from `globalMetadata` and `fileMetadata`, by its absolute path."""
        given = dict(self._global)
        for key, values in self._by_file:
            for globs, value in values:
                if globs.matches(page):
                    given[key] = value
        return given

    def excludes(self, page: str) -> bool:
        """Whether the content of the build leaves a page out by name, so that it is no article of its own."""
        is_excluded = False
        for included, excluded in self._contents:
            if excluded.globs and excluded.matches(page):
                is_excluded = True
            elif included.matches(page):
                return False
        return is_excluded

    @cached_property
    def _global(self) -> dict[str, JsonValue]:
        metadata = self.build.get("globalMetadata")
        return metadata if isinstance(metadata, dict) else {}

    @cached_property
    def _by_file(self) -> list[tuple[str, list[tuple[Globs, JsonValue]]]]:
        metadata = self.build.get("fileMetadata")
        found = []
        left = _MOST_GLOBS
        for key, values in metadata.items() if isinstance(metadata, dict) else ():
            pairs = list(values.items())[:left] if isinstance(values, dict) else []
            left -= len(pairs)
            found.append((key, [(self._globs(glob, self.folder), value) for glob, value in pairs]))
        return found

    @cached_property
    def _contents(self) -> list[tuple[Globs, Globs]]:
        contents = self.build.get("content")
        found = []
        for content in contents[:_MOST_GLOBS] if isinstance(contents, list) else ():
            if isinstance(content, dict):
                base = content.get("src") or content.get("cwd")
                folder = os.path.normpath(os.path.join(self.folder, base)) if isinstance(base, str) else self.folder
                found.append((self._globs(content.get("files"), folder), self._globs(content.get("exclude"), folder)))
        return found

    def _globs(self, globs: object, folder: str) -> Globs:
        """The globs of a list that doclint can read; what it cannot leaves the others be."""
        listed = globs if isinstance(globs, list) else [globs]
        readable = []
        for glob in listed[:_MOST_GLOBS]:
            try:
                if isinstance(glob, str):
                    Globs(self.folder, (glob,))
                    readable.append(glob)
            except GlobError:
                continue
        return Globs(folder, tuple(readable))


class Docsets:
    """Finds the `docfx.json` that is nearest above a page, in its repository."""

    def __init__(self, root: str) -> None:
        """`root` is that of the run: where looking ends outside of repositories."""
        self._root = root
        self._known: dict[str, Docset | None] = {}

    def given(self, page: str) -> dict[str, JsonValue]:
        """The metadata that the build gives to a page, by its absolute path."""
        docset = self._at(os.path.dirname(page))
        return docset.given(page) if docset is not None else {}

    def is_fragment(self, page: str) -> bool:
        """Whether a page, by its absolute path, is included into others and is no article of its own."""
        folder = os.path.dirname(page)
        docset = self._at(folder)
        root = docset.folder if docset is not None else repository_root(folder) or self._root
        below = folder.removeprefix(root).casefold().split(os.sep)
        return not _FRAGMENTS.isdisjoint(below) or (docset is not None and docset.excludes(page))

    def digest(self, pages: Iterable[str]) -> bytes:
        """What tells the configurations that some pages depend on from any others."""
        docsets = {self._at(folder) for folder in {os.path.dirname(page) for page in pages}}
        said = sorted(
            (docset.folder, json.dumps(docset.build, sort_keys=True)) for docset in docsets if docset is not None
        )
        return blake2b(repr(said).encode(errors="surrogateescape"), digest_size=16).digest()

    def _at(self, folder: str) -> Docset | None:
        if folder not in self._known:
            self._known[folder] = self._find(folder)
        return self._known[folder]

    def _find(self, folder: str) -> Docset | None:
        path = os.path.join(folder, _NAME)
        if os.path.lexists(path):
            build = read_build_configuration(path).get("build")
            return Docset(folder, build if isinstance(build, dict) else {})
        parent = os.path.dirname(folder)
        if parent == folder or folder == self._root or os.path.lexists(os.path.join(folder, ".git")):
            return None
        return self._at(parent)
