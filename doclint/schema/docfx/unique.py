"""docfx's `docsetUnique`: the attributes whose value no two pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from doclint.schema.docfx.prepare import REFERENCE

# docfx lists no more attributes or places than these in a message.
_LISTED = 5


def unique_routes(prepared: Any) -> tuple[tuple[str, ...], ...]:
    """The names that lead to each unique attribute of a prepared schema."""
    return tuple(dict.fromkeys(_routes(prepared, (), frozenset())))


def _routes(node: Any, names: tuple[str, ...], inside: frozenset[int]) -> Iterator[tuple[str, ...]]:
    if not isinstance(node, dict) or id(node) in inside:
        return
    inside = inside | {id(node)}
    for key in node.get("docsetUnique", ()):
        yield (*names, key)
    for name, subschema in node.get("properties", {}).items():
        yield from _routes(subschema, (*names, name), inside)
    for keyword in (REFERENCE, "then", "else"):
        yield from _routes(node.get(keyword), names, inside)
    for keyword in ("allOf", "anyOf", "oneOf"):
        for subschema in node.get(keyword, ()):
            yield from _routes(subschema, names, inside)


def listed(names: Iterable[str]) -> str:
    """Names as docfx lists them in a message: quoted, sorted, the first five."""
    quoted = sorted(f"'{name}'" for name in names)
    return ", ".join(quoted[:_LISTED]) + ("..." if len(quoted) > _LISTED else "")
