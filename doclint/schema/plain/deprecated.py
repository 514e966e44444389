"""Keys that a schema calls deprecated: they are valid, and still nobody should write them.

`deprecated` is a note (https://json-schema.org/draft/2020-12/json-schema-validation#section-9.3), so it makes no value
invalid, also not in one branch of a choice. What counts is the keys that `properties` lead to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.problem import SchemaProblem
from doclint.schema.words import error_message, renamed_help, sentence
from doclint.system.data_classes import dataclass

_MOST = 1_000
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Deprecated:
    """A key that is deprecated.

    Attributes:
        help: what its schema says to write instead, None where it says nothing.
    """

    route: tuple[str, ...]
    help: str | None

    def is_in(self, value: JsonValue) -> bool:
        """Whether a value has the key."""
        for key in self.route:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
        return True

    def problem(self) -> SchemaProblem:
        name = self.route[-1]
        return SchemaProblem(
            kind="attribute-deprecated",
            message=f"`{'.'.join(self.route)}` is deprecated.",
            route=self.route,
            part="key",
            value=name,
            key=self.route[0],
            help=self.help or renamed_help(name, None),
        )


def deprecated_routes(schema: Any) -> tuple[Deprecated, ...]:
    """The deprecated keys of a schema, in its order."""
    found: dict[tuple[str, ...], Deprecated] = {}
    for each in _routes(schema, schema, ()):
        found.setdefault(each.route, each)
        if len(found) == _MOST:
            break
    return tuple(found.values())


def _routes(root: Any, schema: Any, route: tuple[str, ...]) -> Iterator[Deprecated]:
    properties = schema.get("properties") if isinstance(schema, dict) else None
    for name, subschema in properties.items() if isinstance(properties, dict) and len(route) < _DEEPEST else ():
        target = _target(root, subschema)
        if any(isinstance(each, dict) and each.get("deprecated") is True for each in (subschema, target)):
            yield Deprecated((*route, name), _help(subschema) or _help(target))
        else:
            # What a reference leads to may lead back.
            yield from _routes(root, subschema, (*route, name))


def _target(root: Any, schema: Any) -> Any:
    """What a reference within the schema names, the schema itself where it is none."""
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    if not isinstance(reference, str) or not reference.startswith("#/"):
        return schema
    for step in reference[2:].split("/"):
        name = step.replace("~1", "/").replace("~0", "~")
        root = root.get(name) if isinstance(root, dict) else None
    return root


def _help(schema: Any) -> str | None:
    if not isinstance(schema, dict):
        return None
    told = schema.get("deprecationMessage")
    return error_message(schema, "deprecated") or (sentence(told) if isinstance(told, str) and told.strip() else None)
