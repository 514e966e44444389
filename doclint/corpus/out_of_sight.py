"""Pages that exist though no file has their name: outside a sparse checkout, or with accents encoded otherwise."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from functools import cache

from doclint.corpus.git import Git, GitError, repository_roots


def pages_out_of_sight(paths: Iterable[str]) -> set[str]:
    """Those of some absolute paths of pages, in any ending, that git's index or a folder has all the same."""
    paths = list(paths)
    names = cache(_normal_names)
    found = {path for path in paths if _normal(os.path.basename(path)) in names(os.path.dirname(path))}
    roots = repository_roots(os.path.dirname(path) for path in paths)
    by_root: dict[str, list[str]] = {}
    for path in paths:
        root = roots[os.path.dirname(path)]
        if root is not None:
            by_root.setdefault(root, []).append(path)
    for root, below in by_root.items():
        if _may_be_sparse(root):
            left_out = {_normal(path) for path in _left_out(root)}
            found.update(path for path in below if _normal(path) in left_out)
    return found


def _normal(name: str) -> str:
    """What names have in common that are one: neither the encoding of accents counts, nor `.md` or `.mdx`."""
    stem, _ = os.path.splitext(name)
    return unicodedata.normalize("NFC", stem)


def _normal_names(folder: str) -> set[str]:
    try:
        return {_normal(name) for name in os.listdir(folder) if name.endswith((".md", ".mdx", ".markdown"))}
    except OSError:
        return set()


def _may_be_sparse(root: str) -> bool:
    git = os.path.join(root, ".git")
    return not os.path.isdir(git) or os.path.exists(os.path.join(git, "info", "sparse-checkout"))


def _left_out(root: str) -> Iterable[str]:
    """The absolute paths of files in the index that the checkout does not have."""
    try:
        listing = Git(root).run("ls-files", "-t", "-z")
    except GitError:
        return ()
    names = (line[2:] for line in os.fsdecode(listing).split("\0") if line.startswith("S "))
    return (os.path.join(root, name) for name in names)
