"""Measures how the time of `doclint check` grows with the number of locales: twice as many, at most 2.2 times as long.

    python benchmarks/scaling.py [--articles 400] [--locales 8] [--rounds 5]

The pages are generated, bilingual, a quarter of them behind. Each round checks both sets in turn; medians are compared.
Exits with 1 if the ratio is higher than 2.2.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HIGHEST_RATIO = 2.2

LOCALES = (
    *"ar-SA bg-BG cs-CZ da-DK de-DE el-GR es-ES et-EE fi-FI fr-FR he-IL hr-HR hu-HU id-ID it-IT ja-JP".split(),
    *"ko-KR lt-LT lv-LV nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-Latn-RS sv-SE th-TH tr-TR".split(),
)

PAIRS = 12


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--locales", type=int, default=8, help="locales of the smaller set, at most 16")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        sizes = (options.locales, 2 * options.locales)
        folders = [Path(root, str(size)) for size in sizes]
        for folder, size in zip(folders, sizes, strict=True):
            write_pages(folder, options.articles, LOCALES[:size])
        times: list[list[float]] = [[], []]
        for _ in range(options.rounds + 1):
            for folder, measured in zip(folders, times, strict=True):
                measured.append(seconds(folder))
    # The first round fills the file system's cache.
    small, large = (statistics.median(measured[1:]) for measured in times)
    for size, median in zip(sizes, (small, large), strict=True):
        print(f"{size:3} locales, {size * options.articles:6,} pages: {median:6.2f} s")
    print(f"ratio {large / small:.2f}, at most {HIGHEST_RATIO}")
    return large / small > HIGHEST_RATIO


def write_pages(folder: Path, articles: int, locales: tuple[str, ...]) -> None:
    """Write one page for each article and locale."""
    for number in range(articles):
        for index, locale in enumerate(locales):
            path = folder / locale / f"guides-{number % 20}" / f"beacon-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(number, locale, is_behind=(number + index) % 4 == 0), encoding="utf-8")


def page(number: int, locale: str, *, is_behind: bool) -> str:
    """A bilingual page of the article with this number."""
    source = hashlib.sha1(f"{number} {is_behind}".encode(), usedforsecurity=False).hexdigest()
    body = "\n\n".join(
        f'<span data-ttu-id="4c1d7-{101 + pair}">Phare {number}, {pair}.</span><span class="sxs-lookup">'
        f'<span data-stu-id="4c1d7-{101 + pair}">Beacon {number}, {pair}.</span></span>'
        for pair in range(PAIRS)
    )
    return (
        f"---\ntitle: Phare {number}\nauthor: ingridsol\nms.author: ingridsol\nms.openlocfilehash: {source}\n"
        f"ms.sourcegitcommit: {source}\nms.translationtype: MT\nms.contentlocale: {locale}\n"
        f'ms.lasthandoff: {"02/12/2024" if is_behind else "04/02/2024"}\nms.locfileid: "{number}"\n---\n{body}\n'
    )


def seconds(folder: Path) -> float:
    """How long a whole run over a folder takes, process start included."""
    command = [sys.executable, "-m", "doclint", "check", ".", "--today", "2024-06-01", "--exit-zero", "--no-cache"]
    start = time.perf_counter()
    subprocess.run(
        [*command, "--isolated", "--output-format", "json"], cwd=folder, stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
