"""`full` leads: what to do first, then what an editor can do today; a short run is shown whole."""

from __future__ import annotations

import pytest

from doclint.findings import Position, Related, Remedy, Severity
from doclint.reporters.options import FEW, ReportOptions
from tests.reporters import many_findings
from tests.reporters.many_findings import MANY, asset_id, behind, safelink
from tests.reporters.shared_findings import (
    ASSET_ID,
    ASSET_ID_COPY,
    AUTHOR,
    BEHIND,
    CHINESE,
    COMBINING,
    EMOJI,
    FINDINGS,
    MULTILINE,
    RIGHT_TO_LEFT,
    SAFELINK,
    summary_of,
)
from tests.reporters.streams import TerminalStream, reported

WIDE = ReportOptions(width=100)
WITH_FIX = ReportOptions(fix_command="doclint check --fix")
UNFOLDED = ReportOptions(folds=False)


def many(options: ReportOptions = WITH_FIX) -> str:
    return reported("full", MANY, many_findings.SUMMARY, options=options, lines=many_findings.line_of)


def alone(*findings: object) -> str:
    """The report of a run that found only these."""
    chosen = tuple(finding for finding in FINDINGS if finding in findings)
    return reported("full", chosen, summary_of(chosen), options=WIDE)


@pytest.mark.parametrize(
    ("finding", "excerpt"),
    [
        (AUTHOR, "3 │ author: tofte\n  │         ^^^^^\n"),
        (RIGHT_TO_LEFT, "5 │ انظر إلى المنارة الآن\n  │          ^^^^^^^^^^^^\n"),
        (CHINESE, "5 │ 请看灯塔的灯，谢谢。\n  │     ^^^^^^^^\n"),
        (EMOJI, "4 │ 🚢 灯台 🗼 です\n  │         ^^\n"),
        (COMBINING, "8 │ Des cafe\u0301s    et    des phares\n  │                        ^^^^^^\n"),
        (MULTILINE, " 9 │ <span>un\n   │ ^^^^^^^^\n   ┊\n11 │ trois</span> fin\n   │ ^^^^^^^^^^^^\n"),
    ],
    ids=lambda value: value.name if hasattr(value, "name") else "",
)
def test_carets_stand_under_exactly_what_was_found(finding: object, excerpt: str) -> None:
    assert excerpt in alone(finding)


def test_a_finding_up_to_the_beginning_of_a_line_ends_in_the_line_before() -> None:
    whole_line = MULTILINE._replace(end=Position(10, 1))
    report = reported("full", (whole_line,), summary_of((whole_line,)))
    assert " 9 │ <span>un\n   │ ^^^^^^^^\n\n" in report


def test_a_finding_in_full() -> None:
    assert alone(SAFELINK) == (
        "error[LNK001] safelink: A Safe Links URL stands in place of the destination.\n"
        "  ╭─ fr-FR/beacon.md:7:17\n"
        "7 │ Voir [la lampe](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flamps.example…\n"
        "  │                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  = help: Link to https://lamps.example.\n"
        "  = fix: Link to the destination.\n"
        "\n"
        "Found 1 error in 6 pages of 1 article in 6 locales.\n"
        "Next: mend 1 safelink (doclint rule LNK001 says how).\n"
    )


def test_related_places_show_their_own_lines() -> None:
    assert (
        "  ├─ fr-FR/beacon.md:5:17\n5 │ ms.lasthandoff: 08/22/2019\n  │                 ^ the newest sibling\n"
    ) in alone(BEHIND)


def test_a_label_that_does_not_fit_behind_its_caret_stands_below_it() -> None:
    label = "a sentence about the other place that is by far too long to stand behind the caret, so it is broken"
    finding = BEHIND._replace(related=(Related("fr-FR/beacon.md", Position(5, 17), label),))
    report = reported("full", (finding,), summary_of((finding,)), options=ReportOptions(width=60))
    assert (
        "5 │ ms.lasthandoff: 08/22/2019\n"
        "  │                 ^\n"
        "  │ a sentence about the other place that is by far too long\n"
        "  │ to stand behind the caret, so it is broken\n"
    ) in report


