"""Paths are those of the standard library, by whatever way."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.corpus.paths import folder_of, relative_path

_names = st.sampled_from(["a", "fr-fr", "a.md", ".github", ".", "..", "", "a b", "ы"])


@given(st.lists(_names, max_size=5), st.lists(st.sampled_from(["a", "fr-fr", "b"]), max_size=2))
def test_a_path_is_relative_to_a_folder(names: list[str], folders: list[str]) -> None:
    folder = "/" + "/".join(folders)
    for path in (f"/{'/'.join(names)}", f"{folder}/{'/'.join(names)}", f"{folder}{'/'.join(names)}"):
        assert relative_path(path, folder) == os.path.relpath(path, folder)


@pytest.mark.parametrize("folder", ["/", "/repo"])
def test_the_folder_itself_is_a_dot(folder: str) -> None:
    assert relative_path(folder, folder) == "."


@given(st.lists(_names, max_size=5))
def test_a_page_stands_in_its_folder(names: list[str]) -> None:
    page = os.path.abspath("/" + "/".join(names))
    assert folder_of(page) == os.path.dirname(page)
