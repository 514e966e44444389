"""A schema in docfx's dialect: from the errors of its keywords to problems that say what docfx says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from doclint.data_classes import dataclass
from doclint.document.block import JsonValue
from doclint.findings import Severity
from doclint.schema.docfx.custom_rules import CustomRule, CustomRules, read_custom_rules
from doclint.schema.docfx.dates import in_utc
from doclint.schema.docfx.fast import docfx_check
from doclint.schema.docfx.prepare import Preparation
from doclint.schema.docfx.unique import listed, unique_routes
from doclint.schema.fast_check import Check
from doclint.schema.problem import SchemaProblem, UniqueValue
from doclint.schema.schema import Schema
from doclint.schema.source import SchemaSource
from doclint.schema.values import docfx_text, has_value, short_text, whole_text

if TYPE_CHECKING:
    from pathlib import Path

_DUPLICATE = "duplicate-attribute"


def docfx_schema(source: SchemaSource, root: Path | None) -> Schema:
    """Make a schema; raises `SchemaError` where it cannot be run.

    Args:
        root: the folder that files which it refers to must be in; None where it may refer to none.
    """
    preparation = Preparation(source, root)
    prepared = preparation.prepare()
    rules = prepared.get("rules", {}) if isinstance(prepared, dict) else {}
    dialect = _DocfxDialect(prepared, read_custom_rules(rules), unique_routes(prepared))
    return Schema(source.name, dialect, preparation.texts)


@dataclass(frozen=True, slots=True)
class _DocfxDialect:
    content: Any
    _rules: CustomRules
    _unique_routes: tuple[tuple[str, ...], ...]

    def fast_check(self) -> Check | None:
        return docfx_check(self.content)

    def find(self, instance: JsonValue, path: str, now: datetime | None) -> Iterator[SchemaProblem]:
        validator = _validator_class(in_utc(now) if now else None)(self.content)
        for error in validator.iter_errors(instance):
            problem = self._problem(error, instance, path)
            if problem is not None:
                yield problem

    def _problem(self, error: Any, instance: JsonValue, path: str) -> SchemaProblem | None:
        # Only what is found needs words.
        from doclint.schema.docfx.words import help_for, wanted  # noqa: PLC0415

        route = tuple(error.absolute_path)
        arguments = tuple(
            argument if isinstance(argument, str) else ".".join((*error.names, *argument))
            for argument in error.arguments
        )
        message, severity, name = error.template.format(*arguments), None, error.name
        rule = self._rule(".".join((*error.names, *error.about)), error.name, error.kind)
        if rule is not None:
            if rule.is_off or rule.excludes(path):
                return None
            message, severity, name = rule.say(message, arguments), rule.severity, rule.name or name
        is_about_several = error.kind in ("missing-either-attribute", "precluded-attributes")
        about = next((step for step in (*route, *error.about) if isinstance(step, str)), None)
        return SchemaProblem(
            kind=error.kind,
            message=message,
            route=route,
            part=error.part if route and isinstance(route[-1], str) else "value",
            value=_offending(error, instance, route),
            key=about if not is_about_several or route else None,
            help=help_for(error),
            severity=severity,
            name=name,
            wanted=wanted(error),
        )

    def _rule(self, attribute: str, *codes: str | None) -> CustomRule | None:
        rules = self._rules.get(attribute, {})
        return next((rules[code] for code in codes if code is not None and code in rules), None)

    def unique_values(self, instance: JsonValue) -> Iterator[UniqueValue]:
        for route in self._unique_routes:
            value = _value_at(instance, route)
            if has_value(value):
                yield UniqueValue(route, docfx_text(value), whole_text(value))

    def duplicate(self, value: UniqueValue, places: tuple[str, ...], path: str) -> SchemaProblem | None:
        attribute = ".".join(value.route)
        arguments = attribute, value.value, listed(places)
        message = "Attribute '{}' with value '{}' is duplicated in {}.".format(*arguments)
        severity, name = Severity.INFO, None
        rule = self._rule(attribute, _DUPLICATE)
        if rule is not None:
            if rule.is_off or rule.excludes(path):
                return None
            message, severity, name = rule.say(message, arguments), rule.severity or severity, rule.name
        return SchemaProblem(
            kind=_DUPLICATE,
            message=message,
            route=value.route,
            part="key",
            value=short_text(value.value),
            key=value.route[0],
            severity=severity,
            name=name,
        )


def _value_at(instance: JsonValue, route: tuple[str, ...]) -> JsonValue:
    for key in route:
        instance = instance.get(key) if isinstance(instance, dict) else None
    return instance


def _offending(error: Any, instance: JsonValue, route: tuple[str | int, ...]) -> str:
    if error.is_missing:
        return ""
    if error.part == "key":
        return str(route[-1]) if route else ""
    for step in route:
        instance = instance[step]
    return short_text(instance) if route else ""


@lru_cache(maxsize=4)
def _validator_class(now: datetime | None) -> Any:
    # jsonschema takes longer to import than most runs take to find nothing.
    from doclint.schema.docfx.keywords import docfx_validator  # noqa: PLC0415

    return docfx_validator(now)
