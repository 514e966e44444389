"""Runs a rule on its examples: the pages are written to a folder and checked as a user's would be."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from doclint.config.settings import Settings
from doclint.corpus.discovery import discover
from doclint.engine import run
from doclint.findings import Finding, Position
from doclint.rules.manual import example_pages, without_markers
from doclint.rules.rule import Bad, Good, RegisteredRule

Place = tuple[str, Position, Position]


def findings_of(registered: RegisteredRule, example: Bad | Good) -> list[Finding]:
    """What the rule alone finds in an example, whose pages are written below the working directory."""
    options: Mapping[str, Any] = {}
    if example.options is not None:
        options = {registered.rule.code: replace(registered.default_options, **example.options)}
    settings = Settings(
        select=frozenset([registered.rule.code]),
        today=datetime.date.fromisoformat(example.today),
        options=options,
        is_debugging=True,
    )
    commit_history(example.history)
    write_pages({path: without_markers(text) for path, text in example_pages(example.pages).items()})
    return list(run(discover(["."]), settings).findings)


def write_pages(pages: Mapping[str, str]) -> None:
    """Write pages below the working directory."""
    for name, text in pages.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def commit_history(states: Sequence[Mapping[str, str]]) -> None:
    """Commit states of the pages to a repository in the working directory, on the first days of 2024."""
    if states:
        git("init", "--quiet")
    for number, pages in enumerate(states, 1):
        git("rm", "-r", "--quiet", "--ignore-unmatch", ".")
        write_pages(pages)
        git("add", ".")
        git("commit", "--quiet", "--message", f"Day {number}", day=number)
    if states:
        git("rm", "-r", "--quiet", ".")


def git(*arguments: str, day: int = 1) -> str:
    """Run git in the working directory, so that the names of commits depend on their content alone."""
    date = f"2024-01-{day:02}T00:00:00Z"
    identity = {"NAME": "Solveig Dahl", "EMAIL": "solveig@harbourlight.example", "DATE": date}
    environment = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in identity.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", *arguments],
        env={**kept, **environment, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


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
