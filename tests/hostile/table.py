"""Prints what the hostile pages come to, as a table in Markdown: `python -m tests.hostile.table`.

Each is made at three sizes, each twice the one before, up to the largest page that is read.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.hostile.pages import PAGES, SMALL
from tests.hostile.test_pages import LARGEST, Runs, codes

SIZES = (1_200_000, 2_400_000, 4_800_000)


def print_table() -> None:
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder))
        empty = min(runs.check(b"").seconds for _ in range(5))
        print("| page | expected at 16 kB | seen | at 4.8 MB | 1.2 MB | 2.4 MB | 4.8 MB | memory |")
        print("| --- | --- | --- | --- | --: | --: | --: | --: |")
        for page in PAGES:
            small = runs.check(page.make(SMALL))
            taken = [runs.check(page.make(size)) for size in SIZES]
            times = " | ".join(f"{max(one.seconds - empty, 0):.2f} s" for one in taken)
            memory = max(one.megabytes for one in taken)
            cells = (page.name, page.codes or "clean", codes(small) or "clean", codes(taken[-1]) or "clean")
            print(f"| {' | '.join(cells)} | {times} | {memory} MB |", flush=True)
        print()
        print("| page | expected | seen | time | memory |")
        print("| --- | --- | --- | --: | --: |")
        for name, (make, expected) in LARGEST.items():
            one = runs.check(make())
            print(
                f"| {name} | {expected or 'clean'} | {codes(one) or 'clean'} | {max(one.seconds - empty, 0):.2f} s | {one.megabytes} MB |",
                flush=True,
            )
        runs.close()


if __name__ == "__main__":
    print_table()
