"""Where the places that problems name stand: on a page at hand, or on pages of which only the facts are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from doclint.config.presets import Roles
from doclint.document import Document
from doclint.document.block import Route
from doclint.document.facts import Facts
from doclint.findings import KeyPlace, Place, Position


class Places(Protocol):
    """Finds places by the paths of their pages."""

    def positions(self, path: str, place: Place) -> tuple[Position, Position]:
        """The first position of a place and the one behind its last."""

    def text(self, path: str, place: Place) -> str:
        """What stands at a place."""


class PlacesOnPage:
    """The places of one page, whatever its path."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def positions(self, path: str, place: Place) -> tuple[Position, Position]:
        return self._document.positions(self._document.span(place))

    def text(self, path: str, place: Place) -> str:
        span = self._document.span(place)
        return self._document.text[span.start : span.end]


class PlacesInFacts:
    """The places of pages that were let go. What their facts do not tell is read again."""

    def __init__(self, facts: Mapping[str, Facts], roles: Roles, document_of: Callable[[str], Document]) -> None:
        self._facts = facts
        self._numbers: dict[Route, int] = {route: number for number, route in enumerate(roles.places)}
        self._document_of = document_of

    def positions(self, path: str, place: Place) -> tuple[Position, Position]:
        if isinstance(place, KeyPlace) and place.part == "value" and place.route in self._numbers:
            facts = self._facts.get(path)
            if facts is not None and facts.places:
                number = 4 * self._numbers[place.route]
                line, column, end_line, end_column = facts.places[number : number + 4]
                return Position(line, column), Position(end_line, end_column)
        return PlacesOnPage(self._document_of(path)).positions(path, place)

    def text(self, path: str, place: Place) -> str:
        return PlacesOnPage(self._document_of(path)).text(path, place)
