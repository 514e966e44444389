"""The project's own files agree with each other: dependencies, lock, lowest versions, hooks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1]
METADATA: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = [Requirement(text) for text in METADATA["project"]["dependencies"]]
DEVELOPMENT = [Requirement(text) for text in METADATA["dependency-groups"]["dev"]]


def pins(name: str) -> dict[str, str]:
    """The versions that a requirements file pins, by canonical name; fails on a line that is no plain pin."""
    found: dict[str, str] = {}
    for line in (PROJECT / name).read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if not text:
            continue
        requirement = Requirement(text)
        (specifier,) = requirement.specifier
        assert specifier.operator == "==", f"{name}: {text} is not pinned"
        assert requirement.url is None, f"{name}: {text} has an address"
        found[canonicalize_name(requirement.name)] = specifier.version
    return found


@pytest.mark.parametrize("requirement", DEPENDENCIES + DEVELOPMENT, ids=lambda requirement: requirement.name)
def test_lock_has_an_allowed_version_of_every_dependency(requirement: Requirement) -> None:
    locked = pins("requirements-dev.lock")
    name = canonicalize_name(requirement.name)
    assert name in locked, "run `make lock`"
    assert requirement.specifier.contains(locked[name]), "run `make lock`"


def test_lowest_versions_are_the_lower_bounds() -> None:
    bounds = {}
    for requirement in DEPENDENCIES:
        (specifier,) = requirement.specifier
        assert specifier.operator == ">="
        bounds[canonicalize_name(requirement.name)] = specifier.version
    assert pins("requirements-lowest.txt") == bounds


def test_hooks_check_changed_pages_and_the_whole_repository() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert set(hooks) == {"doclint", "doclint-all"}
    assert hooks["doclint"]["types_or"] == ["markdown"]
    assert hooks["doclint"].get("pass_filenames", True)
    assert hooks["doclint"]["require_serial"]
    assert hooks["doclint-all"]["entry"] == "doclint check ."
    assert hooks["doclint-all"]["pass_filenames"] is False


def test_peers_are_pinned_and_share_what_is_measured_with_them() -> None:
    peers = pins("requirements-bench.lock")
    assert {"rumdl", "mdsmith"} <= set(peers)
    assert peers["pyromark"] == pins("requirements-dev.lock")["pyromark"]
