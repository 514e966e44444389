"""How tests run: generated ones with other examples each time on a desk, with the same ones where a change is judged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from doclint.cache import FOLDER_VARIABLE

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _a_cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is remembered from one run of the tests to the next, nor among what a user's own doclint knows."""
    os.environ[FOLDER_VARIABLE] = os.fspath(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which nothing is remembered yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(FOLDER_VARIABLE, os.fspath(folder))
    return folder
