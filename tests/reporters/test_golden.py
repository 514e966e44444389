"""Whole reports, as they were last looked at and found good.

After a change that is meant, run `python -m tests.reporters.test_golden` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.findings import Finding, Summary
from doclint.reporters.options import LineOf, ReportOptions
from tests.reporters import many_findings, shared_findings
from tests.reporters.streams import reported

GOLDEN = Path(__file__).parent / "golden"

ORDINARY = tuple(finding for finding in shared_findings.FINDINGS if finding is not shared_findings.HOSTILE_FINDING)

FEW = (ORDINARY, shared_findings.summary_of(ORDINARY), shared_findings.line_of)
MANY = (many_findings.MANY, many_findings.SUMMARY, many_findings.line_of)

Run = tuple[tuple[Finding, ...], Summary, LineOf]

REPORTS: dict[str, tuple[str, Run, int]] = {
    "full-few-80": ("full", FEW, 80),
    "full-few-60": ("full", FEW, 60),
    "full-many-80": ("full", MANY, 80),
    "full-many-200": ("full", MANY, 200),
    "grouped-few-80": ("grouped", FEW, 80),
    "grouped-many-80": ("grouped", MANY, 80),
    "concise-few-80": ("concise", FEW, 80),
    "statistics-many-80": ("statistics", MANY, 80),
}


def report(name: str) -> str:
    output_format, (findings, summary, line_of), width = REPORTS[name]
    options = ReportOptions(width=width, fix_command="doclint check --fix")
    return reported(output_format, findings, summary, options=options, lines=line_of)


@pytest.mark.parametrize("name", REPORTS)
def test_report_is_as_it_was(name: str) -> None:
    assert report(name) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in REPORTS:
        (GOLDEN / f"{each}.txt").write_text(report(each), encoding="utf-8", newline="\n")
