"""`concise` is for grep: one line a finding, in one form, whatever the width."""

from __future__ import annotations

import re

import pytest

from doclint.reporters.options import ReportOptions
from tests.reporters import many_findings
from tests.reporters.many_findings import MANY
from tests.reporters.shared_findings import AUTHOR, FINDINGS, SAFELINK, summary_of
from tests.reporters.streams import reported


def test_a_line() -> None:
    findings = (SAFELINK, AUTHOR)
    assert reported("concise", findings, summary_of(findings)) == (
        "fr-FR/beacon.md:7:17: LNK001 safelink error A Safe Links URL stands in place of the destination.\n"
        "uk-UA/beacon.md:3:9: AUT001 author-mismatch warning author is tofte here but marisol in fr-FR.\n"
    )


@pytest.mark.parametrize("folds", [True, False])
@pytest.mark.parametrize("width", [40, 200])
def test_every_finding_has_one_line_and_there_is_no_other(folds: bool, width: int) -> None:
    options = ReportOptions(width=width, folds=folds)
    lines = reported("concise", MANY, many_findings.SUMMARY, options=options).splitlines()
    assert len(lines) == len(MANY)
    assert all(re.match(r"\S+\.md:\d+:\d+: [A-Z]+\d{3} [a-z-]+ (error|warning|info) \S", line) for line in lines)


def test_suppressed_findings_are_left_out() -> None:
    assert len(reported("concise").splitlines()) == len(FINDINGS) - 1
