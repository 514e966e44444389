"""`json` and `jsonl`: the same objects."""

from __future__ import annotations

import json

from tests.reporters.machine import rendered
from tests.reporters.shared_findings import FINDINGS, NOTHING


def test_a_line_is_what_json_has() -> None:
    objects = json.loads(rendered("json"))["findings"]
    assert [json.loads(line) for line in rendered("jsonl").splitlines()] == objects
    assert len(objects) == len(FINDINGS)


def test_a_clean_run_has_no_line() -> None:
    assert rendered("jsonl", (), NOTHING) == ""


def test_a_clean_run_says_in_json_what_was_looked_at() -> None:
    assert json.loads(rendered("json", (), NOTHING))["summary"]["files"] == 5
