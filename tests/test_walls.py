"""The walls between the packages: who may import whom. `tools/imports.py` counts; here is what holds."""

from __future__ import annotations

from tools.imports import PACKAGE, PACKAGES, circles, package_of, read_imports

IMPORTS = read_imports()


def test_no_files_import_each_other_in_a_circle() -> None:
    assert circles(IMPORTS) == []


def test_packages_import_only_those_below_them() -> None:
    upwards = [
        f"{module} imports {other}"
        for module, imported in IMPORTS.items()
        for other in imported
        if package_of(module) != package_of(other)
        and PACKAGES.index(package_of(module)) <= PACKAGES.index(package_of(other))
    ]
    assert upwards == []


def test_every_package_has_its_place_in_the_order() -> None:
    assert {package_of(module) for module in IMPORTS} <= set(PACKAGES)


def test_nothing_imports_the_command_line_or_the_server() -> None:
    ends = {"cli", "server"}
    assert [
        f"{module} imports {other}"
        for module, imported in IMPORTS.items()
        for other in imported
        if package_of(other) in ends and package_of(module) != package_of(other)
    ] == []


def test_nobody_below_the_command_line_asks_for_the_working_directory() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.glob("*/**/*.py")
        if "getcwd" in path.read_text(encoding="utf-8") and path.parent.name not in ("cli", "server")
    }
    assert asking == set()


def test_of_the_reporters_only_sarif_knows_rules() -> None:
    knowing = {
        module
        for module, imported in IMPORTS.items()
        if package_of(module) == "reporters" and any(package_of(other) == "rules" for other in imported)
    }
    assert knowing == {"doclint.reporters.sarif"}


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]