def test_a_cause_and_what_it_explains_name_each_other() -> None:
    report = alone(AUTHOR, BEHIND)
    assert "  = cause: HND002 behind-siblings in line 5\n" in report
    assert "  = explains: AUT001 author-mismatch in line 3\n" in report


def test_a_cause_that_is_not_shown_is_not_named() -> None:
    assert "cause" not in alone(AUTHOR)


def test_a_page_whose_path_does_not_tell_its_locale_shows_it() -> None:
    finding = BEHIND._replace(path="1a2b.txt")
    report = reported("full", (finding,), summary_of((finding,)))
    assert "  ╭─ 1a2b.txt:5:17 (uk-UA)\n" in report
    assert "fr-FR/beacon.md:5:17\n" in report
    long = finding._replace(path="x" * 70)
    report = reported("full", (long,), summary_of((long,)))
    assert f"  ╭─ {long.path}:5:17\n  │ (uk-UA)\n" in report


def test_a_line_that_cannot_be_read_is_left_out() -> None:
    report = reported("full", (BEHIND,), summary_of((BEHIND,)), lines=lambda path, number: None)
    assert "  ╭─ uk-UA/beacon.md:5:17\n  ├─ fr-FR/beacon.md:5:17\n  │ the newest sibling\n  = help:" in report


def test_a_fix_that_is_not_safe_says_so() -> None:
    assert "  = fix: Remove it (look at it: this fix is not safe).\n" in alone(COMBINING)


def test_one_defect_of_the_source_is_shown_once_with_its_locales() -> None:
    report = alone(ASSET_ID, ASSET_ID_COPY)
    assert report.count("[FM108]") == 1
    assert "  = source: the same in uk-UA: one edit of the source page mends all.\n" in report


def test_a_short_run_has_no_table_and_folds_nothing() -> None:
    findings = tuple(behind("ro-RO", article, "2019-04-23") for article in range(FEW))
    report = reported("full", findings, summary_of(findings), lines=many_findings.line_of)
    assert report.count("[HND002]") == FEW
    assert "total" not in report


def test_a_long_run_has_a_table_and_folds() -> None:
    findings = tuple(behind("ro-RO", article, "2019-04-23") for article in range(FEW + 1))
    report = reported("full", findings, summary_of(findings), lines=many_findings.line_of)
    assert "[HND002]" not in report
    assert "── By rule and locale ──" in report


def test_a_report_that_says_all_in_its_details_has_no_opening() -> None:
    assert alone(SAFELINK, MULTILINE).startswith("error[LNK001]")
    assert alone(BEHIND).startswith("warning[HND002]")


def test_a_short_report_opens_with_what_clears_more_than_one_finding() -> None:
    opening, _ = alone(BEHIND, AUTHOR, SAFELINK).split("\n\n", 1)
    assert opening == (
        "handoff: uk-UA: 1 page is behind its siblings since 02/2019; its next handoff also clears 1 author\n"
        "         mismatch"
    )


def test_the_opening_comes_first_and_names_causes_by_remedy() -> None:
    opening, _ = many(ReportOptions(width=200, fix_command="doclint check --fix")).split("\n\n", 1)
    assert opening.splitlines() == [
        "handoff: ro-RO: 120 pages are behind their siblings since 05/2019; their next handoff also clears 48 author mismatches",
        "         uk-UA: 30 pages are behind their siblings since 03/2019; their next handoff also clears 2 author mismatches",
        "         HND003 old-handoff: 1,500 pages, oldest 2019-01-02. Ask for a new handoff if the source has changed since.",
        "edit:    25 safelinks on 20 pages, all fixable: doclint check --fix",
        "source:  1 invalid format in 4 locales. A GUID, or '' where there is none.",
        "         5 shared asset ids. Give the article that was copied an id of its own, in the source page.",
    ]


def test_the_opening_of_many_locales_is_folded() -> None:
    findings = tuple(behind(f"l{locale:02}", article, "2019-04-23") for locale in range(40) for article in range(3))
    report = reported("full", findings, summary_of(findings), options=WIDE)
    opening, _ = report.split("\n\n", 1)
    assert opening.count("are behind") == 5
    assert "35 more locales: 105 findings; their next handoffs clear them" in opening
    unfolded = reported("full", findings, summary_of(findings), options=ReportOptions(width=100, folds=False))
    assert unfolded.count("are behind") == 40


