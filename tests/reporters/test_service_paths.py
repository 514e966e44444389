"""A CI service counts paths from its checkout, wherever in it doclint runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from doclint.reporters.service_paths import counted_from, service_root
from tests.reporters.test_golden import ORDINARY as FINDINGS


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"])
def test_the_service_names_its_checkout(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "checkout/site/docs"
    folder.mkdir(parents=True)
    environment = {name: str(tmp_path / "checkout")}
    assert service_root(str(folder), str(tmp_path / "checkout/site"), environment) == str(tmp_path / "checkout")


def test_a_checkout_elsewhere_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here-too").mkdir()
    environment = {"GITHUB_WORKSPACE": str(tmp_path / "here")}
    assert service_root(str(tmp_path / "here-too"), None, environment) == str(tmp_path / "here-too")
    assert service_root(str(tmp_path / "here-too"), str(tmp_path), {}) == str(tmp_path)


def test_every_path_of_a_finding_counts_from_the_root(tmp_path: Path) -> None:
    counted = counted_from(str(tmp_path), str(tmp_path / "docs"), FINDINGS)
    assert [finding.path for finding in counted] == [f"docs/{finding.path}" for finding in FINDINGS]
    related = [related.path for finding in counted for related in finding.related]
    assert related == [f"docs/{related.path}" for finding in FINDINGS for related in finding.related]
    edits = [edit.path for finding in counted if finding.fix for edit in finding.fix.edits]
    assert edits == [f"docs/{edit.path}" for finding in FINDINGS if finding.fix for edit in finding.fix.edits]
    assert edits


def test_a_path_out_of_the_folder_is_shortened(tmp_path: Path) -> None:
    above = FINDINGS[0]._replace(path="../fr-fr/lamp.md")
    assert counted_from(str(tmp_path), str(tmp_path / "docs"), [above])[0].path == "fr-fr/lamp.md"


def test_at_the_root_nothing_changes() -> None:
    assert counted_from(os.path.realpath("."), os.getcwd(), FINDINGS) == tuple(FINDINGS)
