"""Where a configuration is found, and what it may lead to."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from doclint.config.file import read_found_file, read_named_file
from doclint.config.settings import ConfigurationError
from doclint.config.toml_file import find_configuration_file


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository to work in."""
    root = tmp_path / "docs"
    (root / "fr-fr" / "guides").mkdir(parents=True)
    (root / ".git").mkdir()
    monkeypatch.chdir(root)
    return root


def found(folder: Path) -> str | None:
    path = find_configuration_file(str(folder))
    return None if path is None else os.path.relpath(path)


@pytest.mark.parametrize("name", ["doclint.toml", ".doclint.toml"])
def test_is_found_upwards(name: str, here: Path) -> None:
    (here / name).write_text("")
    assert found(here / "fr-fr" / "guides") == name


def test_the_nearest_counts(here: Path) -> None:
    (here / "doclint.toml").write_text("")
    (here / "fr-fr" / ".doclint.toml").write_text("")
    assert found(here / "fr-fr" / "guides") == "fr-fr/.doclint.toml"


def test_in_a_folder_doclint_toml_comes_first(here: Path) -> None:
    for name, text in {"pyproject.toml": "[tool.doclint]\n", ".doclint.toml": "", "doclint.toml": ""}.items():
        (here / name).write_text(text)
    assert found(here) == "doclint.toml"
    assert read_found_file(str(here / "doclint.toml")).unread_neighbours == (".doclint.toml", "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("[tool.doclint]\n", True),
        ('[tool."doclint"]\n', True),
        ("tool.doclint.select = []\n", True),
        ("[tool.doclint]\nselect = [\n", True),
        ("[project]\n# doclint\n", False),
        ("[tool.ruff]\n", False),
        ("no toml, and nothing of doclint\n", False),
    ],
)
def test_a_pyproject_counts_if_it_has_our_table(text: str, counts: bool, here: Path) -> None:
    (here / "pyproject.toml").write_text(text)
    assert (found(here) == "pyproject.toml") == counts


def test_the_search_ends_with_the_repository(here: Path) -> None:
    (here.parent / "doclint.toml").write_text("")
    assert found(here / "fr-fr") is None


def test_outside_of_a_repository_it_goes_on(here: Path) -> None:
    (here.parent / "doclint.toml").write_text("")
    (here / ".git").rmdir()
    # repository_root remembers folders, so that this one is new.
    (here / "nb-no").mkdir()
    assert found(here / "nb-no") == "../doclint.toml"


def test_a_link_out_of_the_repository_is_not_followed(here: Path) -> None:
    outside = here.parent / "secret.toml"
    outside.write_text("")
    (here / "doclint.toml").symlink_to(outside)
    with pytest.raises(ConfigurationError, match="outside the repository"):
        read_found_file(str(here / "doclint.toml"))


def test_a_pipe_of_that_name_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "doclint.toml")
    assert found(here) is None


def test_globs_count_from_the_folder_of_what_is_found_and_from_here_for_what_is_named(here: Path) -> None:
    path = here / "fr-fr" / "doclint.toml"
    path.write_text("")
    assert read_found_file(str(path)).base == str(here / "fr-fr")
    assert read_named_file("fr-fr/doclint.toml").base == str(here)


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_trouble(here: Path) -> None:
    path = here / "doclint.toml"
    path.write_bytes('\ufeffignore = ["TTU"]\r\nselect = []\r\n'.encode())
    file = read_found_file(str(path))
    assert file.configuration.ignore == ("TTU",)
    assert file.line(("select",)) == "doclint.toml:2"


def test_no_git_is_asked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("git was called")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert found(here) is None
