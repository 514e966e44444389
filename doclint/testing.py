"""Tests a rule by its examples, also one from outside the project: `check_examples(my_rule_module)`."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import chdir
from pathlib import Path
from types import ModuleType
from typing import Any

from doclint.config.request import RunRequest
from doclint.config.settings import AssignedSchema, Settings
from doclint.corpus.discovery import discover
from doclint.findings import Finding, Position
from doclint.rules.manual import example_pages, without_markers
from doclint.rules.plugins import registered as registered_of
from doclint.rules.registry import add_other_rule, all_rules
from doclint.rules.rule import Bad, ExampleSchema, Good, RegisteredRule
from doclint.run.engine import run
from doclint.schema import Schema, load_shipped_schema
from doclint.schema.files import schema_from
from doclint.schema.source import SchemaSource
from doclint.system.data_classes import replace
from doclint.system.globs import Globs

Place = tuple[str, Position, Position]


def check_examples(module: ModuleType) -> None:
    """Check a rule on each of its examples, in temporary folders.

    Raises:
        AssertionError: an example is not as the rule says; the message has its number, and what was found.
    """
    rule = register(module)
    kinds = {type(example) for example in rule.rule.examples}
    assert kinds == {Bad, Good}, f"{rule.code} needs at least one Bad and one Good example"
    for number, example in enumerate(rule.rule.examples, 1):
        check_example(rule, example, f"{rule.code}, example {number}")


def register(module: ModuleType) -> RegisteredRule:
    """What the registry knows of the rule of a module, which is registered if it is not."""
    known = all_rules().get(module.RULE.code)
    if known is not None and known.module_name == module.__name__:
        return known
    rule = registered_of(module.RULE, module.__name__, module.__name__)
    add_other_rule(rule)
    return rule


def check_example(rule: RegisteredRule, example: Bad | Good, name: str) -> None:
    """Check one example of a rule.

    Raises:
        AssertionError: as in `check_examples`.
    """
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        findings = findings_of(rule, example)
    found = [(finding.path, finding.start, finding.end) for finding in findings]
    expected = marked_places(example) if isinstance(example, Bad) else []
    assert found == expected, f"{name}: expected {expected}, found {found}"
    if isinstance(example, Good):
        return
    said = f"{findings[0].message} {findings[0].remedy.value}"
    assert example.says in said, f"{name}: expected {example.says!r} in {said!r}"
    if example.fixed is not None:
        (text,) = example_pages(example.pages).values()
        fixed = apply_fixes(without_markers(text), findings)
        assert fixed == example.fixed, f"{name}: expected the fixed text {example.fixed!r}, got {fixed!r}"


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
        schemas=schemas,
    )
    commit_history(example.history)
    write_pages({path: without_markers(text) for path, text in example_pages(example.pages).items()})
    return list(run(discover(["."]), settings, RunRequest(is_debugging=True)).findings)


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
        _git(folder, "init", "--quiet")
    for day, pages in enumerate(states, 1):
        remove_pages(folder)
        write_pages(pages)
        _git(folder, "add", "--all", ".")
        _git(folder, "commit", "--quiet", "--allow-empty", "--message", f"Day {day}", day=day)
    if states:
        remove_pages(folder)


def _git(folder: Path, *arguments: str, day: int = 1) -> None:
    """Run git on a day of January 2024, with no settings but its own, so that commits have the same name every time."""
    date = f"{1_704_067_200 + (day - 1) * 86_400} +0000"
    identity = {"NAME": "Solveig Dahl", "EMAIL": "solveig@harbourlight.example", "DATE": date}
    environment = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in identity.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = ("core.autocrlf=false", "commit.gpgsign=false", "init.defaultBranch=main")
    subprocess.run(
        ["git", *(word for setting in settings for word in ("-c", setting)), *arguments],
        cwd=folder,
        env={**kept, **environment, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
        capture_output=True,
    )


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
