"""What a keyword of docfx's dialect finds: jsonschema's error with what docfx says about it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from jsonschema.exceptions import ValidationError

# docfx lists no more attributes than these in a message.
_LISTED = 5


class Attribute(tuple[str, ...]):
    """In a message: an attribute by its names from the schema that speaks; shown with the names that lead there."""

    __slots__ = ()


class DocfxError(ValidationError):
    """What a keyword found.

    Attributes:
        kind: docfx's code.
        template: docfx's sentence, with a `{0}` for each of `arguments`.
        arguments: texts, and `Attribute`s that become texts once it is known where the schema applies.
        about: the names, from this schema on, of the attribute that the schema's `rules` bind it to.
        part: "value" or "key" of what is at the place.
        names: the names of the properties that lead to this schema; docfx counts neither list indexes nor additional
            properties among them.
        name: docfx's code where `kind` only groups it.
    """

    def __init__(
        self,
        kind: str,
        template: str,
        *arguments: str | Attribute,
        about: tuple[str, ...] = (),
        place: tuple[str | int, ...] = (),
        part: str = "value",
        name: str | None = None,
    ) -> None:
        super().__init__(template, path=place)
        self.kind = kind
        self.template = template
        self.arguments = arguments
        self.about = about
        self.part = part
        self.name = name
        self.names: deque[str] = deque()


def listed(names: Iterable[str]) -> str:
    """Names as docfx lists them: quoted, sorted, the first five."""
    quoted = sorted(f"'{name}'" for name in names)
    return ", ".join(quoted[:_LISTED]) + ("..." if len(quoted) > _LISTED else "")
