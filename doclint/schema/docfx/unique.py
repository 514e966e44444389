"""docfx's `docsetUnique`: the attributes whose value no two pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from doclint.schema.docfx.prepare import REFERENCE

# docfx lists no more attributes or places than these in a message.
_LISTED = 5

# Parts of a schema, as often as different names lead to them.
_MOST_PLACES = 20_000


def unique_routes(prepared: Any) -> tuple[tuple[str, ...], ...]:
    """The names that lead to each unique attribute of a prepared schema."""
    return tuple(dict.fromkeys(_routes(prepared, (), frozenset(), set())))


def _routes(
    node: Any, names: tuple[str, ...], inside: frozenset[int], seen: set[tuple[int, tuple[str, ...]]]
) -> Iterator[tuple[str, ...]]:
    # What was seen below the same names is not looked at again: two references, 40 times, are a million million.
    if not isinstance(node, dict) or id(node) in inside or (id(node), names) in seen or len(seen) == _MOST_PLACES:
        return
    inside = inside | {id(node)}
    seen.add((id(node), names))
    for key in node.get("docsetUnique", ()):
        yield (*names, key)
    for name, subschema in node.get("properties", {}).items():
        yield from _routes(subschema, (*names, name), inside, seen)
    for keyword in (REFERENCE, "then", "else"):
        yield from _routes(node.get(keyword), names, inside, seen)
    for keyword in ("allOf", "anyOf", "oneOf"):
        for subschema in node.get(keyword, ()):
            yield from _routes(subschema, names, inside, seen)


def listed(names: Iterable[str]) -> str:
    """Names as docfx lists them in a message: quoted, sorted, the first five."""
    quoted = sorted(f"'{name}'" for name in names)
    return ", ".join(quoted[:_LISTED]) + ("..." if len(quoted) > _LISTED else "")
