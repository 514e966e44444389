"""A plain JSON Schema, made safe before it judges: it is valid, nothing in it hangs, and what it names is here.

jsonschema would find these things only when a page leads it there, or would ask a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jsonschema.exceptions import ValidationError
from jsonschema.validators import Draft202012Validator, validator_for
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource, Unresolvable
from referencing.jsonschema import specification_with

from doclint.document.block import JsonValue
from doclint.schema.pattern_syntax import UnboundedPatternError
from doclint.schema.patterns import pattern
from doclint.schema.plain.keywords import bounded
from doclint.schema.problem import SchemaError
from doclint.schema.references import References
from doclint.schema.source import Pointer, SchemaSource

# Their types are made at run time, out of mypy's sight.
_make_registry: Any = Registry
_not_found: Any = NoSuchResource

# Where jsonschema itself searches, `re` must be quick up to this length.
_LONGEST_FOR_JSONSCHEMA = 1_000

_UNKNOWN: Any = None

_DRAFT_7 = "http://json-schema.org/draft-07/schema#"
_NEWEST = "https://json-schema.org/draft/2020-12/schema"

_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")

# The keywords whose subschemas apply to the value itself, not to a part of it.
_OF_SAME_VALUE = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")
_OF_SAME_VALUE_BY_NAME = ("dependentSchemas", "dependencies")


class _Visit(NamedTuple):
    contents: Any
    resolver: Any
    specification: Any


class PlainLoader:
    """One schema on its way to a validator."""

    def __init__(self, source: SchemaSource, references: References) -> None:
        self._source = source
        self._references = references
        self._places: dict[int, tuple[SchemaSource, Pointer]] = {}
        self._visited: dict[int, _Visit] = {}
        self._inner: dict[int, list[Any]] = {}
        self._refusals: dict[str, str] = {}
        self._retrieved: dict[str, Any] = {}
        self._stock: Any = Draft202012Validator

    def validator(self) -> Any:
        """A jsonschema validator of the schema.

        Raises:
            SchemaError: the schema is not valid, or cannot be used safely.
        """
        content = self._own_copy(self._source)
        stock = self._stock_class(content)
        self._stock = stock
        self._specification = specification_with(stock.META_SCHEMA["$schema"])
        self._check_valid(content, stock)
        registry = _make_registry(retrieve=self._retrieve).combine(REGISTRY)
        resource = self._specification.create_resource(content)
        self._visit(_Visit(content, registry.resolver_with_root(resource), self._specification))
        self._refuse_loops()
        self._name_no_dialect(stock)
        self._refuse_slow_patterns()
        return bounded(stock)(content, registry=registry)

    def _name_no_dialect(self, stock: Any) -> None:
        """Let jsonschema stay with our class: it goes back to its own wherever a schema names its dialect."""
        for visit in self._visited.values():
            if isinstance(visit.contents.get("$schema"), str) and self._stock_class(visit.contents) is stock:
                del visit.contents["$schema"]

    def _own_copy(self, source: SchemaSource) -> JsonValue:
        content = deepcopy(source.content)
        self._remember(content, source, ())
        return content

    def _remember(self, content: JsonValue, source: SchemaSource, pointer: Pointer) -> None:
        if isinstance(content, dict | list):
            self._places[id(content)] = (source, pointer)
            for key, value in content.items() if isinstance(content, dict) else enumerate(content):
                self._remember(value, source, (*pointer, key))

    def _stock_class(self, content: JsonValue) -> Any:
        """The class of the draft that a schema names; as in jsonschema the newest where it names another dialect."""
        named = content.get("$schema") if isinstance(content, dict) else None
        stock = validator_for({"$schema": named}, default=_UNKNOWN) if isinstance(named, str) else _UNKNOWN
        if stock is _UNKNOWN and urlsplit(str(named)).hostname == "json-schema.org":
            raise self._source.error(("$schema",), f"there is no such draft; name {_DRAFT_7} or {_NEWEST}")
        return stock or self._stock

    def _check_valid(self, contents: Any, stock: Any) -> None:
        error = next(stock(stock.META_SCHEMA, registry=REGISTRY).iter_errors(contents), None)
        if error is not None:
            # Only an invalid schema needs words.
            from doclint.schema.plain.words import message_of  # noqa: PLC0415

            error = _deepest(error)
            source, pointer = self._places.get(id(contents), (self._source, ()))
            raise source.error((*pointer, *error.absolute_path), f"not a valid schema: {message_of(error)}")

    def _error_at(self, contents: Any, step: str | None, reason: str) -> SchemaError:
        source, pointer = self._places.get(id(contents), (self._source, ()))
        return source.error((*pointer, step) if step else pointer, reason)

    def _retrieve(self, uri: str) -> Any:
        # jsonschema asks again when it judges, and must then get what was made safe.
        if uri in self._retrieved:
            return self._retrieved[uri]
        try:
            source = self._references.read(uri)
        except LookupError as error:
            self._refusals[uri] = str(error)
            raise _not_found(ref=uri) from None
        resource = Resource.from_contents(self._own_copy(source), default_specification=self._specification)
        self._retrieved[uri] = resource
        return resource

    # --- every schema that may ever be reached

    def _visit(self, first: _Visit) -> None:
        waiting = [first]
        while waiting:
            visit = waiting.pop()
            if isinstance(visit.contents, dict) and id(visit.contents) not in self._visited:
                self._visited[id(visit.contents)] = visit
                self._check_patterns(visit.contents)
                waiting += self._subresources(visit)
                targets = list(self._targets(visit))
                waiting += targets
                self._inner[id(visit.contents)] = [
                    *(target.contents for target in targets),
                    *_of_same_value(visit.contents),
                ]

    def _subresources(self, visit: _Visit) -> Iterator[_Visit]:
        for subresource in visit.specification.create_resource(visit.contents).subresources():
            yield _Visit(subresource.contents, visit.resolver.in_subresource(subresource), visit.specification)

    def _targets(self, visit: _Visit) -> Iterator[_Visit]:
        for keyword in _REFERENCES:
            reference = visit.contents.get(keyword)
            if isinstance(reference, str):
                try:
                    resolved = visit.resolver.lookup(reference)
                except Unresolvable as error:
                    reason = self._refusals.get(error.ref) or f"the reference '{reference}' leads nowhere"
                    raise self._error_at(visit.contents, keyword, reason) from None
                if id(resolved.contents) not in self._visited:
                    # It may stand where nobody has looked yet: in another file, below an unknown keyword.
                    self._check_valid(resolved.contents, self._stock_class(resolved.contents))
                yield _Visit(resolved.contents, resolved.resolver, visit.specification)

    def _check_patterns(self, contents: dict[str, Any]) -> None:
        own = contents.get("pattern")
        names = contents.get("patternProperties")
        if isinstance(own, str):
            self._check_pattern(contents, "pattern", own)
        for source in names if isinstance(names, dict) else ():
            self._check_pattern(names, source, source)

    def _check_pattern(self, contents: Any, step: str, source: str) -> None:
        try:
            pattern(source)
        except re.error as error:
            raise self._error_at(contents, step, f"not a regular expression: {error}") from None
        except UnboundedPatternError as error:
            reason = f"the time that this pattern takes cannot be bounded: it has {error}"
            raise self._error_at(contents, step, reason) from None

    def _refuse_slow_patterns(self) -> None:
        """Refuse a slow pattern where it is jsonschema that searches.

        It does so in the names of keys for `unevaluatedProperties`, and in schemas of another dialect.
        """
        schemas = [visit.contents for visit in self._visited.values()]
        has_unevaluated = any("unevaluatedProperties" in schema for schema in schemas)
        has_dialects = any(isinstance(schema.get("$schema"), str) for schema in schemas)
        for schema in schemas if has_unevaluated or has_dialects else ():
            for source in schema.get("patternProperties", ()):
                self._refuse_if_slow(schema["patternProperties"], source, source)
            if has_dialects and "pattern" in schema:
                self._refuse_if_slow(schema, "pattern", schema["pattern"])

    def _refuse_if_slow(self, contents: Any, step: str, source: str) -> None:
        if not pattern(source).is_quick_up_to(_LONGEST_FOR_JSONSCHEMA):
            reason = "this pattern may take very long, and beside what else is in the schema nothing bounds it"
            raise self._error_at(contents, step, f"{reason}: make it simpler")

    def _refuse_loops(self) -> None:
        finished: set[int] = set()
        for start in self._visited:
            self._follow(start, set(), finished)

    def _follow(self, key: int, on_path: set[int], finished: set[int]) -> None:
        if key in on_path:
            reason = "this schema leads back to itself without looking deeper into the value"
            raise self._error_at(self._visited[key].contents, None, reason)
        if key in self._visited and key not in finished:
            for contents in self._inner[key]:
                self._follow(id(contents), {*on_path, key}, finished)
            finished.add(key)


def _of_same_value(contents: dict[str, Any]) -> Iterator[Any]:
    for keyword in _OF_SAME_VALUE:
        value = contents.get(keyword)
        yield from value if isinstance(value, list) else (value,)
    for keyword in _OF_SAME_VALUE_BY_NAME:
        value = contents.get(keyword)
        yield from value.values() if isinstance(value, dict) else ()


def _deepest(error: ValidationError) -> ValidationError:
    """The error that says most: of the branches of a choice the one that went furthest."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error
