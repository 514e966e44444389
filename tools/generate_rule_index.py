"""Writes doclint/rules/index.py: what a run asks of each rule before it imports the rule's module.

`--check` writes nothing, and fails where that would change.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

import doclint.rules
from doclint.rules.rule import RegisteredRule, Rule

TARGET = PROJECT / "doclint" / "rules" / "index.py"

_RULE_MODULE = re.compile(r"[a-z]+[0-9]{3}_[a-z0-9_]+\Z")

_HEAD = '''\
"""What a run asks of each rule before it imports the rule's module. Made by `make docs` from these modules."""

from __future__ import annotations

from doclint.findings import Severity
from doclint.rules.rule import RegisteredRule, Scope

INDEX = (
'''


def found_rules() -> Iterator[Rule]:
    """Every rule in order of the codes, found by walking the package.

    Raises:
        SystemExit: a module is not called as its rule is.
    """
    found = []
    for family in pkgutil.iter_modules(doclint.rules.__path__, f"{doclint.rules.__name__}."):
        package = importlib.import_module(family.name) if family.ispkg else None
        for info in pkgutil.iter_modules(package.__path__, f"{family.name}.") if package is not None else ():
            if _RULE_MODULE.match(info.name.rpartition(".")[2]):
                rule = importlib.import_module(info.name).RULE
                if registered(rule).module_name != info.name:
                    sys.exit(f"{info.name}: this module is to be called {registered(rule).module_name}")
                found.append(rule)
    yield from sorted(found, key=lambda rule: rule.code)


def registered(rule: Rule) -> RegisteredRule:
    """What the index says of a rule."""
    return RegisteredRule(
        rule.code, rule.name, rule.severity, rule.scope, rule.is_on, rule.gives_way_to, rule.is_of_schema
    )


def index() -> str:
    """The module."""
    return f"{_HEAD}{''.join(f'    {_row(rule)},{chr(10)}' for rule in found_rules())})\n"


def _row(rule: Rule) -> str:
    said = [f'"{rule.code}"', f'"{rule.name}"', str(rule.severity), str(rule.scope)]
    if not rule.is_on:
        said.append("is_on=False")
    if rule.gives_way_to:
        said.append(f"gives_way_to=({', '.join(f'{chr(34)}{code}{chr(34)}' for code in rule.gives_way_to)},)")
    if rule.is_of_schema:
        said.append("is_of_schema=True")
    return f"RegisteredRule({', '.join(said)})"


if __name__ == "__main__":
    text = index()
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text else f"{TARGET.name} is not up to date: make docs")
    TARGET.write_text(text, encoding="utf-8")
