"""What docs/performance.md says of a measurement (benchmarks/results.json), and its picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.budgets import Verdict, verdicts
from benchmarks.plot import Series, draw
from benchmarks.results import Results, Share, Sitting, Size, cpu, wall
from benchmarks.tables import amount, duration, table

PICTURE = "performance.svg"
"""Beside the page."""

_STARTS = ("python", "version")
_TITLES = {"cold": "doclint", "rumdl": "rumdl"}


def parts_of_page(results: Results) -> dict[str, str]:
    """The parts of the page that are made from what was measured, by their names on the page."""
    whole, commit, starts = run_tables(results["sittings"][-1])
    return {
        "measurement": _measurement(results),
        "budgets": budget_table(verdicts(results["sittings"])),
        "whole": whole,
        "commit": commit,
        "starting": "\n\n".join([starts, *_startup(results["startup"])]),
        "growth": _growth(results["sizes"]),
        "shares": share_table(results["shares"]),
    }


def render_picture(results: Results) -> str:
    """Time against pages, as SVG."""
    series = [
        Series(_TITLES[key], [(size["pages"], wall(size["runs"], key)) for size in results["sizes"]])
        for key in results["sizes"][0]["runs"]
    ]
    return draw("Checking everything, cold, without a cache", series)


def budget_table(judged: Sequence[Verdict]) -> str:
    sittings = max(len(verdict.measured) for verdict in judged)
    numbers = [f"sitting {number}" for number in range(1, sittings + 1)] if sittings > 1 else ["measured"] * sittings
    rows = [
        [
            verdict.budget.title,
            verdict.budget.limit,
            *verdict.numbers,
            *[""] * (sittings - len(verdict.numbers)),
            verdict.word,
        ]
        for verdict in judged
    ]
    return table(["run", "at most", *numbers, "budget"], rows)


def run_tables(sitting: Sitting) -> tuple[str, str, str]:
    """What was measured of a whole corpus, of a commit, and of starting."""
    commit = [key for key in sitting if key.startswith("commit")]
    starts = [key for key in sitting if key in _STARTS]
    whole = [key for key in sitting if key not in commit and key not in starts]
    return (
        run_table(sitting, whole, "rumdl"),
        run_table(sitting, commit, "commit-script"),
        run_table(sitting, starts, "python"),
    )


def run_table(sitting: Sitting, keys: Sequence[str], beside: str) -> str:
    """Medians of these runs of a sitting, and what they are to one of them."""
    has_memory = any(sitting[key]["largest"] for key in keys)
    rows = [
        [
            sitting[key]["title"],
            duration(wall(sitting, key)),
            duration(cpu(sitting, key)),
            *([amount(sitting[key]["together"]), amount(sitting[key]["largest"])] if has_memory else []),
            *([f"{wall(sitting, key) / wall(sitting, beside):.2f}"] if beside in keys else []),
        ]
        for key in keys
    ]
    memory = ["memory", "largest process"] if has_memory else []
    ratio = [f"wall, to {sitting[beside]['title']}"] if beside in keys else []
    return table(["run", "wall", "CPU", *memory, *ratio], rows)


def size_table(sizes: Sequence[Size]) -> str:
    """How long each size takes, and a page of it; and the slope of doclint's line from the size before."""
    keys = list(sizes[0]["runs"])
    points = [(size["pages"], wall(size["runs"], "cold")) for size in sizes]
    slopes = [f"{Series('', pair).slope:.2f}" for pair in pairwise(points)]
    rows = [
        [
            f"{size['pages']:,}",
            f"{size['articles']:,}",
            str(size["locales"]),
            *(duration(wall(size["runs"], key)) for key in keys),
            f"{wall(size['runs'], 'cold') / size['pages'] * 1e6:.0f} µs",
            slope,
        ]
        for size, slope in zip(sizes, ["", *slopes], strict=True)
    ]
    return table(["pages", "articles", "locales", *(_TITLES[key] for key in keys), "doclint, a page", "slope"], rows)


def share_table(shares: Sequence[Share]) -> str:
    """Where the time goes, and how far from its floor each part is."""
    together = sum(share["cpu"] for share in shares)
    rows = [
        [
            share["title"],
            duration(share["cpu"]),
            f"{share['cpu'] / together:.0%}",
            duration(share["floor"]) if share["floor"] else "",
            f"{share['cpu'] / share['floor']:.1f} ×" if share["floor"] else "",
            share["floor_is"] if share["floor"] else "",
        ]
        for share in shares
    ]
    rows.append(["together", duration(together), "", "", "", ""])
    return table(["part", "CPU", "share", "floor", "distance", "the floor is"], rows)


def _measurement(results: Results) -> str:
    corpus = results["corpus"]
    programs = ", ".join(f"{name} {version}" for name, version in results["programs"].items())
    machine = ", ".join(f"{name} {value}" for name, value in results["machine"].items())
    return (
        f"* Pages: {corpus['name']}, {corpus['pages']:,} in {corpus['locales']} locales, {corpus['megabytes']:.0f} MB\n"
        f"* Programs: {programs}\n"
        f"* Machine: {machine}\n"
        f"* Rounds: {results['rounds']} in each of {len(results['sittings'])} sittings"
    )


def _startup(rows: Sequence[dict[str, str | float]]) -> list[str]:
    if not rows:
        return []
    written = [[value if isinstance(value, str) else f"{value:g}" for value in row.values()] for row in rows]
    return [table(list(rows[0]), written)]


def _growth(sizes: Sequence[Size]) -> str:
    if not sizes:
        return "Not measured."
    first, last = sizes[0], sizes[-1]
    pages = last["pages"] / first["pages"]
    times = wall(last["runs"], "cold") / wall(first["runs"], "cold")
    line = Series("doclint", [(size["pages"], wall(size["runs"], "cold")) for size in sizes])
    return "\n\n".join(
        [
            f"{pages:.0f} times as many pages take {times:.0f} times as long; the slope is {line.slope:.2f}.",
            f"![Time against pages, both scales logarithmic]({PICTURE})",
            size_table(sizes),
        ]
    )
