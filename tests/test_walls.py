"""The walls between the rooms, as docs/architecture.md draws them: who imports whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "doclint"


def imports(room: str) -> Iterator[tuple[str, str]]:
    """The modules of doclint that the modules of a room import, with the module that does."""
    for path in sorted((PACKAGE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                if name.startswith("doclint."):
                    yield path.relative_to(PACKAGE).as_posix(), name


def test_nothing_but_the_package_s_own_entry_imports_the_command_line() -> None:
    found = {path for path, name in imports(".") if name.startswith("doclint.cli") and not path.startswith("cli/")}
    assert found == {"__main__.py"}


def test_rules_know_neither_files_nor_output() -> None:
    beyond = ("doclint.engine", "doclint.survey", "doclint.reading", "doclint.reporters", "doclint.config.settings")
    assert not [(path, name) for path, name in imports("rules") if name.startswith(beyond)]


def test_reporters_know_findings_and_only_sarif_the_rules() -> None:
    beyond = ("doclint.rules", "doclint.engine", "doclint.survey", "doclint.reading")
    assert {path for path, name in imports("reporters") if name.startswith(beyond)} == {"reporters/sarif.py"}
