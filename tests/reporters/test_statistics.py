"""`--statistics` counts by rule."""

from __future__ import annotations

from tests.reporters import many_findings
from tests.reporters.many_findings import MANY
from tests.reporters.streams import reported


def test_counts_by_rule_the_most_frequent_first() -> None:
    assert reported("statistics", MANY, many_findings.SUMMARY) == (
        "1,500  HND003  old-handoff      info on 1,500 pages\n"
        "  150  HND002  behind-siblings  warning on 150 pages\n"
        "   50  AUT001  author-mismatch  warning on 50 pages\n"
        "   25  LNK001  safelink         error on 20 pages, 25 fixable\n"
        "    5  AID002  shared-assetid   warning on 5 pages\n"
        "    4  FM108   format-invalid   warning on 4 pages\n"
        "Found 25 errors, 209 warnings and 1,500 infos in 2,000 pages of 500 articles in\n"
        "4 locales.\n"
    )


def test_a_long_name_does_not_push_the_others_away() -> None:
    lines = reported("statistics").splitlines()
    assert all(len(line) < 80 for line in lines if "FM105" not in line)
