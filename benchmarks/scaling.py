"""Measures how the time of `doclint check` grows with the number of pages: twice as many, at most 2.2 times as long.

    python -m benchmarks.scaling [--articles 400] [--locales 8] [--rounds 5]

The pages are generated, bilingual, a quarter of them behind. Each round checks both sets in turn; medians are compared.
Exits with 1 if the ratio is higher than 2.2. `make bench` measures sets of 1,000 to 120,000 real pages by the same way.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.corpora import LOCALES, generate
from benchmarks.measuring import Case, Sample, in_turn
from benchmarks.peers import Peers
from benchmarks.results import Size, measured, wall
from benchmarks.runs import check
from benchmarks.trees import Tree, tree_of

HIGHEST_RATIO = 2.2

SIZES = (1_000, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000)


def measure_sizes(
    trees: Sequence[Tree], rounds: int, peers: Peers | None, tell: Callable[[int, Case, Sample], None] = lambda *_: None
) -> list[Size]:
    """How long cold runs over trees of several sizes take: doclint, and rumdl where it is there."""
    commands = {"cold": ("doclint, no cache", check(".", "--no-cache"))}
    if peers is not None:
        commands["rumdl"] = ("rumdl, no cache", (str(peers.rumdl), "check", "--no-cache", "."))
    cases = [
        Case(f"{key} {tree.pages}", f"{title}, {tree.pages:,} pages", command, tree.folder)
        for tree in trees
        for key, (title, command) in commands.items()
    ]
    samples = in_turn(cases, rounds, tell)
    by_key = {case.key: measured(case, samples[case.key]) for case in cases}
    return [
        {
            "pages": tree.pages,
            "articles": tree.articles,
            "locales": tree.locales,
            "runs": {key: by_key[f"{key} {tree.pages}"] for key in commands},
        }
        for tree in trees
    ]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--locales", type=int, default=8, help="locales of the smaller set")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch, name) for name in ("small", "large")]
        for folder, locales in zip(folders, (options.locales, 2 * options.locales), strict=True):
            generate(folder, options.articles, LOCALES[:locales])
        small, large = measure_sizes([tree_of(folder) for folder in folders], options.rounds, None)
    for size in (small, large):
        print(f"{size['locales']:3} locales, {size['pages']:6,} pages: {wall(size['runs'], 'cold'):6.2f} s")
    ratio = wall(large["runs"], "cold") / wall(small["runs"], "cold")
    print(f"ratio {ratio:.2f}, at most {HIGHEST_RATIO}")
    return int(ratio > HIGHEST_RATIO)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
