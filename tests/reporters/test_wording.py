"""The sentences of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doclint.findings import Applicability, Finding, Fix, Remedy, Severity, Summary
from doclint.reporters.causes import find_actions
from doclint.reporters.wording import (
    clean_line,
    counted_by_name,
    folded_sentence,
    found_line,
    listed,
    next_step,
    sentence,
)
from doclint.rules.registry import all_rules
from tests.reporters.many_findings import MANY, SUMMARY, asset_id, author, behind, old, safelink, shared_asset_id
from tests.reporters.shared_findings import MULTILINE, NOTHING, SAFELINK

FIX = "doclint check --fix"


def sentences(*findings: Finding, fix_command: str | None = FIX) -> list[str]:
    return [sentence(action, fix_command) for action in find_actions(findings)]


@pytest.mark.parametrize(
    ("count", "name", "words"),
    [
        (1, "safelink", "1 safelink"),
        (30, "safelink", "30 safelinks"),
        (1248, "author-mismatch", "1,248 author mismatches"),
        (2, "duplicate-key", "2 duplicate keys"),
        (2, "mixed-prefix", "2 mixed prefixes"),
        (47, "shared-assetid", "47 shared asset ids"),
        (3, "date-format-invalid", "3 invalid date formats"),
        (1, "author-edited", "1 edited author"),
        (3, "out-of-order", "3 out-of-order findings"),
        (1, "translated-front-matter", "1 translated-front-matter finding"),
        (2, "named by its schema", "2 named by its schema findings"),
    ],
)
def test_counts_by_the_rule_name_where_it_is_a_noun(count: int, name: str, words: str) -> None:
    assert counted_by_name(count, name) == words


@pytest.mark.parametrize("code", all_rules())
def test_every_rule_can_be_counted(code: str) -> None:
    assert counted_by_name(1, all_rules()[code].name).startswith("1 ")


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcdefgh"), "a, b and 6 more"),
    ],
)
def test_lists(items: list[str], words: str) -> None:
    assert listed(items, most=3) == words


def test_a_locale_behind_says_since_when_and_what_else_its_handoff_clears() -> None:
    findings = [behind("ro-RO", 1, "2019-04-23"), behind("ro-RO", 2, "2019-05-02"), author("ro-RO", 1)]
    assert sentences(*findings) == [
        "ro-RO: 2 pages are behind their siblings since 05/2019; their next handoff also clears 1 author mismatch"
    ]


def test_a_page_behind_is_one_page() -> None:
    assert sentences(behind("ro-RO", 1, "2019-04-23")) == [
        "ro-RO: 1 page is behind its siblings since 04/2019; its next handoff brings it up to date"
    ]


def test_a_page_behind_its_source() -> None:
    finding = behind("ro-RO", 1, "2019-04-23")._replace(code="HND001", name="behind-source", since=None)
    assert sentences(finding) == ["ro-RO: 1 page is behind its source; its next handoff brings it up to date"]


def test_a_handoff_clears_more_than_pages_behind() -> None:
    assert sentences(author("ro-RO", 1), author("ro-RO", 2)) == [
        "ro-RO: 2 author mismatches on 2 pages; their next handoff clears them"
    ]


def test_infos_are_folded_to_a_count_and_the_oldest() -> None:
    assert sentences(old("ro-RO", 1, "2019-02-03"), old("fr-FR", 1, "2019-01-02")) == [
        "HND003 old-handoff: 2 pages, oldest 2019-01-02. Ask for a new handoff if the source has changed since."
    ]


def test_fixable_findings_name_the_command() -> None:
    assert sentences(safelink("fr-FR", 1), safelink("fr-FR", 1, line=8)) == [
        "2 safelinks on 1 page, all fixable: doclint check --fix"
    ]


def test_findings_that_are_fixable_in_part_say_how_many() -> None:
    assert sentences(safelink("fr-FR", 1), safelink("fr-FR", 2)._replace(fix=None)) == [
        "2 safelinks on 2 pages, 1 fixable: doclint check --fix"
    ]


def test_without_a_command_the_fix_is_described() -> None:
    assert sentences(safelink("fr-FR", 1), fix_command=None) == ["1 safelink on 1 page. Link to the destination."]


def test_a_fix_that_is_not_safe_is_described() -> None:
    fix = Fix(Applicability.UNSAFE, "remove it", ())
    assert sentences(SAFELINK._replace(fix=fix)) == ["1 safelink on 1 page. Remove it."]


def test_an_edit_without_fix_says_the_help_that_all_share() -> None:
    assert sentences(MULTILINE._replace(help="close the span")) == ["1 unbalanced span on 1 page. Close the span."]
    assert sentences(MULTILINE) == ["1 unbalanced span on 1 page. Each finding says what to do."]


def test_an_edit_of_the_source_page_says_what_it_clears_elsewhere() -> None:
    on_source = asset_id("fr-FR", 7, "fr-FR")._replace(remedy=Remedy.EDIT, help=None)
    assert sentences(on_source, asset_id("nb-NO", 7, "fr-FR"), asset_id("uk-UA", 7, "fr-FR")) == [
        "1 invalid format on 1 page; mending it also clears 2 invalid formats. Each finding says what to do."
    ]


def test_source_born_findings_count_once_and_say_in_how_many_locales() -> None:
    findings = [asset_id(locale, 7, "fr-FR") for locale in ("fr-FR", "nb-NO", "uk-UA")]
    assert sentences(*findings) == ["1 invalid format in 3 locales. A GUID, or '' where there is none."]
    assert sentences(*(finding._replace(help=None) for finding in findings)) == [
        "1 invalid format in 3 locales. Mend the source page; the next handoff brings it to every locale."
    ]


def test_folded_actions_are_counted() -> None:
    locales = find_actions([behind(f"l{number}", 1, "2019-04-23") for number in range(40)])
    assert folded_sentence(locales) == "40 more locales: 40 findings; their next handoffs clear them"
    assert folded_sentence(find_actions([MULTILINE, SAFELINK])) == "2 more rules: 2 findings; --no-fold shows them"


def test_clean_line_says_what_was_looked_at() -> None:
    assert clean_line(NOTHING) == "Checked 5 pages of 1 article in 5 locales: nothing found."
    assert clean_line(replace(NOTHING, suppressed=2)) == (
        "Checked 5 pages of 1 article in 5 locales: nothing found (2 suppressed)."
    )
    assert clean_line(Summary(1, 1, 0, 0, 0, 0, 0)) == "Checked 1 page: nothing found."


def test_found_line_counts_by_severity() -> None:
    assert found_line(SUMMARY) == (
        "Found 25 errors, 209 warnings and 1,500 infos in 2,000 pages of 500 articles in 4 locales."
    )
    assert found_line(Summary(3, 3, 0, 0, 1, 0, 1)) == "Found 1 warning in 3 pages (1 suppressed)."


ERROR = MULTILINE._replace(severity=Severity.ERROR)

_WARNINGS = [safelink("fr-FR", article)._replace(severity=Severity.WARNING) for article in range(9)]


@pytest.mark.parametrize(
    ("findings", "fix_command", "words"),
    [
        (MANY, FIX, "Next: doclint check --fix mends 25 findings; a handoff of ro-RO clears 168."),
        (MANY, None, "Next: mend 25 safelinks (doclint rule LNK001 says how); a handoff of ro-RO clears 168."),
        ([*_WARNINGS, SAFELINK], FIX, "Next: doclint check --fix mends 10 findings."),
        ([*_WARNINGS, ERROR], None, "Next: mend 1 unbalanced span (doclint rule TTU007 says how)."),
        ([MULTILINE], FIX, "Next: mend 1 unbalanced span (doclint rule TTU007 says how)."),
        ([behind("ro-RO", 1, "2019-01-02")], FIX, "Next: nothing to edit here; a handoff of ro-RO clears 1."),
        ([old("ro-RO", 1, "2019-01-02")], FIX, "Next: nothing to edit here; a handoff clears 1."),
        ([shared_asset_id(1)], FIX, "Next: nothing to edit here; 1 shared asset id waits for the source page."),
    ],
)
def test_next_step(findings: list[Finding], fix_command: str | None, words: str) -> None:
    assert next_step(find_actions(findings), fix_command) == words
