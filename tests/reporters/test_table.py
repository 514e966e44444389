"""The table has a column for each locale where there is room, and counts all of them where there is not."""

from __future__ import annotations

import io

import pytest

from doclint.findings import Finding
from doclint.reporters.table import write_table
from doclint.reporters.terminal import Terminal
from tests.reporters.many_findings import MANY, behind, safelink


def table(findings: list[Finding], width: int = 80) -> list[str]:
    stream = io.StringIO()
    write_table(findings, Terminal(stream, width))
    return stream.getvalue().splitlines()


def test_rules_by_severity_and_count_locales_by_name() -> None:
    assert table(list(MANY)) == [
        "                        fr-FR  nb-NO  ro-RO  uk-UA  total",
        "LNK001 safelink            15     10      ·      ·     25",
        "HND002 behind-siblings      ·      ·    120     30    150",
        "AUT001 author-mismatch      ·      ·     48      2     50",
        "AID002 shared-assetid       5      ·      ·      ·      5",
        "FM108 format-invalid        1      1      1      1      4",
        "HND003 old-handoff        500      ·    500    500  1,500",
        "total                     521     11    669    533  1,734",
    ]


def test_narrow_table_does_without_names() -> None:
    assert table(list(MANY), 44)[:3] == [
        "        fr-FR  nb-NO  ro-RO  uk-UA  total",
        "LNK001     15     10      ·      ·     25",
        "HND002      ·      ·    120     30    150",
    ]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_locales_that_do_not_fit_are_counted_together(width: int) -> None:
    findings = [
        behind(f"l{locale:02}", article, "2019-04-23") for locale in range(60) for article in range(60 - locale)
    ]
    head, row = table(findings, width)
    assert head.split()[0] == "l00"
    assert head.split()[-2:] == ["others", "total"]
    counts = [int(count.replace(",", "")) for count in row.split()[-len(head.split()) :]]
    assert sum(counts[:-1]) == counts[-1] == len(findings)
    assert len(head) <= width


def test_one_locale_needs_no_total() -> None:
    assert table([safelink("fr-FR", 1)]) == ["                 fr-FR", "LNK001 safelink      1"]


def test_pages_without_locale_have_a_column() -> None:
    assert table([safelink("x", 1)._replace(locale=None)])[0].split() == ["no", "locale"]
