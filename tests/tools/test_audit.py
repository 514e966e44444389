"""The audit fails on known weaknesses only, and never calls clean what nobody looked at."""

from __future__ import annotations

import json

import pytest

from tools.audit import judge

WEAKNESS = {"id": "GHSA-lamp", "fix_versions": ["2.0"], "aliases": [], "description": ""}
SAFE = {"name": "lamp", "version": "2.0", "vulns": []}
WEAK = {"name": "horn", "version": "1.0", "vulns": [WEAKNESS, {**WEAKNESS, "fix_versions": []}]}
UNKNOWN = {"name": "buoy", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "lines", "fails"),
    [
        ([SAFE], ["0 known weaknesses in 1 packages"], False),
        ([SAFE, UNKNOWN], ["0 known weaknesses in 1 packages; not known to whoever was asked: buoy"], False),
        ([UNKNOWN], ["skipped, whoever was asked knows none of the packages"], False),
        (
            [SAFE, WEAK],
            [
                "horn 1.0: GHSA-lamp, mended in 2.0",
                "horn 1.0: GHSA-lamp, mended in no version yet",
                "2 known weaknesses in 2 packages",
            ],
            True,
        ),
    ],
)
def test_answers(packages: list[object], lines: list[str], fails: bool) -> None:
    assert judge(json.dumps({"dependencies": packages, "fixes": []})) == (lines, fails)


@pytest.mark.parametrize("answer", ["", "Traceback", "[]", "{}"])
def test_no_answer_is_not_clean(answer: str) -> None:
    assert judge(answer) == (["skipped, nobody could be asked"], False)
