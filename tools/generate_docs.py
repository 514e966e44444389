"""Writes what the code itself documents: docs/rules, parts of README.md and of docs, and .pre-commit-hooks.yaml.

`--check` writes nothing, names what would change, and fails.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

import doclint.rules
from doclint.config.configuration import Configuration
from doclint.config.layers import stack
from doclint.findings import Finding, Summary
from doclint.hooks import hook_file, hook_table
from doclint.reporters.json import render as render_json
from doclint.reporters.page_lines import line_of_page
from doclint.rules.manual import code_block, describe, example_pages, fix_safety, summary
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad, RegisteredRule
from tests.rules.examples import findings_of
from tools.configuration_reference import configuration_tables

RULES = Path("docs/rules")
NOTE = "<!-- Made by `make docs` from the code. Do not edit. -->"
WIDTH = 100


def generated_files() -> dict[Path, str]:
    """Every generated file by its path in the project."""
    files = {
        Path(".pre-commit-hooks.yaml"): "# Made by `make docs` from doclint/hooks.py. Do not edit.\n" + hook_file()
    }
    for code, registered in all_rules().items():
        manual = describe(registered, partial(messages, registered))
        files[RULES / f"{code}.md"] = f"{NOTE}\n\n{manual}"
    files[RULES / "README.md"] = rule_index()
    for name, parts in parts_of_pages().items():
        files[Path(name)] = with_parts(name, (PROJECT / name).read_text(encoding="utf-8"), parts)
    return files


def parts_of_pages() -> dict[str, dict[str, str]]:
    """The generated parts of pages that are otherwise written by hand."""
    return {
        "README.md": {"rules": rule_tables("docs/rules/"), "hooks": hook_table()},
        "docs/architecture.md": {"rooms": room_table()},
        "docs/configuration.md": {"keys": configuration_tables(stack(None, Configuration()))},
        "docs/json.md": {"json-example": json_example()},
    }


def messages(registered: RegisteredRule, example: Bad) -> list[str]:
    """What doclint says of an example, in the order of its places."""
    return [
        "\n".join(textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False) for text in said if text)
        for said in ((finding.message, finding.help) for finding in checked(registered, example))
    ]


def checked(registered: RegisteredRule, example: Bad) -> list[Finding]:
    """The findings of an example, which is checked as the tests check it."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return findings_of(registered, example)
        finally:
            os.chdir(before)


def json_example() -> str:
    """The JSON report on two pages with one finding."""
    registered = all_rules()["LNK001"]
    first = next(example for example in registered.rule.examples if isinstance(example, Bad))
    (text,) = example_pages(first.pages).values()
    pages = {"fr-FR/lamps.md": text, "nb-NO/lamps.md": "[Lamper](https://harbourlight.example/lamps?id=4)\n"}
    summary = Summary(files=2, articles=1, locales=2, errors=1, warnings=0, infos=0, suppressed=0)
    report = render_json(tuple(checked(registered, Bad(pages))), summary, line_of_page)
    return code_block("json", json.dumps(json.loads(report), indent=2))


def room_table() -> str:
    """The packages and modules of doclint, each with the first sentence of its docstring."""
    rows = [f"| `{name}` | {_in_table(first_sentence(path))} |" for name, path in _rooms()]
    return "\n".join(["| room | why it exists |", "| --- | --- |", *rows])


def _rooms() -> Iterator[tuple[str, Path]]:
    package = PROJECT / "doclint"
    for path in sorted(package.iterdir()):
        if (path / "__init__.py").is_file():
            yield f"{path.name}/", path / "__init__.py"
    for path in sorted(package.glob("*.py")):
        if not path.name.startswith("__"):
            yield path.name, path


def first_sentence(module: Path) -> str:
    """What a module says of itself, up to its first full stop."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    line = " ".join(docstring.partition("\n\n")[0].split())
    return re.split(r"(?<=[.])\s+(?=[A-Z`])", line, maxsplit=1)[0]


def rule_index() -> str:
    """docs/rules/README.md."""
    return "\n\n".join(
        [
            NOTE,
            "# Rules",
            "Each page says what its rule does, why it matters, what it found on real repositories, and, in examples, "
            "what it finds and what it does not; the examples are the rule's tests. `doclint rule CODE` shows the "
            "same in a terminal.",
            rule_tables(""),
        ]
    )


def rule_tables(folder: str) -> str:
    """A table of rules for each family; links lead to the pages in `folder`."""
    families: dict[str, list[RegisteredRule]] = {}
    for registered in all_rules().values():
        families.setdefault(registered.family, []).append(registered)
    return "\n".join(part for family, rules in families.items() for part in _family(family, rules, folder))


def _family(family: str, rules: list[RegisteredRule], folder: str) -> Iterator[str]:
    yield f"**{family}**: {family_meaning(family)}\n"
    yield "| code | name | severity | fix | what it does |"
    yield "| --- | --- | --- | --- | --- |"
    for registered in rules:
        rule = registered.rule
        severity = rule.severity.value if rule.is_on else f"{rule.severity.value}, off"
        fix = fix_safety(registered) or ""
        yield (
            f"| [{rule.code}]({folder}{rule.code}.md) | {rule.name} | {severity} | {fix} | "
            f"{_in_table(summary(registered))} |"
        )
    yield ""


def _in_table(text: str) -> str:
    return text.replace("|", "\\|")


def family_meaning(family: str) -> str:
    """What a family of rules is about, from the first line of its package."""
    package = sys.modules[f"{doclint.rules.__name__}.{family.lower()}"]
    line = (package.__doc__ or "").strip().splitlines()[0]
    return line[0].lower() + line[1:]


def with_parts(page: str, text: str, parts: Mapping[str, str]) -> str:
    """A page with its generated parts, each between `<!-- NAME: begin -->` and `<!-- NAME: end -->`."""
    for name, part in parts.items():
        begin, end = f"<!-- {name}: begin", f"<!-- {name}: end -->"
        head, opened, rest = text.partition(begin)
        note, closed, tail = rest.partition(end)
        if not opened or not closed:
            raise SystemExit(f"{page}: no lines `{begin} -->` and `{end}` to put the generated part between")
        note = note.partition("-->")[0].strip()
        text = f"{head}{begin}{f' {note}' if note else ''} -->\n\n{part.strip()}\n\n{end}{tail}"
    return text


def stale_files(files: Mapping[Path, str]) -> list[Path]:
    """Pages of rules that are no more."""
    pages = (path.relative_to(PROJECT) for path in (PROJECT / RULES).glob("*.md"))
    return sorted(path for path in pages if path not in files)


def main() -> None:
    files = generated_files()
    stale = stale_files(files)
    changed = [path for path, text in files.items() if _text_of(path) != text]
    if "--check" in sys.argv:
        if changed or stale:
            names = ", ".join(str(path) for path in [*changed, *stale])
            sys.exit(f"not up to date: {names}; `make docs` writes them")
        return
    for path in stale:
        (PROJECT / path).unlink()
    for path in changed:
        (PROJECT / path).parent.mkdir(parents=True, exist_ok=True)
        (PROJECT / path).write_text(files[path], encoding="utf-8", newline="\n")


def _text_of(path: Path) -> str | None:
    try:
        return (PROJECT / path).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


if __name__ == "__main__":
    main()
