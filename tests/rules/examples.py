"""Runs a rule on its examples: the pages are written to a folder and checked as a user's would be."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from doclint.config.globs import Globs
from doclint.config.settings import AssignedSchema, Settings
from doclint.corpus.discovery import discover
from doclint.engine import run
from doclint.findings import Finding, Position
from doclint.rules.manual import example_pages, without_markers
from doclint.rules.rule import Bad, ExampleSchema, Good, RegisteredRule
from doclint.schema import Schema, load_shipped_schema
from doclint.schema.files import schema_from
from doclint.schema.source import SchemaSource
from tests.repositories import commit_all, init

Place = tuple[str, Position, Position]


def findings_of(registered: RegisteredRule, example: Bad | Good) -> list[Finding]:
    """What the rule alone finds in an example, whose pages are written below the working directory."""
    options: Mapping[str, Any] = {}
    if example.options is not None:
        options = {registered.code: replace(registered.default_options, **example.options)}
    schemas = None
    if example.schema is not None:
        schemas = (AssignedSchema(Globs(os.getcwd(), ("**",)), _schema(example.schema)),)
    settings = Settings(
        select=frozenset([registered.code]),
        today=datetime.date.fromisoformat(example.today),
        options=options,
        is_debugging=True,
        schemas=schemas,
    )
    commit_history(example.history)
    write_pages({path: without_markers(text) for path, text in example_pages(example.pages).items()})
    return list(run(discover(["."]), settings).findings)


def _schema(schema: ExampleSchema) -> Schema:
    if isinstance(schema, str):
        return load_shipped_schema(schema)
    return schema_from(SchemaSource("example.json", None, schema), "docfx")


def write_pages(pages: Mapping[str, str]) -> None:
    """Write pages below the working directory."""
    for name, text in pages.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def commit_history(states: Sequence[Mapping[str, str]]) -> None:
    """Commit states of the pages to a repository in the working directory, on the first days of 2024."""
    folder = Path.cwd()
    if states:
        init(folder)
    for day, pages in enumerate(states, 1):
        remove_pages(folder)
        write_pages(pages)
        commit_all(folder, day)
    if states:
        remove_pages(folder)


def remove_pages(folder: Path) -> None:
    """Remove everything from a folder but the repository itself."""
    for path in folder.iterdir():
        if path.name != ".git":
            shutil.rmtree(path)


def marked_places(example: Bad) -> list[Place]:
    """The places between the markers of an example's pages."""
    places = []
    for path, text in example_pages(example.pages).items():
        plain = ""
        for number, part in enumerate(text.replace("⟧", "⟦").split("⟦")):
            start = _position(plain)
            plain += part
            if number % 2:
                places.append((path, start, _position(plain)))
    return places


def _position(before: str) -> Position:
    return Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def apply_fixes(text: str, findings: list[Finding]) -> str:
    """A page's text after all fixes, which must not overlap."""
    lines = text.splitlines(keepends=True)
    starts = [sum(len(line) for line in lines[:number]) for number in range(len(lines) + 1)]

    def offset(position: Position) -> int:
        return starts[position.line - 1] + position.column - 1

    edits = [edit for finding in findings if finding.fix is not None for edit in finding.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: offset(edit.start)] + edit.text + text[offset(edit.end) :]
    return text
