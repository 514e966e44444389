"""What the rules about bodies cost, as a ratio to the bare loop over pyromark's events of the same pages.

    python -m benchmarks.bodies [FOLDER]

Pages come from a folder, or from the corpora beside the project (`../shared`, or DOCLINT_SHARED). The rules of a page
and what siblings are told of its body are run page by page, as a run does, in one process; several rounds in turn,
medians of CPU time.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from pyromark import Markdown, Options

from benchmarks.corpora import unpack
from doclint.document import Document, read_document
from doclint.document.untranslated import read_equal_halves
from doclint.rules.page import Page
from doclint.rules.registry import all_rules
from doclint.rules.rule import Scope

ROUNDS = 5
BUDGET = 3.0
"""How many times the bare loop the rules about bodies may take."""

_FAMILIES = ("TTU", "SEG", "LNK")
_MARKDOWN = Markdown(options=Options.ENABLE_TABLES)


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[0]) if arguments else unpack("snapshot-2021", Path(scratch))
        texts = [path.read_bytes() for path in sorted(folder.rglob("*.md"))]
    rules = [
        registered
        for registered in all_rules().values()
        if registered.family in _FAMILIES and registered.scope is Scope.PAGE and registered.is_on
    ]

    def bare(document: Document) -> None:
        for _event in _MARKDOWN.events_with_range(document.text[document.front_matter.body :]):
            pass

    def check(document: Document) -> None:
        page = Page(document)
        for registered in rules:
            for _problem in registered.problems(page):
                pass
        read_equal_halves(document)

    loops: list[float] = []
    checks: list[float] = []
    for _ in range(ROUNDS):
        loops.append(seconds(bare, texts))
        checks.append(seconds(check, texts))
    loop, checked = statistics.median(loops), statistics.median(checks)
    print(f"{len(texts)} pages, {len(rules)} rules, medians of {ROUNDS} rounds, CPU seconds")
    print(f"bare event loop    {loop:.2f}")
    print(f"rules about bodies {checked:.2f}   {checked / loop:.2f} times the loop (budget {BUDGET})")
    return 0 if checked <= BUDGET * loop else 1


def seconds(work: Callable[[Document], None], texts: Iterable[bytes]) -> float:
    """CPU seconds of some work on each page, reading the page itself not counted."""
    gc.collect()
    spent = 0.0
    for text in texts:
        document = read_document(text)
        start = time.process_time()
        work(document)
        spent += time.process_time() - start
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
