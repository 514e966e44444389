"""Measures how fast doclint is beside its peers, and says which of its budgets are kept.

    python -m benchmarks [--rounds 5] [--sittings 3] [--quick] [--corpus NAME|FOLDER] [--only KEY ...] [--output FILE]
    python -m benchmarks --check

`make bench` installs the peers before, and writes docs/performance.md after. A whole measurement takes half an hour, on
a machine that has nothing else to do. `--check` measures nothing: it exits with 1 if what was measured last breaks a
budget, or does not know.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import startup
from benchmarks.budgets import verdicts
from benchmarks.corpora import unpack_or_generate
from benchmarks.measuring import Case, Sample, in_turn, peak_memory
from benchmarks.peers import Peers, find_peers, require_this_checkout, versions
from benchmarks.performance_page import budget_table, run_tables, share_table, size_table
from benchmarks.results import RESULTS, Results, Share, Sitting, Size, load, machine, measured, save
from benchmarks.runs import cases
from benchmarks.scaling import SIZES, measure_sizes
from benchmarks.shares import measure_shares
from benchmarks.tables import duration
from benchmarks.trees import Tree, of_sizes, repository, tree_of

_QUICK_PAGES = 300


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sittings", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help=f"one round on {_QUICK_PAGES} pages: does it all run?")
    parser.add_argument("--corpus", default="snapshot-2021", help="a set of real pages, or a folder of locales")
    parser.add_argument("--only", nargs="+", metavar="KEY", help="these runs, and nothing else")
    parser.add_argument(
        "--output", type=Path, help="where results are kept; default: results.json, unless --quick or --only"
    )
    parser.add_argument("--check", action="store_true", help="judge what was measured last")
    options = parser.parse_args(arguments)
    if options.check:
        return _judge(load(options.output or RESULTS)["sittings"])
    if options.quick:
        options.rounds, options.sittings = 1, 1
    require_this_checkout()
    peers = find_peers()
    if peers is None:
        print("The peers are not installed (`make bench` does it): only doclint is measured.")
    with tempfile.TemporaryDirectory(prefix="doclint-bench-") as scratch:
        results = _measure(options, peers, Path(scratch))
    output = options.output or (None if options.quick or options.only else RESULTS)
    if output is not None:
        save(results, output)
    return 0


def _measure(options: argparse.Namespace, peers: Peers | None, scratch: Path) -> Results:
    corpus = _corpus(options, scratch)
    steady, changing = repository(corpus.folder, scratch / "steady"), repository(corpus.folder, scratch / "changing")
    print(f"{corpus.folder.name}: {corpus.pages:,} pages in {corpus.locales} locales", flush=True)
    runs = [
        case for case in cases(steady, changing, scratch, peers) if options.only is None or case.key in options.only
    ]
    sittings = []
    for number in range(1, options.sittings + 1):
        print(f"\nSitting {number} of {options.sittings}", flush=True)
        sittings.append(_sit(runs, options.rounds))
        print("", *run_tables(sittings[-1]), budget_table(verdicts(sittings)), sep="\n\n", flush=True)
    is_whole = options.only is None
    return {
        "machine": machine(),
        "programs": versions(peers),
        "corpus": {
            "name": corpus.folder.name,
            "pages": corpus.pages,
            "locales": corpus.locales,
            "megabytes": round(sum(path.stat().st_size for path in corpus.folder.rglob("*.md")) / 1e6, 1),
        },
        "rounds": options.rounds,
        "sittings": sittings,
        "sizes": _sizes(options, corpus, scratch, peers) if is_whole else [],
        "shares": _shares(options, steady, scratch, peers) if is_whole else [],
        "startup": startup.rows() if is_whole else [],
    }


def _corpus(options: argparse.Namespace, scratch: Path) -> Tree:
    folder = Path(options.corpus)
    corpus = folder if folder.is_dir() else unpack_or_generate(options.corpus, scratch)
    tree = tree_of(corpus)
    if options.quick and tree.pages > _QUICK_PAGES:
        (tree,) = of_sizes(corpus, scratch / "quick", [_QUICK_PAGES])
    return tree


def _sit(runs: Sequence[Case], rounds: int) -> Sitting:
    samples = in_turn(runs, rounds, _tell)
    # What runs for milliseconds is over before its memory is seen.
    return {
        case.key: measured(case, samples[case.key], None if case.repeats > 1 else peak_memory(case)) for case in runs
    }


def _sizes(options: argparse.Namespace, corpus: Tree, scratch: Path, peers: Peers | None) -> list[Size]:
    print("\nSets of several sizes", flush=True)
    sizes = (corpus.pages // 3, corpus.pages, 2 * corpus.pages) if options.quick else SIZES
    trees = of_sizes(corpus.folder, scratch / "sizes", sizes)
    found = measure_sizes(trees, options.rounds, peers, _tell)
    print(f"\n{size_table(found)}", flush=True)
    return found


def _shares(options: argparse.Namespace, tree: Tree, scratch: Path, peers: Peers | None) -> list[Share]:
    shares = measure_shares(tree.folder, scratch, options.rounds, peers)
    print(f"\nWhere the time goes\n\n{share_table(shares)}", flush=True)
    return shares


def _judge(sittings: Sequence[Sitting]) -> int:
    judged = verdicts(sittings)
    print(budget_table(judged))
    return 0 if all(verdict.is_kept for verdict in judged) else 1


def _tell(number: int, case: Case, sample: Sample) -> None:
    print(f"{number:3}  {case.title:40} {duration(sample.wall):>9}  CPU {duration(sample.cpu):>9}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
