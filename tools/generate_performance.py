"""Writes what docs/performance.md says of the last measurement (benchmarks/results.json), and its picture.

`--check` writes nothing, names what would change, and fails. Where nothing has been measured, nothing is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.performance_page import PICTURE, parts_of_page, render_picture
from benchmarks.results import RESULTS, load
from tools.generate_docs import with_parts

DOCS = PROJECT / "docs"


def generated_files() -> dict[Path, str]:
    """The page, and the picture where several sizes were measured."""
    if not RESULTS.is_file():
        return {}
    results = load(RESULTS)
    page = DOCS / "performance.md"
    files = {page: with_parts(page.name, page.read_text(encoding="utf-8"), parts_of_page(results))}
    return files | ({DOCS / PICTURE: render_picture(results)} if results["sizes"] else {})


def main() -> None:
    files = generated_files()
    changed = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if changed and "--check" in sys.argv:
        names = ", ".join(path.relative_to(PROJECT).as_posix() for path in changed)
        sys.exit(f"not up to date: {names}; `make docs` writes them")
    for path in changed:
        path.write_text(files[path], encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
