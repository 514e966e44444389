"""`Schema`: what front matter must be like, whichever dialect says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from doclint.document.core_yaml import JsonValue
from doclint.schema.custom_rules import CustomRules, read_custom_rules
from doclint.schema.problem import SchemaProblem
from doclint.schema.values import short_text


@dataclass(frozen=True)
class Schema:
    """A schema in docfx's dialect, prepared.

    Attributes:
        name: the name that it ships with, or its file.
    """

    name: str
    _prepared: Any

    def problems(
        self, instance: JsonValue, *, path: str = "", now: datetime | None = None
    ) -> tuple[SchemaProblem, ...]:
        """What is wrong with a value, in an order that only the schema and the value decide.

        Args:
            instance: a JSON value, for a page its front matter.
            path: of the page, POSIX, for schemas whose `rules` exclude pages.
            now: the clock for relative dates; without one they are not judged.
        """
        validator = _validator_class(now)(self._prepared)
        found = (self._problem(error, instance, path) for error in validator.iter_errors(instance))
        return tuple(dict.fromkeys(problem for problem in found if problem is not None))

    @cached_property
    def _rules(self) -> CustomRules:
        return read_custom_rules(self._prepared.get("rules", {})) if isinstance(self._prepared, dict) else {}

    def _problem(self, error: Any, instance: JsonValue, path: str) -> SchemaProblem | None:
        route = tuple(error.absolute_path)
        arguments = tuple(
            argument if isinstance(argument, str) else ".".join((*error.names, *argument))
            for argument in error.arguments
        )
        message = error.template.format(*arguments)
        name, severity = error.name, None
        codes = self._rules.get(".".join((*error.names, *error.about)), {})
        rule = codes.get(error.name or error.kind) or codes.get(error.kind)
        if rule is not None:
            if rule.is_off or rule.excludes(path):
                return None
            message = rule.say(message, arguments)
            name, severity = rule.name or name, rule.severity
        about = (*(step for step in route if isinstance(step, str)), *error.about)
        return SchemaProblem(
            kind=error.kind,
            message=message,
            route=route,
            part=error.part,
            value=short_text(_at(instance, route)) if route else "",
            key=about[0] if about else None,
            help=_help(error, self._prepared, instance),
            severity=severity,
            name=name,
        )


def _at(instance: JsonValue, route: tuple[str | int, ...]) -> JsonValue:
    for step in route:
        instance = instance[step]
    return instance


@lru_cache(maxsize=4)
def _validator_class(now: datetime | None) -> Any:
    # jsonschema takes longer to import than most runs take to find nothing.
    from doclint.schema.docfx_keywords import docfx_validator  # noqa: PLC0415

    return docfx_validator(now)


def _help(error: Any, prepared: Any, instance: JsonValue) -> str | None:
    # Only what is found needs words.
    from doclint.schema.words import help_for  # noqa: PLC0415

    return help_for(error, prepared, instance)
