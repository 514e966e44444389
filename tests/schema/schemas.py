"""Schemas as tests write them: a Python value is the schema, and what it finds is short."""

from __future__ import annotations

from typing import Any

from doclint.schema import Schema, SchemaProblem
from doclint.schema.files import schema_from
from doclint.schema.source import SchemaSource

Found = list[tuple[str, str]]


def docfx(content: Any) -> Schema:
    return schema_from(SchemaSource("schema.json", None, content), "docfx")


def plain(content: Any) -> Schema:
    return schema_from(SchemaSource("schema.json", None, content), "json-schema")


def place(problem: SchemaProblem) -> str:
    """A place in one word: `keys.list.0`, `key@author` for the key itself, nothing for the whole."""
    route = ".".join(map(str, problem.route))
    return f"key@{route}" if problem.part == "key" else route


def found(schema: Schema, instance: Any, **options: Any) -> Found:
    """The message and place of each problem."""
    return [(problem.message, place(problem)) for problem in schema.problems(instance, **options)]


def only(schema: Schema, instance: Any, **options: Any) -> SchemaProblem:
    """The one problem that there is."""
    (problem,) = schema.problems(instance, **options)
    return problem
