"""The runs that are measured: doclint and its peers on a whole corpus, on five changed pages, and on nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from benchmarks.measuring import Case, measure
from benchmarks.peers import DOCLINT, PYTHON, SCRIPT, Peers
from benchmarks.trees import Tree, edit, pages_of, spread, touch

TODAY = "2021-12-31"
"""When the real pages were published: the day that rules about dates go by."""

CHANGED = 5
"""Pages that a commit changes."""

_SHORT = 4
"""How often a run of milliseconds is measured in a round."""


def check(*arguments: str) -> tuple[str, ...]:
    """`doclint check` as a user calls it."""
    return (str(DOCLINT), "check", *arguments, "--today", TODAY)


def cases(steady: Tree, changing: Tree, scratch: Path, peers: Peers | None) -> list[Case]:
    """All runs. `steady` stays as it is; pages of `changing`, the same, are edited. Caches lie below `scratch`."""
    return [
        *_starts(steady),
        *_whole(steady, scratch, peers),
        *_again(changing, scratch),
        *_commit(changing, scratch, peers),
    ]


def _starts(tree: Tree) -> list[Case]:
    return [
        Case("python", "`python -c pass`", (str(PYTHON), "-c", "pass"), tree.folder, repeats=_SHORT),
        Case("version", "`doclint --version`", (str(DOCLINT), "--version"), tree.folder, repeats=_SHORT),
    ]


def _whole(tree: Tree, scratch: Path, peers: Peers | None) -> list[Case]:
    first, warm = scratch / "first", scratch / "warm"
    found = [
        Case("script", "the script", (str(PYTHON), str(SCRIPT), *pages_of(tree.folder)), tree.folder),
        Case("cold", "doclint, no cache", check(".", "--no-cache"), tree.folder),
        Case("one-process", "doclint, no cache, one process", check(".", "--no-cache", "--jobs", "1"), tree.folder),
        Case("first", "doclint, first run with a cache", _cached(first, "."), tree.folder, partial(_remove, first)),
        Case("unchanged", "doclint, nothing changed", _cached(warm, "."), tree.folder, _fill(tree, warm)),
    ]
    if peers is None:
        return found
    rumdl = (str(peers.rumdl), "check")
    rumdl_cache = str(scratch / "rumdl")
    return [
        Case("rumdl", "rumdl, no cache", (*rumdl, "--no-cache", "."), tree.folder),
        Case("rumdl-unchanged", "rumdl, nothing changed", (*rumdl, "--cache-dir", rumdl_cache, "."), tree.folder),
        Case("mdsmith", "mdsmith", (str(peers.mdsmith), "check", "."), tree.folder),
        *found,
    ]


def _again(tree: Tree, scratch: Path) -> list[Case]:
    folder = scratch / "changing"
    run = _cached(folder, ".")
    fill = _fill(tree, folder)
    (page,) = spread(tree, 1)
    return [
        Case("touched", "doclint, all pages touched", run, tree.folder, _after(fill, partial(touch, tree))),
        Case("edited", "doclint, one page edited", run, tree.folder, _after(fill, partial(edit, tree, [page]))),
    ]


def _commit(tree: Tree, scratch: Path, peers: Peers | None) -> list[Case]:
    folder = scratch / "changing"
    pages = spread(tree, CHANGED)
    # As the hook calls it (.pre-commit-hooks.yaml).
    hook = ("--force-exclude", *pages)
    fill = _fill(tree, folder)
    commands = [
        ("commit-script", "the script", (str(PYTHON), str(SCRIPT), *pages)),
        ("commit", "doclint, the corpus in its cache", _cached(folder, *hook)),
        ("commit-cold", "doclint, no cache", check(*hook, "--no-cache")),
    ]
    if peers is not None:
        commands = [
            ("commit-rumdl", "rumdl, no cache", (str(peers.rumdl), "check", "--no-cache", *pages)),
            ("commit-mdsmith", "mdsmith", (str(peers.mdsmith), "check", *pages)),
            *commands,
        ]
    change = partial(edit, tree, pages)
    prepare = {"commit": _after(fill, change)}
    return [
        Case(key, title, command, tree.folder, prepare.get(key, change), _SHORT) for key, title, command in commands
    ]


def _cached(folder: Path, *arguments: str) -> tuple[str, ...]:
    return check(*arguments, "--cache-dir", str(folder))


def _fill(tree: Tree, folder: Path) -> Callable[[], None]:
    """Checks the tree once, and not again, so that its pages are in the cache."""

    @cache
    def fill() -> None:
        measure(Case("fill", "filling the cache", _cached(folder, "."), tree.folder))

    return fill


def _after(first: Callable[[], None], then: Callable[[], None]) -> Callable[[], None]:
    def both() -> None:
        first()
        then()

    return both


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
