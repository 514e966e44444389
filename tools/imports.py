"""Counts which modules and packages of doclint import which; the walls test and docs/architecture.md go by it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "doclint"

PACKAGES = (
    "system",
    "errors",
    "findings",
    "document",
    "schema",
    "corpus",
    "articles",
    "rules",
    "rule_api",
    "config",
    "filtering",
    "cache",
    "run",
    "testing",
    "fixing",
    "reporters",
    "api",
    "cli",
    "server",
)
"""The packages (and the modules beside them) from the lowest to the highest: each imports only those before it."""

Imports = Mapping[str, set[str]]
"""Which modules each module imports, by their full names."""


def read_imports() -> dict[str, set[str]]:
    """Every import of doclint's modules among themselves, also inside functions and for type checkers alone.

    What is left out: `doclint` itself, which has the version and leads to the Python interface; `__main__.py`, which
    only starts the command line; and the modules of rules, which the registry imports by their names.
    """
    paths = {_name(path): path for path in sorted(PACKAGE.glob("*/**/*.py")) + sorted(PACKAGE.glob("[!_]*.py"))}
    return {module: {name for name in _imported(path, set(paths)) if name != module} for module, path in paths.items()}


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path, modules: set[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                name = inner if inner in modules else node.module
                if name in modules:
                    yield name
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)


def package_of(module: str) -> str:
    """The package of a module, `document` for `doclint.document.links`."""
    return module.split(".")[1]


def between_packages(imports: Imports) -> Counter[tuple[str, str]]:
    """How many imports lead from one package to another."""
    return Counter(
        (package_of(module), package_of(other))
        for module, imported in imports.items()
        for other in imported
        if package_of(module) != package_of(other)
    )


def circles(imports: Imports) -> list[list[str]]:
    """The modules that import each other in a circle, each circle once and in order."""
    remaining = {module: set(imported) & set(imports) for module, imported in imports.items()}
    # What imports nothing that is left, or is imported by nothing that is left, is in no circle.
    while ends := _ends(remaining):
        remaining = {module: imported - ends for module, imported in remaining.items() if module not in ends}
    found = []
    while remaining:
        reached = _reached(next(iter(remaining)), remaining)
        found.append(sorted(reached))
        remaining = {module: imported - reached for module, imported in remaining.items() if module not in reached}
    return sorted(found)


def _ends(imports: Imports) -> set[str]:
    imported_by_some = set().union(*imports.values())
    return {module for module, imported in imports.items() if not imported or module not in imported_by_some}


def _reached(module: str, imports: Imports) -> set[str]:
    reached, ahead = {module}, [module]
    while ahead:
        for other in imports[ahead.pop()] - reached:
            reached.add(other)
            ahead.append(other)
    return reached


def main() -> None:
    """Print how many lines each package has, and how many imports lead from it to which other."""
    between = between_packages(read_imports())
    for name in reversed(PACKAGES):
        folder = PACKAGE / name
        paths = list(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
        lines = sum(path.read_text(encoding="utf-8").count("\n") for path in paths if path.is_file())
        used = ", ".join(f"{other} {between[name, other]}" for other in PACKAGES if between[name, other])
        if lines:
            print(f"| {name} | {lines:,} | {used} |")


if __name__ == "__main__":
    main()
