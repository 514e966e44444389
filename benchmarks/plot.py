"""Draws time against pages as SVG. Both scales are logarithmic: what grows as its pages do is a line of slope 1."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from operator import itemgetter

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 632, 64, 384

_STYLE = """\
text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #57606a; }
.title { font-size: 16px; font-weight: 600; fill: #1f2328; }
.grid { stroke: #e6e9ed; }
.axis { stroke: #afb8c1; }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
.guide { stroke: #8c959f; stroke-width: 1.5; stroke-dasharray: 2 5; stroke-linecap: round; }
.name { font-weight: 600; }\
"""

_COLORS = ("#0969da", "#bf5b04", "#8250df", "#1a7f37")


@dataclass(frozen=True, slots=True)
class Series:
    """A line: what it is called, and its points as pages and seconds, two or more."""

    name: str
    points: Sequence[tuple[float, float]]

    @property
    def slope(self) -> float:
        """The exponent by which time grows with pages: 1 is linear, 2 quadratic. Least squares over all points."""
        logarithms = [(math.log(pages), math.log(seconds)) for pages, seconds in self.points]
        return statistics.linear_regression(*zip(*logarithms, strict=True)).slope


def draw(title: str, series: Sequence[Series]) -> str:
    """A picture of the series; a dotted line through the end of the first shows what linear growth is."""
    pages = _Scale.over([point[0] for line in series for point in line.points], _LEFT, _RIGHT)
    seconds = _Scale.over([point[1] for line in series for point in line.points], _BOTTOM, _TOP)
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" xmlns="http://www.w3.org/2000/svg" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{_STYLE}\n</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" rx="8" fill="#ffffff"/>',
        f'<text class="title" x="{_LEFT}" y="32">{escape(title)}</text>',
        *_axes(pages, seconds),
        _guide(series[0], pages, seconds),
        *(_line(line, color, pages, seconds) for line, color in zip(series, _COLORS, strict=False)),
        *_names(series, seconds),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class _Scale:
    """A logarithmic scale from the lowest value, at `start`, to the highest, at `end`."""

    lowest: float
    highest: float
    start: float
    end: float

    @classmethod
    def over(cls, values: Sequence[float], start: float, end: float) -> _Scale:
        """A scale with room for all values, and some at its ends."""
        return cls(min(values) / 1.15, max(values) * 1.15, start, end)

    def place(self, value: float) -> float:
        share = math.log(value / self.lowest) / math.log(self.highest / self.lowest)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> Iterator[float]:
        """1, 2, 5, 10 … within the scale."""
        for power in range(math.floor(math.log10(self.lowest)), math.ceil(math.log10(self.highest)) + 1):
            yield from (tick for step in (1, 2, 5) if self.lowest <= (tick := step * 10.0**power) <= self.highest)


def _axes(pages: _Scale, seconds: _Scale) -> Iterator[str]:
    for tick in seconds.ticks():
        y = seconds.place(tick)
        yield f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{_RIGHT}" y2="{y}"/>'
        yield f'<text x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end">{tick:g} s</text>'
    for tick in pages.ticks():
        x = pages.place(tick)
        yield f'<line class="grid" x1="{x}" y1="{_TOP}" x2="{x}" y2="{_BOTTOM}"/>'
        yield f'<text x="{x}" y="{_BOTTOM + 20}" text-anchor="middle">{tick:,.0f}</text>'
    yield f'<line class="axis" x1="{_LEFT}" y1="{_BOTTOM}" x2="{_RIGHT}" y2="{_BOTTOM}"/>'
    yield f'<text x="{(_LEFT + _RIGHT) / 2:.1f}" y="{_BOTTOM + 44}" text-anchor="middle">pages</text>'


def _guide(line: Series, pages: _Scale, seconds: _Scale) -> str:
    """Linear growth up to the end of a line, from where it enters the picture."""
    last_pages, last_seconds = line.points[-1]
    first_pages = max(pages.lowest, last_pages * seconds.lowest / last_seconds)
    first = f'x1="{pages.place(first_pages)}" y1="{seconds.place(last_seconds * first_pages / last_pages)}"'
    return f'<line class="guide" {first} x2="{pages.place(last_pages)}" y2="{seconds.place(last_seconds)}"/>'


def _line(line: Series, color: str, pages: _Scale, seconds: _Scale) -> str:
    places = [(pages.place(x), seconds.place(y)) for x, y in line.points]
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="4" fill="{color}"/>' for x, y in places)
    return f'<polyline class="line" stroke="{color}" points="{" ".join(f"{x},{y}" for x, y in places)}"/>{dots}'


def _names(series: Sequence[Series], seconds: _Scale) -> Iterator[str]:
    """The names of the lines at their ends, none over another."""
    lowest = _TOP - 20.0
    named = zip(series, _COLORS, strict=False)
    ends = [(seconds.place(line.points[-1][1]), line, color) for line, color in named]
    for y, line, color in sorted(ends, key=itemgetter(0)):
        lowest = max(y + 4, lowest + 36)
        yield f'<text class="name" x="{_RIGHT + 10}" y="{lowest:.1f}" style="fill: {color}">{escape(line.name)}</text>'
        yield f'<text x="{_RIGHT + 10}" y="{lowest + 16:.1f}">slope {line.slope:.2f}</text>'
