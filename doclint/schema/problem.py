"""What a schema finds in front matter: data that a rule turns into a finding."""

from __future__ import annotations

from doclint.data_classes import dataclass
from doclint.findings import Severity


@dataclass(frozen=True, slots=True)
class SchemaProblem:
    """One place where front matter is not what its schema asks for.

    Attributes:
        kind: docfx's code of it, such as "missing-attribute"; it decides the FM code.
        message: what is wrong, in one sentence; in the docfx dialect docfx's own.
        route: the keys and indexes that lead there; () is the opening fence, or the object itself.
        part: "value" or "key" of what is at the route.
        value: a short, stable text of the offending value; empty where a value is missing.
        key: the top-level key that it is about, None where it is about several or about the whole.
        help: what to do about it.
        severity: set by the schema's `rules`; None is the default of the rule.
        name: the name that it has instead of `kind`, where it has one of its own.
        wanted: what would mend it, for a fix: of a wrong date the format, of a deprecated key the one that takes its
            place, of a missing one its name, of a wrong type the types that are right, separated by commas.
    """

    kind: str
    message: str
    route: tuple[str | int, ...]
    part: str
    value: str
    key: str | None
    help: str | None = None
    severity: Severity | None = None
    name: str | None = None
    wanted: str | None = None


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A key that is not known beside a known one that is absent and nearly the same.

    Attributes:
        route: leads to the key.
        meant: the known key.
    """

    route: tuple[str | int, ...]
    meant: str


@dataclass(frozen=True, slots=True)
class UniqueValue:
    """A value that no other page of the documentation set may have.

    Attributes:
        route: leads to it.
        value: its text in messages.
        identity: the same for equal values, and for no others.
    """

    route: tuple[str, ...]
    value: str
    identity: str


class SchemaError(ValueError):
    """A schema that cannot be used; the text tells what to do.

    Attributes:
        path: the schema's file, or its name where it has no file.
        place: where in it: a line, or a JSON pointer where there are no lines; None for the whole.
        reason: what is wrong there.
    """

    def __init__(self, path: str, place: str | None, reason: str) -> None:
        super().__init__(f"{path}:{place}: {reason}" if place else f"{path}: {reason}")
        self.path = path
        self.place = place
        self.reason = reason
