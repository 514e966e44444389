"""Whether a place is in one of many pieces of text: by bisection, so that a page with 100,000 links takes no longer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from doclint.findings import Position

Place = TypeVar("Place", int, Position)
_PlaceOfPiece = TypeVar("_PlaceOfPiece", int, Position, covariant=True)


class _Piece(Protocol[_PlaceOfPiece]):
    @property
    def start(self) -> _PlaceOfPiece:
        """Where it begins."""

    @property
    def end(self) -> _PlaceOfPiece:
        """Behind its last character."""


class Regions(Generic[Place]):
    """Pieces of a text, in any order; they may overlap and hold each other. Places are offsets or positions."""

    def __init__(self, pieces: Iterable[_Piece[Place]]) -> None:
        self._starts: list[Place] = []
        self._ends: list[Place] = []
        for piece in sorted(pieces, key=lambda piece: piece.start):
            if self._ends and piece.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], piece.end)
            else:
                self._starts.append(piece.start)
                self._ends.append(piece.end)

    def hold(self, place: Place) -> bool:
        """Whether a place is in one of them."""
        return self.end_at(place) is not None

    def end_at(self, place: Place) -> Place | None:
        """Where the one that a place is in ends, None where it is in none."""
        index = bisect_right(self._starts, place) - 1
        return self._ends[index] if index >= 0 and place < self._ends[index] else None
