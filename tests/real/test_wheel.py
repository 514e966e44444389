"""What is published works: the source archive makes the wheel, and the wheel has everything that doclint needs."""

from __future__ import annotations

import email
import json
import os
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import pytest

import doclint
from tests.real.commands import run
from tests.real.conftest import PublishedProject

LOAD_SCHEMA = "from doclint.schema import load_shipped_schema; load_shipped_schema('learn-localized')"


@dataclass(frozen=True, slots=True)
class Archives:
    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def archives(published_project: PublishedProject, tmp_path_factory: pytest.TempPathFactory) -> Archives:
    """The source archive, and the wheel that is built from it and not from the work tree."""
    folder = tmp_path_factory.mktemp("dist")
    run(
        *(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, published_project.folder),
        cwd=folder,
    )
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return Archives(sdist, wheel)


@pytest.fixture(scope="session")
def installed_python(archives: Archives, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment in which the wheel is installed, with run-time dependencies only."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(python, "-m", "pip", "install", "--quiet", archives.wheel, cwd=folder)
    return python


def test_wheel_holds_the_schemas_the_type_marker_and_no_tests(archives: Archives) -> None:
    with zipfile.ZipFile(archives.wheel) as wheel:
        names = set(wheel.namelist())
    assert {"doclint/py.typed", "doclint/schemas/learn-localized.schema.json"} <= names
    assert {name.partition("/")[0] for name in names} == {"doclint", f"doclint-{doclint.__version__}.dist-info"}


def test_wheel_says_what_it_is(archives: Archives) -> None:
    with zipfile.ZipFile(archives.wheel) as wheel:
        metadata = email.message_from_bytes(wheel.read(f"doclint-{doclint.__version__}.dist-info/METADATA"))
    assert metadata["Name"] == "doclint"
    assert metadata["Version"] == doclint.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"


def test_wheel_needs_no_compiler(archives: Archives) -> None:
    assert archives.wheel.name.endswith("-py3-none-any.whl")


def test_source_archive_can_run_its_own_tests(archives: Archives) -> None:
    with tarfile.open(archives.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "CHANGELOG.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "doclint/py.typed",
        "pyproject.toml",
        "requirements-dev.lock",
        "requirements-lowest.txt",
        "schemas/learn-localized.schema.json",
        "tests/real/test_wheel.py",
    } <= names


def test_installed_wheel_finds_its_schemas(installed_python: Path, tmp_path: Path) -> None:
    run(installed_python, "-c", LOAD_SCHEMA, cwd=tmp_path)


@pytest.mark.parametrize("command", [("doclint",), ("python", "-m", "doclint")], ids=" ".join)
def test_installed_wheel_tells_its_version(command: tuple[str, ...], installed_python: Path, tmp_path: Path) -> None:
    program, *options = command
    result = run(installed_python.parent / program, *options, "--version", cwd=tmp_path)
    assert doclint.__version__ in result.stdout.split()


def test_installed_wheel_checks_a_page(installed_python: Path, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("---\ntitle: A block that nobody closed\n", encoding="utf-8")
    result = run(
        *(installed_python.parent / "doclint", "check", "page.md", "--output-format", "json"),
        cwd=tmp_path,
        succeeds=False,
    )
    assert result.returncode == 1, result.stdout
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == ["FM001"]


def test_editable_install_finds_the_schemas_of_the_work_tree(tmp_path: Path) -> None:
    origin = json.loads(distribution("doclint").read_text("direct_url.json") or "{}")
    if not origin.get("dir_info", {}).get("editable"):
        pytest.skip("this environment has no editable install of doclint; `make test` makes one")
    run(sys.executable, "-c", LOAD_SCHEMA, cwd=tmp_path)
