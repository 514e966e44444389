"""A plain JSON Schema: from the errors of jsonschema to problems that a reader understands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from doclint.data_classes import dataclass
from doclint.document.block import JsonValue
from doclint.schema.fast_check import Check
from doclint.schema.plain.fast import plain_check
from doclint.schema.problem import SchemaProblem, UniqueValue
from doclint.schema.references import References
from doclint.schema.schema import Schema
from doclint.schema.source import SchemaSource
from doclint.schema.values import short_text

_KINDS: Mapping[str | None, str] = {
    None: "boolean-schema-failed",
    "type": "unexpected-type",
    "enum": "invalid-value",
    "const": "invalid-value",
    "pattern": "format-invalid",
    "format": "format-invalid",
    **dict.fromkeys(("minLength", "maxLength"), "string-length-invalid"),
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "divisibleBy"), "number-invalid"
    ),
    **dict.fromkeys(("minItems", "maxItems", "items", "additionalItems", "unevaluatedItems"), "array-length-invalid"),
    "uniqueItems": "array-not-unique",
    "contains": "array-contains-failed",
    **dict.fromkeys(("minProperties", "maxProperties"), "property-count-invalid"),
    "required": "missing-attribute",
    **dict.fromkeys(("dependencies", "dependentRequired"), "missing-paired-attribute"),
    **dict.fromkeys(("additionalProperties", "unevaluatedProperties"), "unknown-field"),
    "oneOf": "one-of-failed",
    "not": "not-failed",
}


def plain_schema(source: SchemaSource, root: Path | None, others: Mapping[str, SchemaSource] | None = None) -> Schema:
    """Make a schema; raises `SchemaError` where it is not valid, or cannot be used safely.

    Args:
        root: the folder that files which it refers to must be in; None where it may refer to none.
        others: schemas that it may refer to by an address of theirs, wherever they stand.
    """
    # Only who has such a schema pays for importing jsonschema.
    from doclint.schema.plain.load import PlainLoader  # noqa: PLC0415

    try:
        references = References(source, root, others)
        validator = PlainLoader(source, references).validator()
    except RecursionError:
        raise source.error((), "nested too deeply") from None
    return Schema(source.name, _PlainDialect(source.content, validator), references.texts)


@dataclass(frozen=True, slots=True)
class _PlainDialect:
    content: Any
    _validator: Any

    def fast_check(self) -> Check | None:
        return plain_check(self.content)

    def find(self, instance: JsonValue, path: str, now: datetime | None) -> Iterator[SchemaProblem]:
        for error in _worth_telling(self._validator.iter_errors(instance)):
            yield from _problems(error, instance)

    def unique_values(self, instance: JsonValue) -> Iterator[UniqueValue]:
        return iter(())

    def duplicate(self, value: UniqueValue, places: tuple[str, ...], path: str) -> SchemaProblem | None:
        return None


def _worth_telling(errors: Iterable[Any]) -> list[Any]:
    """The errors, with the best branch of each choice in its place, and of a wrong type only that it is wrong."""
    told = [inner for error in errors for inner in _best_branch(error)]
    wrong = {(tuple(error.absolute_path), id(error.schema)) for error in told if error.validator == "type"}
    return [
        error
        for error in told
        if error.validator == "type" or (tuple(error.absolute_path), id(error.schema)) not in wrong
    ]


def _best_branch(error: Any) -> list[Any]:
    if error.validator not in ("anyOf", "oneOf") or not error.context:
        return [error]
    branches: dict[Any, list[Any]] = {}
    for inner in error.context:
        # A branch that is only `false` has no place in the schema.
        branch = inner.relative_schema_path[0] if inner.relative_schema_path else id(inner)
        branches.setdefault(branch, []).append(inner)
    return min((_worth_telling(branch) for branch in branches.values()), key=len)


def _problems(error: Any, instance: JsonValue) -> Iterator[SchemaProblem]:
    # Only what is found needs words.
    from doclint.schema.plain import words  # noqa: PLC0415
    from doclint.schema.plain.keywords import unlisted  # noqa: PLC0415
    from doclint.schema.words import missing_help, paired_help  # noqa: PLC0415

    route = tuple(error.absolute_path)
    is_at_key = getattr(error, "is_at_key", False)
    kind = _KINDS.get(error.validator, "invalid-value")
    if error.validator == "required" and isinstance(error.validator_value, list):
        for name in error.validator_value:
            if name not in error.instance:
                told = missing_help(error.schema, error.instance, name)
                yield _missing(kind, words.missing_message(route, name), route, name, told)
    elif error.validator in ("dependencies", "dependentRequired"):
        for name, others in error.validator_value.items():
            for other in others if name in error.instance and isinstance(others, list) else ():
                if other not in error.instance:
                    yield _missing(
                        kind, words.paired_message(route, name, other), route, name, paired_help(name, other)
                    )
    elif error.validator == "unevaluatedProperties" and error.validator_value is False:
        # jsonschema names the keys in its message only.
        for name in error.instance:
            if repr(name) in error.message:
                yield _unknown(kind, (*route, name), error.schema, error.instance)
    elif error.validator == "additionalProperties":
        # jsonschema's own keyword, of another dialect, has one error for all keys.
        for name in (route[-1],) if is_at_key else unlisted(error.schema, error.instance):
            yield _unknown(kind, (*(route[:-1] if is_at_key else route), name), error.schema, error.instance)
    else:
        types = error.validator_value if kind == "unexpected-type" else ()
        yield SchemaProblem(
            kind=kind,
            message=words.message_of(error),
            route=route,
            part="key" if is_at_key else "value",
            value=short_text(error.instance) if route else "",
            key=_top_level(route),
            help=words.help_of(error),
            wanted=",".join([types] if isinstance(types, str) else types) or None,
        )


def _missing(kind: str, message: str, route: tuple[str | int, ...], name: str, told: str | None) -> SchemaProblem:
    key = _top_level((*route, name))
    return SchemaProblem(
        kind, message, route, "value", "", key, told, wanted=name if kind == "missing-attribute" else None
    )


def _unknown(kind: str, route: tuple[str | int, ...], schema: Any, instance: Mapping[str, JsonValue]) -> SchemaProblem:
    from doclint.schema.plain import words  # noqa: PLC0415
    from doclint.schema.words import unknown_help  # noqa: PLC0415

    name = str(route[-1])
    properties = schema.get("properties") if isinstance(schema, dict) else None
    told = unknown_help(tuple(properties) if isinstance(properties, dict) else (), instance, name)
    return SchemaProblem(kind, words.unknown_message(route), route, "key", name, _top_level(route), told)


def _top_level(route: tuple[str | int, ...]) -> str | None:
    return route[0] if route and isinstance(route[0], str) else None
