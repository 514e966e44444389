"""A tree of some hundred pages that has a finding of nearly every rule: the bad examples of all rules, side by side."""

from __future__ import annotations

import os
from pathlib import Path

from doclint.rules.manual import example_pages, without_markers
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad


def write_many_pages(folder: Path) -> list[Path]:
    """Write them below a folder, last changed long ago, and give their paths."""
    written = []
    for code, registered in all_rules().items():
        for number, example in enumerate(registered.rule.examples):
            for name, text in example_pages(example.pages).items():
                locale, slash, rest = name.partition("/")
                path = folder / locale / f"{code.lower()}-{number}-{rest}" if slash else folder / f"{code}-{name}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes((without_markers(text) if isinstance(example, Bad) else text).encode())
                os.utime(path, (1_700_000_000, 1_700_000_000))
                written.append(path)
    return sorted(written)
