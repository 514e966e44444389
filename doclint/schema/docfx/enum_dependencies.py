"""docfx's `enumDependencies`: which values of one attribute go with which value of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from doclint.document.block import JsonValue
from doclint.schema.docfx.error import Attribute, DocfxError
from doclint.schema.values import docfx_text, has_value

_ADDRESS = re.compile(r"(?P<name>.*)\[(?P<index>[0-9]{1,9})\]\Z", re.DOTALL)


class _Parent(NamedTuple):
    """The attribute on whose value the allowed ones depend."""

    name: str
    address: str
    value: JsonValue


def enum_dependencies(validator: Any, tree: Any, instance: JsonValue, schema: Any) -> Iterator[DocfxError]:
    """The keyword's function; `tree` is attribute -> value -> attribute -> value, and so on, with None at the ends."""
    if isinstance(instance, dict):
        yield from _level(tree, None, instance)


def _level(tree: Any, parent: _Parent | None, instance: Mapping[str, JsonValue]) -> Iterator[DocfxError]:
    for address, values in (tree or {}).items():
        match = _ADDRESS.match(address)
        name, index = (match["name"], int(match["index"])) if match else (address, 0)
        allowed = values or {}
        if name not in instance:
            if parent is not None and all(has_value(value) for value in allowed):
                yield _unpaired(Attribute((name,)), name, parent, (), allowed)
            continue
        whole = instance[name]
        is_list = isinstance(whole, list)
        if index >= (len(whole) if is_list else 1):
            continue
        value = whole[index] if is_list else whole
        if not has_value(value):
            continue
        shown = address if is_list else name
        listed = _listed_as(value, allowed)
        if listed is not None:
            yield from _level(allowed[listed], _Parent(name, shown, value), instance)
            continue
        place = (name, index) if is_list else (name,)
        if parent is None:
            yield DocfxError(
                "invalid-value",
                "Invalid value for '{0}': '{1}'.",
                Attribute((shown,)),
                docfx_text(value),
                about=(name,),
                place=place,
                choices=allowed,
            )
        else:
            yield _unpaired(Attribute((shown,)), docfx_text(value), parent, place, allowed)


def _listed_as(value: JsonValue, allowed: Mapping[str, Any]) -> str | None:
    """The listed value that a value is. They are keys of a JSON object, so a number can only be listed by its text."""
    if isinstance(value, list | dict):
        return None
    text = str(value).lower() if isinstance(value, bool) else docfx_text(value)
    return text if text in allowed else None


def _unpaired(
    attribute: Attribute, value: str, parent: _Parent, place: tuple[str | int, ...], choices: Iterable[str]
) -> DocfxError:
    return DocfxError(
        "invalid-paired-attribute",
        "Invalid value for '{0}': '{1}' is not valid with '{2}' value '{3}'.",
        attribute,
        value,
        Attribute((parent.address,)),
        docfx_text(parent.value),
        about=(parent.name,),
        place=place,
        is_missing=not place,
        choices=choices,
    )
