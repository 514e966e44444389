"""`grouped` shows what is the matter with each page; what only a handoff mends is folded where it repeats."""

from __future__ import annotations

from doclint.reporters.options import FEW, ReportOptions
from tests.reporters import many_findings
from tests.reporters.many_findings import MANY, behind, safelink
from tests.reporters.shared_findings import AUTHOR, BEHIND, SAFELINK, summary_of
from tests.reporters.streams import reported


def test_findings_stand_below_their_page() -> None:
    findings = (SAFELINK, AUTHOR, BEHIND)
    assert reported("grouped", findings, summary_of(findings), options=ReportOptions(width=120)) == (
        "fr-FR/beacon.md\n"
        "  7:17  error   LNK001  A Safe Links URL stands in place of the destination. (safelink, fixable)\n"
        "\n"
        "uk-UA/beacon.md\n"
        "   3:9  warning AUT001  author is tofte here but marisol in fr-FR. (author-mismatch, because of HND002)\n"
        "  5:17  warning HND002  Behind its siblings: handed off on 2019-02-12, made from another version of the source than\n"
        "        fr-FR (2019-08-22). (behind-siblings)\n"
        "\n"
        "Found 1 error and 2 warnings in 6 pages of 1 article in 6 locales.\n"
        "Next: mend 1 safelink (doclint rule LNK001 says how); a handoff of uk-UA clears 2.\n"
    )


def test_what_waits_for_a_handoff_is_folded_where_it_repeats() -> None:
    report = reported("grouped", MANY, many_findings.SUMMARY)
    assert "HND002" not in report
    assert "AUT001" not in report
    assert "\nhandoff: ro-RO: 120 pages are behind their siblings since 05/2019; their next\n" in report
    assert report.count("LNK001") == 26, "25 findings, and the next step"


def test_a_few_are_not_folded() -> None:
    findings = tuple(behind("ro-RO", article, "2019-04-23") for article in range(FEW))
    assert reported("grouped", findings, summary_of(findings)).count("HND002") == FEW


def test_locales_of_a_folded_rule_are_folded_all() -> None:
    findings = (*(behind("ro-RO", article, "2019-04-23") for article in range(FEW)), behind("uk-UA", 1, "2019-03-01"))
    report = reported("grouped", findings, summary_of(findings))
    assert "HND002" not in report
    assert "uk-UA: 1 page is behind" in report


def test_what_repeats_on_a_page_is_folded() -> None:
    findings = tuple(safelink("fr-FR", 1, line) for line in range(1, 13))
    report = reported("grouped", findings, summary_of(findings))
    assert report.count("stands in place") == 5
    assert "        and 7 more of LNK001 on this page\n" in report


def test_a_defect_of_the_source_is_shown_once() -> None:
    report = reported("grouped", options=ReportOptions(width=120))
    assert report.count("FM108") == 1
    assert "(format-invalid, the same on 1 more page)" in report


def test_no_fold_shows_everything() -> None:
    report = reported("grouped", MANY, many_findings.SUMMARY, options=ReportOptions(folds=False))
    assert report.count(" HND003 ") == 1500
    assert report.count(" FM108 ") == 4
