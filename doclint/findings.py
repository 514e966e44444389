"""What a run is made of: what rules yield (`Problem`) and what reporters show (`Finding`).

A rule speaks in places (`Span`, `KeyPlace`) and leaves lines and columns to the engine, which computes them only for
what is really found. A `Finding` is data, complete and immutable.
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import NamedTuple

from doclint.data_classes import dataclass
from doclint.digests import sha256


class Severity(Enum):
    """How bad a finding is. Compare with `rank`, higher is worse."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    def __init__(self, _: str) -> None:
        self.rank = len(type(self).__members__)


class Remedy(Enum):
    """Who can mend a finding: an edit of this page, the next handoff, or an edit of the source page."""

    EDIT = "edit"
    HANDOFF = "handoff"
    SOURCE = "source"


class Applicability(Enum):
    """Whether a fix may be applied without somebody looking at it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


def shortened(text: str, longest: int = 500) -> str:
    """Text as a message quotes it: what many messages quote would make them many times as long as their page."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


# --- places, as rules name them


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a page's text, in characters from 0, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A place in front matter by its route of keys and list indexes; an empty route is the opening fence.

    `part` is "value" or "key". The position is computed when the finding is shown.
    """

    route: tuple[str | int, ...] = ()
    part: str = "value"


Place = Span | KeyPlace

OPENING_FENCE = KeyPlace()


# --- what a rule yields


@dataclass(frozen=True, slots=True)
class Replacement:
    """One edit of a fix on the page that is being checked: put `text` in place of `span`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fix as a rule proposes it. Its replacements are applied together or not at all."""

    message: str
    replacements: tuple[Replacement, ...]
    applicability: Applicability = Applicability.SAFE


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that explains a problem, on the page with this path."""

    path: str
    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem as a rule yields it.

    Attributes:
        message: what is wrong, in one sentence.
        place: where, on the page `path`.
        help: what to do about it.
        path: the page; None for the page that a page rule was given.
        fix: a proposed fix (page rules only).
        related: other places that explain it.
        remedy: who can mend it.
        cause: codes of the findings of the same page that explain this one, the first that exists counts.
        identity: what makes this problem the same one after lines move; the text at `place` if None.
        origin: set where the source page may be to blame: siblings that have a problem of the same rule and the same
            origin have it from the source.
        severity: where the problem itself knows better than its rule (a schema's own word).
        name: the same for the name.
        since: the day of the handoff that the problem lasts since, where it is one of freshness.
    """

    message: str
    place: Place
    help: str | None = None
    path: str | None = None
    fix: Proposal | None = None
    related: tuple[RelatedPlace, ...] = ()
    remedy: Remedy = Remedy.EDIT
    cause: tuple[str, ...] = ()
    identity: str | None = None
    origin: str | None = None
    severity: Severity | None = None
    name: str | None = None
    since: datetime.date | None = None


# --- what reporters show


class Position(NamedTuple):
    """A place in a file, lines and columns from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement of a fix; `end` is exclusive."""

    path: str
    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that go together or not at all."""

    applicability: Applicability
    message: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place that explains a finding."""

    path: str
    start: Position
    message: str


class Finding(NamedTuple):
    """One problem at one place.

    Attributes:
        path: POSIX, relative to the working directory.
        locale: as it is written in the path or the front matter, None where none is known.
        article: the name of the article, the same in all its locales.
        end: exclusive.
        cause: fingerprint of the finding that explains this one.
        fingerprint: stays the same when lines move.
        suppressed: None, "inline", "config" or "baseline".
        identity: what makes it the same finding after lines move; no two pages share a fingerprint, but an identity.
        since: the day of the handoff that it lasts since, where it is one of freshness.
    """

    code: str
    name: str
    severity: Severity
    message: str
    help: str | None
    path: str
    locale: str | None
    article: str
    start: Position
    end: Position
    fix: Fix | None
    related: tuple[Related, ...]
    remedy: Remedy
    cause: str | None
    fingerprint: str
    suppressed: str | None = None
    identity: str = ""
    since: datetime.date | None = None

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        return (self.path, self.start, self.code, self.message)


def fingerprint(place: str, code: str, identity: str, ordinal: int) -> str:
    """What tells a finding from all others and stays when lines move: 20 hexadecimal digits.

    Args:
        place: the page's path, POSIX, relative to the repository.
        ordinal: equal findings of one page are counted, from 1.
    """
    material = "\0".join((place, code, identity, str(ordinal)))
    return sha256(material.encode(errors="surrogateescape")).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Summary:
    """What was looked at and how much was found; suppressed findings are counted apart."""

    files: int
    articles: int
    locales: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
