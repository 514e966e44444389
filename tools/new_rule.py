"""Makes a rule module that is ready to run: `python tools/new_rule.py CODE NAME`, or `make new-rule CODE=… NAME=…`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RULES = PROJECT / "doclint" / "rules"

_CODE = re.compile(r"(?P<family>[A-Z]{2,5})(?P<number>[0-9]{3})\Z")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")

TEMPLATE = '''\
"""
What it does
    Finds filler text, `lorem ipsum`, that was never replaced. FIXME: say in one sentence what the rule finds; it stands
    in the tables of README.md and docs/rules, too.

Why it matters
    FIXME: say what happens to readers or writers where nobody finds it.

Evidence
    FIXME: say how often it fires on real repositories, and how many of these findings are true.
"""

import re
from collections.abc import Iterator

from doclint.findings import Problem, Severity, Span
from doclint.rules.page import Page
from doclint.rules.rule import Bad, Good, Rule, Scope

_FILLER = re.compile(r"\\blorem ipsum\\b", re.IGNORECASE)

RULE = Rule(
    code="{code}",
    name="{name}",
    severity=Severity.WARNING,
    scope=Scope.PAGE,
    examples=(
        Bad("# The beacon\\n\\n⟦Lorem ipsum⟧ dolor sit amet.\\n"),
        Good("# The beacon\\n\\nLight the lamp at dusk.\\n"),
    ),
)


def check(page: Page) -> Iterator[Problem]:
    for match in _FILLER.finditer(page.document.text, page.document.front_matter.body):
        yield Problem(
            "FIXME: what is wrong, in one sentence.",
            Span(*match.span()),
            help="FIXME: what to do about it.",
        )
'''


def main(arguments: list[str]) -> None:
    if len(arguments) != 2:
        sys.exit("say which rule to make: make new-rule CODE=TTU042 NAME=dim-lamp")
    code, name = arguments
    match = _CODE.match(code)
    if match is None:
        sys.exit(f"{code!r} is no code: a family in capitals and three digits, such as TTU042")
    if _NAME.match(name) is None:
        sys.exit(f"{name!r} is no name: lower-case words with hyphens between them, such as dim-lamp")
    taken = _taken(code, name)
    if taken is not None:
        sys.exit(
            f"{taken.relative_to(PROJECT)} is there already: choose another {'code' if _is_of(taken, code) else 'name'}"
        )
    package = RULES / match["family"].lower()
    module = package / f"{code.lower()}_{name.replace('-', '_')}.py"
    if not package.is_dir():
        package.mkdir()
        (package / "__init__.py").write_text(
            '"""FIXME: what the rules of this family are about."""\n', encoding="utf-8"
        )
    module.write_text(TEMPLATE.format(code=code, name=name), encoding="utf-8")
    subprocess.run([sys.executable, str(PROJECT / "tools" / "generate_rule_index.py")], check=True)
    print(f"{module.relative_to(PROJECT)} is ready: run its examples with .venv/bin/pytest tests/rules -k {code}")


def _taken(code: str, name: str) -> Path | None:
    """The module of a rule that has this code or name."""
    modules = sorted(RULES.glob("*/*.py"))
    ending = f"_{name.replace('-', '_')}"
    return next((path for path in modules if _is_of(path, code) or _name_of(path) == ending), None)


def _is_of(module: Path, code: str) -> bool:
    return module.stem.startswith(f"{code.lower()}_")


def _name_of(module: Path) -> str:
    return module.stem.lstrip("abcdefghijklmnopqrstuvwxyz").lstrip("0123456789")


if __name__ == "__main__":
    main(sys.argv[1:])
