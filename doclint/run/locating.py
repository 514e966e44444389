"""Gives a problem its positions: on a page at hand, or on pages of which only the facts are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from doclint.document import Document
from doclint.document.facts import Facts
from doclint.document.roles import Roles
from doclint.findings import Edit, Fix, KeyPlace, LocatedProblem, Place, Position, Problem, Related, Route, shortened
from doclint.rules.rule import RegisteredRule
from doclint.system.digests import blake2b

# What is kept of each finding, so that many of them do not hold many times a page. Real ones are shorter.
_LONGEST_MESSAGE = 2_000
_LONGEST_IDENTITY = 10_000


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


class PlacesOnPages:
    """The places of a few pages that are at hand, by their paths."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._pages = {path: PlacesOnPage(document) for path, document in documents.items()}

    def positions(self, path: str, place: Place) -> tuple[Position, Position]:
        return self._pages[path].positions(path, place)

    def text(self, path: str, place: Place) -> str:
        return self._pages[path].text(path, place)


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


def locate(problem: Problem, rule: RegisteredRule, path: str, places: Places) -> LocatedProblem:
    """Turn the places of a problem on the page `path` into positions."""
    start, end = places.positions(path, problem.place)
    identity = problem.identity
    if identity is None:
        identity = " ".join(places.text(path, problem.place)[:_LONGEST_IDENTITY].split())
    elif len(identity) > _LONGEST_IDENTITY:
        identity = blake2b(identity.encode(errors="surrogatepass"), digest_size=16).hexdigest()
    return LocatedProblem(
        code=rule.code,
        name=problem.name or rule.name,
        severity=problem.severity or (problem.is_weak and rule.rule.weak_severity) or rule.severity,
        has_own_severity=problem.severity is not None,
        message=shortened(_without_names(problem.message), _LONGEST_MESSAGE),
        help=shortened(_without_names(problem.help), _LONGEST_MESSAGE) if problem.help is not None else None,
        path=path,
        start=start,
        end=end,
        fix=_locate_fix(problem, path, places),
        related=tuple(
            Related(related.path, places.positions(related.path, related.place)[0], _without_names(related.message))
            for related in problem.related
        ),
        remedy=problem.remedy,
        cause=problem.cause,
        identity=_without_names(identity),
        origin=problem.origin,
        since=problem.since,
        drift=problem.drift,
    )


def _without_names(text: str) -> str:
    """Text that a rule may have taken from a page, without what rewritten links say of the person who copied them."""
    if "http" not in text:
        return text
    from doclint.rules.lnk.hiding import hide_wrapped  # noqa: PLC0415 - for messages about links

    return hide_wrapped(text)


def _locate_fix(problem: Problem, path: str, places: Places) -> Fix | None:
    if problem.fix is None:
        return None
    edits = tuple(
        Edit(path, *places.positions(path, replacement.span), replacement.text)
        for replacement in problem.fix.replacements
    )
    return Fix(problem.fix.applicability, problem.fix.message, edits)
