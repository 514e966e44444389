"""A cheap test before the real one: most front matter is valid, and needs neither words nor jsonschema.

A schema is turned into nested functions once. They may be wrong in one direction only: what they call valid is valid,
the rest is for jsonschema to judge. A schema with a keyword that they do not know has no cheap test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from doclint.document.block import JsonValue
from doclint.schema.values import has_equal_items

Check = Callable[[JsonValue], bool]
"""True of nothing but valid values."""

Maker = Callable[["Compilation", Any, Mapping[str, Any]], Check | None]
"""Makes the check of a keyword from its value and the schema around it; None where it asks for nothing."""

_PYTHON_TYPES: Mapping[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "string": (str,),
    "array": (list,),
    "object": (dict,),
}

# How many names of keys that were found good are remembered: most pages have the same ones.
_MOST_NAMES = 1_000


class NoFastCheckError(Exception):
    """A schema has something that only jsonschema judges."""


class Compilation:
    """A schema on its way to a check.

    Args:
        makers: what each keyword is made to.
        notes: keywords that ask for nothing.
    """

    def __init__(self, makers: Mapping[str, Maker], notes: frozenset[str]) -> None:
        self._makers = makers
        self._notes = notes
        self._made: dict[int, Check | None] = {}

    def check(self, schema: Any) -> Check:
        """The check of a schema."""
        if schema is True:
            return _always
        if schema is False:
            return _never
        if id(schema) in self._made:
            return self._made[id(schema)] or self._later(id(schema))
        self._made[id(schema)] = None
        checks = []
        for keyword, value in schema.items():
            if keyword in self._makers:
                check = self._makers[keyword](self, value, schema)
                if check is not None and check is not _always:
                    checks.append(check)
            elif keyword not in self._notes:
                raise NoFastCheckError(keyword)
        made = _all(checks)
        self._made[id(schema)] = made
        return made

    def _later(self, key: int) -> Check:
        """The check of a schema that leads to itself: it is made by the time that it is called."""

        def check(value: JsonValue) -> bool:
            made = self._made[key]
            return made is not None and made(value)

        return check


def _always(value: JsonValue) -> bool:
    return True


def _never(value: JsonValue) -> bool:
    return False


def _all(checks: list[Check]) -> Check:
    if not checks:
        return _always
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        one, other = checks
        return lambda value: one(value) and other(value)

    def check_all(value: JsonValue) -> bool:
        for check in checks:  # noqa: SIM110 - a loop takes half the time, on every page
            if not check(value):
                return False
        return True

    return check_all


def of_text(holds: Callable[[str], bool]) -> Check:
    """A check of texts that lets all other values pass."""
    return lambda value: not isinstance(value, str) or holds(value)


def of_list(holds: Callable[[list[JsonValue]], bool]) -> Check:
    """A check of lists that lets all other values pass."""
    return lambda value: not isinstance(value, list) or holds(value)


def of_object(holds: Callable[[dict[str, JsonValue]], bool]) -> Check:
    """A check of objects that lets all other values pass."""
    return lambda value: not isinstance(value, dict) or holds(value)


def of_number(holds: Callable[[float], bool]) -> Check:
    """A check of numbers that lets all other values pass."""
    return lambda value: isinstance(value, bool) or not isinstance(value, int | float) or holds(value)


# --- keywords that mean the same in every dialect


def make_type(compilation: Compilation, names: Any, schema: Mapping[str, Any]) -> Check:
    """The check of `type`, a name or a list of names."""
    names = [names] if isinstance(names, str) else names
    types = frozenset(python_type for name in names for python_type in _PYTHON_TYPES[name])
    return lambda value: type(value) in types


def _make_enum(compilation: Compilation, values: list[JsonValue], schema: Mapping[str, Any]) -> Check:
    texts = frozenset(value for value in values if isinstance(value, str))
    has_null = None in values
    return lambda value: value in texts if isinstance(value, str) else value is None and has_null


def _make_const(compilation: Compilation, expected: JsonValue, schema: Mapping[str, Any]) -> Check:
    return _make_enum(compilation, [expected], schema)


def _make_items(compilation: Compilation, items: Any, schema: Mapping[str, Any]) -> Check:
    if isinstance(items, list):
        raise NoFastCheckError("items")
    check = compilation.check(items)
    return of_list(lambda value: all(map(check, value)))


def _make_any_of(compilation: Compilation, subschemas: list[Any], schema: Mapping[str, Any]) -> Check | None:
    checks = [compilation.check(subschema) for subschema in subschemas]
    return (lambda value: any(check(value) for check in checks)) if checks else None


def _make_all_of(compilation: Compilation, subschemas: list[Any], schema: Mapping[str, Any]) -> Check:
    return _all([compilation.check(subschema) for subschema in subschemas])


def make_required(compilation: Compilation, names: list[str], schema: Mapping[str, Any]) -> Check:
    """The check that keys are there."""
    return of_object(lambda value: all(name in value for name in names))


SAME_IN_EVERY_DIALECT: Mapping[str, Maker] = {
    "type": make_type,
    "enum": _make_enum,
    "const": _make_const,
    "required": make_required,
    "items": _make_items,
    "allOf": _make_all_of,
    "anyOf": _make_any_of,
    "maxLength": lambda _, limit, schema: of_text(lambda value: len(value) <= limit),
    "minLength": lambda _, limit, schema: of_text(lambda value: len(value) >= limit),
    "maxItems": lambda _, limit, schema: of_list(lambda value: len(value) <= limit),
    "minItems": lambda _, limit, schema: of_list(lambda value: len(value) >= limit),
    "maxProperties": lambda _, limit, schema: of_object(lambda value: len(value) <= limit),
    "minProperties": lambda _, limit, schema: of_object(lambda value: len(value) >= limit),
    "maximum": lambda _, bound, schema: of_number(lambda value: value <= bound),
    "minimum": lambda _, bound, schema: of_number(lambda value: value >= bound),
    "exclusiveMaximum": lambda _, bound, schema: of_number(lambda value: value < bound),
    "exclusiveMinimum": lambda _, bound, schema: of_number(lambda value: value > bound),
    "uniqueItems": lambda _, is_asked, schema: of_list(lambda value: not (is_asked and has_equal_items(value))),
}


def make_properties(
    compilation: Compilation, schema: Mapping[str, Any], search: Callable[[str], Callable[[str], bool]]
) -> Check:
    """The check of `properties`, `patternProperties` and `additionalProperties` together.

    Args:
        search: turns a pattern into a test of names.
    """
    own = {name: compilation.check(subschema) for name, subschema in schema.get("properties", {}).items()}
    patterns = [
        (search(pattern), compilation.check(subschema))
        for pattern, subschema in schema.get("patternProperties", {}).items()
    ]
    judging = [(found, check) for found, check in patterns if check is not _always]
    rest = compilation.check(schema.get("additionalProperties", True))
    judged = {name: check for name, check in own.items() if check is not _always}
    good = own.keys() - judged.keys()
    most = len(good) + _MOST_NAMES

    def is_listed(name: str) -> bool:
        return any(found(name) for found, _ in patterns)

    def holds(value: dict[str, JsonValue]) -> bool:
        for name, item in value.items():
            if name in good:
                continue
            check = judged.get(name)
            if check is not None:
                if not check(item):
                    return False
            elif rest is not _always:
                if is_listed(name):
                    if len(good) < most:
                        good.add(name)
                elif not rest(item):
                    return False
        return not judging or _hold(judging, value)

    return of_object(holds)


def _hold(judging: Iterable[tuple[Callable[[str], bool], Check]], value: dict[str, JsonValue]) -> bool:
    return all(check(item) for found, check in judging for name, item in value.items() if found(name))
