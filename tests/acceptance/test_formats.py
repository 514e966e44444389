"""Whole documentation sets in the formats for programs: valid, within limits, and every finding told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.real.commands import clean_environment
from tests.reporters.machine import assert_valid_json, assert_valid_junit

pytestmark = pytest.mark.acceptance

FORMATS = ("sarif", "junit", "gitlab", "rdjsonl", "github", "markdown", "jsonl")


@pytest.mark.parametrize("name", ["staggered-2019", "snapshot-2021"])
def test_reports_of_a_whole_set(corpus: Callable[[str], Path], name: str, tmp_path: Path) -> None:
    files = [f"--output-file={output_format}:{tmp_path / output_format}" for output_format in FORMATS]
    command = [sys.executable, "-m", "doclint", "check", ".", "--quiet", "--today", "2021-10-01", *files]
    done = subprocess.run(command, cwd=corpus(name), env=clean_environment(), check=False)
    assert done.returncode == 1
    text = {output_format: (tmp_path / output_format).read_text("utf-8") for output_format in FORMATS}
    count = len(text["jsonl"].splitlines())
    assert count > 1000

    log = json.loads(text["sarif"])
    assert_valid_json(log, "sarif-2.1.0.json")
    assert len(log["runs"][0]["results"]) == count
    assert all(result["locations"] for result in log["runs"][0]["results"])
    issues = json.loads(text["gitlab"])
    assert_valid_json(issues, "gitlab-code-quality.schema.json")
    assert len(issues) == count
    assert_valid_junit(text["junit"])
    diagnostics = [json.loads(line) for line in text["rdjsonl"].splitlines()]
    assert len(diagnostics) == count
    for diagnostic in diagnostics[:500]:
        assert_valid_json(diagnostic, "rdf-diagnostic.schema.json")
    assert len(re.findall(r"^::(?:error|warning|notice) ", text["github"], re.MULTILINE)) <= 30
    assert len(text["markdown"]) < 65_536
