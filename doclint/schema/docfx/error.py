"""What a keyword of docfx's dialect finds: jsonschema's error with what docfx says about it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from jsonschema.exceptions import ValidationError


class Attribute(tuple[str, ...]):
    """In a message: an attribute by its names from the schema that speaks; shown with the names that lead there."""

    __slots__ = ()


HERE = Attribute()
"""The attribute that the schema itself applies to."""


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
        is_missing: whether it is about something that is not there.
        choices: the attributes that it is about, none more than another, or the values that would be right.
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
        is_missing: bool = False,
        choices: Iterable[str] = (),
    ) -> None:
        super().__init__(template, path=place)
        self.kind = kind
        self.template = template
        self.arguments = arguments
        self.about = about
        self.part = part
        self.name = name
        self.is_missing = is_missing
        self.choices = tuple(choices)
        self.names: deque[str] = deque()
