"""What users read is plain American linter English: no word of the list below is in help, messages or documentation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from doclint.cli import group
from doclint.rules.registry import all_rules
from tools.hooks import hook_file, hook_table

PROJECT = Path(__file__).resolve().parents[1]

INSTEAD = {
    r"mend(?:s|ed|ing)?": "fix",
    r"tell(?:s|ing)?|told": "say, show, report",
    r"besides|beside": "also, next to, in addition",
    r"stands?(?! for\b)|stood": "is",
    r"outright": "explicitly",
    r"also (?:where|what)": "even if, including",
    r"(?:is|are) (?:its|their) turn": "",
    r"as often as": "repeatable",
    r"wants?|wanted": "requires, needs",
    r"stars?": "asterisks",
    r"at hand": "available",
    r"any ?more": "no longer",
    r"anew": "again",
    r"looks? at|looked at": "checks",
    r"in place of": "instead of",
    r"by itself|by themselves": "automatically",
    r"remember(?:s|ed)?": "cache",
    r"whoever": "the person who",
    r"may well|nought|aught|lest|whence|hence|thus": "",
    r"colour|behaviour|licence|centre|favour|catalogue|recognise|organise|analyse|grey|whilst|amongst": "American",
}
BANNED = re.compile(rf"(?<![\w`/.-])(?:{'|'.join(INSTEAD)})(?![\w`/-])", re.IGNORECASE)

PAGES = sorted(
    path
    for path in (*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), PROJECT / "examples/README.md")
    if path.name not in ("architecture.md", "performance.md", "testing.md")
)


def found(text: str) -> list[str]:
    """The banned words of a text, each with what is around it; code is not read."""
    prose = re.sub(r"```.*?```|``.*?``|`[^`\n]*`", "", text, flags=re.DOTALL)
    return [prose[max(match.start() - 30, 0) : match.end() + 30] for match in BANNED.finditer(prose)]


@pytest.mark.parametrize(
    "text", ["Mends 6 findings.", "It is told once.", "Leave it out also where it is named.", "stars"]
)
def test_the_words_are_seen(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text", ["standard", "Recommended: amend it.", "`wanted`", "a list that stands for two", "start"]
)
def test_other_words_are_not(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_documentation(page: Path) -> None:
    assert not found(page.read_text(encoding="utf-8"))


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, by what a user types."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            assert inner is not None
            yield from commands(inner, f"{name} {below}")


COMMANDS = list(commands(group, "doclint"))


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_help(name: str, command: click.Command) -> None:
    assert not found(command.get_help(click.Context(command, info_name=name)))


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_option_has_help(name: str, command: click.Command) -> None:
    silent = [option.name for option in command.params if isinstance(option, click.Option) and not option.help]
    assert not silent


@pytest.mark.parametrize("code", all_rules())
def test_rules(code: str) -> None:
    assert not found(all_rules()[code].manual)


def test_hooks_and_action() -> None:
    assert not found(hook_file() + hook_table())
    assert not found((PROJECT / "action.yml").read_text(encoding="utf-8"))


def test_report_page() -> None:
    for asset in (PROJECT / "doclint/reporters/html/assets").iterdir():
        strings = re.findall(r'>[^<>{}]+<|"[^"\n]*"', asset.read_text(encoding="utf-8"))
        assert not [words for string in strings if asset.suffix != ".css" for words in found(string)]


def printed(module: Path) -> Iterator[str]:
    """The texts of a module that may reach a user: strings with a space in them, and docstrings of options."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            if id(node) not in docstrings | bare:
                yield node.value
        elif isinstance(node, ast.ClassDef) and node.name == "Options":
            yield ast.get_docstring(node) or ""
    if module.is_relative_to(PROJECT / "doclint/config"):
        classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
        yield from (ast.get_docstring(node) or "" for node in classes if node.name in _REFERENCE)


# Their docstrings are the reference of configuration keys.
_REFERENCE = ("Configuration", "SchemaUse", "Authors", "Root", "Locales", "CommonKeys")


# Words of other languages and of pages, which doclint looks for.
_DATA = ("untranslated.py", "locale_subtags.py")


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in (PROJECT / "doclint").rglob("*.py")}), ids=lambda path: path.name
)
def test_messages(folder: Path) -> None:
    modules = [module for module in sorted(folder.glob("*.py")) if module.name not in _DATA]
    assert not {module.name: words for module in modules for text in printed(module) if (words := found(text))}