def test_details_are_for_what_an_editor_can_mend() -> None:
    report = many()
    assert report.count("error[LNK001]") == 3
    assert "… and 22 more: --select LNK001 --no-fold shows them\n" in report
    assert report.count("[FM108]") == 1
    assert report.count("[AID002]") == 1
    assert "[HND002]" not in report
    assert "[AUT001]" not in report


def test_examples_are_of_different_articles() -> None:
    findings = tuple(safelink("fr-FR", article, line) for article in range(5) for line in (1, 2, 3, 4, 5))
    report = reported("full", findings, summary_of(findings))
    assert [line for line in report.splitlines() if "╭─" in line] == [
        "  ╭─ fr-FR/guide/a000.md:1:16",
        "  ╭─ fr-FR/guide/a001.md:1:16",
        "  ╭─ fr-FR/guide/a002.md:1:16",
    ]


def test_one_more_is_shown_rather_than_announced() -> None:
    others = (behind("ro-RO", article, "2019-04-23") for article in range(FEW))
    findings = (*(safelink("fr-FR", article) for article in range(4)), *others)
    report = reported("full", findings, summary_of(findings))
    assert report.count("error[LNK001]") == 4
    assert "more: --select LNK001" not in report


def test_every_rule_gets_an_example_however_many_there_are() -> None:
    findings = tuple(
        safelink("fr-FR", article)._replace(code=f"LNK{rule:03}", name=f"rule-{rule}", fingerprint=f"{rule} {article}")
        for rule in range(12)
        for article in range(5)
    )
    report = reported("full", findings, summary_of(findings))
    assert [report.count(f"error[LNK{rule:03}]") for rule in range(12)] == [1] * 12


def test_the_worst_rules_come_first() -> None:
    warnings = tuple(safelink("fr-FR", article)._replace(severity=Severity.WARNING) for article in range(20))
    error = MULTILINE._replace(severity=Severity.ERROR)
    report = reported("full", (*warnings, error), summary_of((*warnings, error)))
    assert report.index("error[TTU007]") < report.index("warning[LNK001]")


def test_folded_places_are_counted() -> None:
    assert "  = also: 2 more places; --no-fold shows them.\n" in many()


def test_no_fold_shows_everything() -> None:
    report = many(UNFOLDED)
    assert report.count("[HND003]") == 1500
    assert report.count("[AUT001]") == 50
    assert report.count("[FM108]") == 4
    assert "= also:" not in report
    assert "--no-fold" not in report


def test_first_screen_names_the_causes() -> None:
    screen = "\n".join(many().splitlines()[:40])
    for words in ("ro-RO: 120 pages", "48 author mismatches", "uk-UA: 30 pages", "doclint check --fix"):
        assert words in screen


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_of_words_is_wider_than_asked(width: int) -> None:
    report = many(ReportOptions(width=width, fix_command="doclint check --fix"))
    assert max(len(line) for line in report.splitlines()) <= width


def test_suppressed_findings_are_only_counted() -> None:
    report = reported("full", options=WIDE)
    assert "Nobody sees this one" not in report
    assert "(1 suppressed)" in report


def test_a_defect_on_the_source_page_itself_is_an_edit() -> None:
    on_source = asset_id("en-us", 7, "en-us")._replace(remedy=Remedy.EDIT)
    copies = tuple(asset_id(locale, 7, "en-us") for locale in ("fr-FR", "nb-NO"))
    report = reported("full", (on_source, *copies), summary_of((on_source, *copies)), options=WIDE)
    assert report.startswith("edit:    1 invalid format on 1 page; mending it also clears 2 invalid formats.")
    assert report.count("[FM108]") == 1


def test_the_opening_makes_locales_and_counts_prominent() -> None:
    stream = TerminalStream()
    reported("full", MANY, many_findings.SUMMARY, stream, ReportOptions(width=200), many_findings.line_of)
    opening, _ = stream.getvalue().split("\n\n", 1)
    assert "\x1b[1mro-RO\x1b[0m: \x1b[1;33m120\x1b[0m pages are behind" in opening
    assert "\x1b[1;31m25\x1b[0m safelinks" in opening
    assert "HND003 old-handoff: \x1b[1;36m1,500\x1b[0m pages" in opening
