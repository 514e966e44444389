"""Whether a place is in one of many pieces of text: by bisection, so that a page with 100,000 links takes no longer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from doclint.findings import Span


class Regions:
    """Pieces of a text, in any order; they may overlap and hold each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda span: span.start):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def hold(self, offset: int) -> bool:
        """Whether a character is in one of them."""
        return self.end_at(offset) is not None

    def end_at(self, offset: int) -> int | None:
        """Where the one that a character is in ends, None where it is in none."""
        index = bisect_right(self._starts, offset) - 1
        return self._ends[index] if index >= 0 and offset < self._ends[index] else None
