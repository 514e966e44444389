"""A run from paths to findings: what is compared, what is shown, and what decides the exit code."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest

from doclint.comparing import compare
from doclint.config.globs import Globs
from doclint.config.settings import AssignedSchema, Settings
from doclint.corpus.discovery import discover
from doclint.engine import Report, run
from doclint.findings import Finding, Position, Remedy
from doclint.rules.registry import all_rules
from doclint.schema import Schema
from doclint.schema.files import schema_from
from doclint.schema.source import SchemaSource
from doclint.survey import look
from tests.rules.examples import write_pages

H1, H2 = "a" * 40, "b" * 40
GUID = "5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def page(locale: str, body: str = "", **changes: Any) -> str:
    keys = {
        "title": "Le phare",
        "author": "marisol",
        "ms.openlocfilehash": H1,
        "ms.sourcegitcommit": "c" * 40,
        "ms.translationtype": "MT",
        "ms.contentlocale": locale,
        "ms.lasthandoff": "04/02/2024",
        "ms.locfileid": '"1"',
    }
    keys.update({key.replace("__", "."): value for key, value in changes.items()})
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"---\n{body}"


def check(*paths: str, select: tuple[str, ...] = (), **settings: Any) -> Report:
    codes = frozenset(select or all_rules())
    return run(discover(paths or (".",)), Settings(codes, datetime.date(2024, 6, 1), **settings))


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in findings]


def test_pages_without_a_layout_come_together_by_asset_id() -> None:
    write_pages(
        {
            "000.txt": page("fr-FR", ms__assetid=GUID),
            "001.txt": page("uk-UA", ms__assetid=GUID, ms__openlocfilehash=H2, ms__lasthandoff="02/12/2024"),
        }
    )
    report = check("000.txt", "001.txt")
    assert codes(report.findings) == [("001.txt", "HND002")]
    assert (report.findings[0].locale, report.findings[0].article) == ("uk-UA", GUID)
    assert (report.summary.files, report.summary.articles, report.summary.locales) == (2, 1, 2)


def test_a_guid_that_two_pages_of_one_locale_carry_groups_nothing() -> None:
    old = {"ms__assetid": GUID, "ms__openlocfilehash": H2, "ms__lasthandoff": "02/12/2024"}
    write_pages(
        {"a.md": page("fr-FR", ms__assetid=GUID), "b.md": page("fr-FR", ms__assetid=GUID), "c.md": page("x", **old)}
    )
    report = check()
    assert ("c.md", "HND002") not in codes(report.findings)
    assert ("a.md", "AID002") in codes(report.findings)


def test_an_author_of_a_page_behind_has_that_as_its_cause() -> None:
    write_pages(
        {
            "fr-FR/a.md": page("fr-FR"),
            "uk-UA/a.md": page("uk-UA", author="tofte", ms__openlocfilehash=H2, ms__lasthandoff="02/12/2024"),
        }
    )
    author, behind = check().findings
    assert (author.code, behind.code) == ("AUT001", "HND002")
    assert author.cause == behind.fingerprint
    assert author.remedy is Remedy.HANDOFF
    assert [(place.path, place.start.line) for place in author.related] == [("fr-FR/a.md", 3)]


def test_pages_are_not_read_again_to_show_where_they_differ() -> None:
    write_pages(
        {
            "fr-FR/a.md": page("fr-FR"),
            "nb-NO/a.md": page("fr-FR", author="tofte"),
            "uk-UA/a.md": page("uk-UA", author="tofte", ms__openlocfilehash=H2, ms__lasthandoff="02/12/2023"),
        }
    )
    discovery = discover((".",))
    settings = Settings(frozenset(all_rules()), datetime.date(2024, 6, 1))
    with look(discovery, settings) as survey:
        for path in discovery.pages:
            os.remove(path)
        drafts = compare(survey, settings, is_whole=True)
    assert sorted((draft.rule.code, draft.path, draft.start.line, draft.start.column) for draft in drafts) == [
        ("AUT001", "uk-UA/a.md", 3, 9),
        ("AUT002", "nb-NO/a.md", 3, 9),
        ("HND002", "uk-UA/a.md", 8, 17),
        ("HND003", "uk-UA/a.md", 8, 17),
        ("LOC001", "nb-NO/a.md", 7, 19),
    ]
    assert {(place.path, place.start) for draft in drafts for place in draft.related} == {
        ("fr-FR/a.md", Position(3, 9)),
        ("fr-FR/a.md", Position(8, 17)),
    }


def test_a_cause_that_is_not_selected_is_none() -> None:
    write_pages(
        {
            "fr-FR/a.md": page("fr-FR"),
            "uk-UA/a.md": page("uk-UA", author="tofte", ms__openlocfilehash=H2, ms__lasthandoff="02/12/2024"),
        }
    )
    (author,) = check(select=("AUT001",)).findings
    assert author.cause is None
    assert author.remedy is Remedy.HANDOFF


def test_a_page_named_alone_is_compared_with_its_siblings() -> None:
    write_pages({"fr-FR/a.md": page("fr-FR"), "nb-NO/a.md": page("nb-NO"), "uk-UA/a.md": page("uk-UA", author="tofte")})
    report = check("uk-UA/a.md")
    assert codes(report.findings) == [("uk-UA/a.md", "AUT002")]
    assert report.decides == report.findings
    assert report.summary.files == 1


def test_findings_of_siblings_are_shown_only_where_the_named_page_is_related() -> None:
    broken = '<span data-ttu-id="4be1c-102">Il est tard.</span>\n'
    write_pages(
        {"fr-FR/a.md": page("fr-FR", broken), "nb-NO/a.md": page("nb-NO"), "ro-RO/a.md": page("ro-RO", author="x")}
    )
    assert codes(check("nb-NO/a.md").findings) == []
    assert codes(check("fr-FR/a.md").findings) == [("fr-FR/a.md", "TTU001"), ("ro-RO/a.md", "AUT002")]


def test_what_only_a_handoff_can_mend_stops_no_commit() -> None:
    write_pages({"en-us/a.md": "# Changed\n", "fr-fr/a.md": page("fr-fr")})
    named = check("en-us/a.md")
    assert codes(named.findings) == [("fr-fr/a.md", "HND001")]
    assert named.decides == ()
    assert check(".").decides == check(".").findings


def test_what_needs_the_whole_corpus_is_judged_in_whole_runs_only() -> None:
    write_pages({"fr-FR/a.md": page("fr-FR", ms__assetid=GUID), "fr-FR/b.md": page("fr-FR", ms__assetid=GUID)})
    assert [code for _, code in codes(check().findings)] == ["AID002"]
    assert check("fr-FR/a.md", "fr-FR/b.md").findings == ()


def test_schema_findings_that_siblings_share_come_from_the_source() -> None:
    pages = {f"{locale}/a.md": page(locale, ms__assetid="lamp-7") for locale in ("fr-FR", "nb-NO", "uk-UA")}
    write_pages(pages)
    findings = check(select=("FM108",)).findings
    assert [finding.remedy for finding in findings] == [Remedy.SOURCE] * 3
    assert [finding.cause for finding in findings] == [None, findings[0].fingerprint, findings[0].fingerprint]


def test_schema_findings_of_one_page_alone_are_its_own() -> None:
    write_pages({"fr-FR/a.md": page("fr-FR", ms__assetid="lamp-7"), "nb-NO/a.md": page("nb-NO", ms__assetid="''")})
    (finding,) = check(select=("FM108",)).findings
    assert finding.remedy is Remedy.EDIT


def test_titles_and_machine_keys_are_never_the_source_s() -> None:
    pages = {f"{locale}/a.md": page(locale, ms__lasthandoff="2024-04-02") for locale in ("fr-FR", "nb-NO")}
    write_pages(pages)
    assert {finding.remedy for finding in check(select=("FM109",)).findings} == {Remedy.EDIT}


def test_fingerprints_stay_when_lines_move_and_tell_equal_findings_apart() -> None:
    broken = '<span data-ttu-id="4be1c-102">Il est tard.</span>\n'
    write_pages({"a.md": broken + broken})
    before = [finding.fingerprint for finding in check().findings]
    write_pages({"a.md": "\n\nText.\n\n" + broken + "\n" + broken})
    assert [finding.fingerprint for finding in check().findings] == before
    assert len(set(before)) == 2


def test_a_page_that_is_not_utf_8_leaves_the_run_incomplete_and_the_others_checked() -> None:
    write_pages({"b.md": '<span data-ttu-id="4be1c-102">Il est tard.</span>\n'})
    Path("a.md").write_bytes(b"ok\n\xff\n")
    report = check()
    assert [(finding.path, finding.code, finding.start.line) for finding in report.findings] == [
        ("a.md", "DOC001", 2),
        ("b.md", "TTU001", 1),
    ]
    assert report.is_incomplete


def test_a_rule_that_crashes_is_a_finding_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> None:
        raise RuntimeError("no lamp oil")

    write_pages({"a.md": '<span data-ttu-id="4be1c-102">Il est tard.</span>\n'})
    monkeypatch.setattr(f"{all_rules()['TTU002'].module_name}.check", crash)
    report = check()
    assert [(finding.code, "no lamp oil" in finding.message) for finding in report.findings] == [
        ("DOC003", True),
        ("TTU001", False),
    ]
    assert report.is_incomplete
    with pytest.raises(RuntimeError, match="no lamp oil"):
        check(is_debugging=True)


def test_byte_order_mark_and_line_endings_change_no_place() -> None:
    text = page("fr-FR", '<span data-ttu-id="4be1c-102">Il est tard.</span>\n')
    found = []
    for content in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        write_pages({"a.md": content})
        found.append([(finding.code, finding.start, finding.end) for finding in check().findings])
    assert found[0] == found[1] == found[2] != []


@pytest.mark.parametrize("root", [".", "docs.uk-UA"])
def test_findings_are_the_same_from_inside_a_locale(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {"ms__assetid": GUID, "ms__openlocfilehash": H2, "ms__lasthandoff": "02/12/2024"}
    write_pages({"docs.fr-FR/g/a.md": page("fr-FR", ms__assetid=GUID), "docs.uk-UA/g/a.md": page("uk-UA", **old)})
    monkeypatch.chdir(root)
    name = "g/a.md" if root != "." else "docs.uk-UA/g/a.md"
    for paths in ((name,), (".",)):
        (finding,) = (each for each in check(*paths).findings if each.code == "HND002")
        assert (finding.path, finding.article, finding.locale) == (name, "g/a.md", "uk-UA")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: " + "[" * 100_000 + "\n---\n", "its front matter is nested more than 100 levels deep"),
        ("x" * 5_000_001, "it has more than 5,000,000 bytes"),
    ],
)
def test_a_page_over_a_limit_is_told_and_the_others_are_checked(text: str, words: str) -> None:
    write_pages({"fr-FR/huge.md": text, "fr-FR/lamp.md": "---\ntitle: The lamp\n"})
    report = check()
    told = [(finding.code, finding.path) for finding in report.findings]
    assert told == [("DOC002", "fr-FR/huge.md"), ("FM001", "fr-FR/lamp.md")]
    assert words in report.findings[0].message
    assert report.is_incomplete


def assigned(schema: dict[str, Any], *globs: str, base: str = "") -> AssignedSchema:
    folder = os.path.abspath(base)
    return AssignedSchema(Globs(folder, globs or ("**",)), schema_from(SchemaSource("s.json", None, schema), "docfx"))


def test_a_value_is_not_its_own_duplicate_where_a_schema_matches_twice() -> None:
    write_pages({"a.md": "---\nuid: beacon\n---\n", "b.md": "---\nuid: lamp\n---\n"})
    unique = {"docsetUnique": ["uid"]}
    assert check(schemas=(assigned(unique, "*.md"), assigned(unique))).findings == ()


def test_what_must_be_unique_is_judged_in_whole_runs_only() -> None:
    write_pages({"a.md": "---\nuid: beacon\n---\n", "b.md": "---\nuid: beacon\n---\n"})
    unique = (assigned({"docsetUnique": ["uid"]}),)
    assert codes(check(schemas=unique).findings) == [("a.md", "FM119"), ("b.md", "FM119")]
    assert check("a.md", "b.md", schemas=unique).findings == ()


def test_a_schema_excludes_pages_by_their_path_from_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages({"docs/guides/a.md": "---\n---\n", "docs/b.md": "---\n---\n"})
    rules = {"title": {"missing-attribute": {"exclude": ["guides/**"]}}}
    schema = assigned({"required": ["title"], "rules": rules}, base="docs")
    assert codes(check(schemas=(schema,)).findings) == [("docs/b.md", "FM101")]
    monkeypatch.chdir("docs/guides")
    assert check(schemas=(schema,)).findings == ()


def test_relative_dates_count_from_midnight_of_the_day_of_the_run() -> None:
    write_pages({f"{day}.md": f"---\nms.date: 2024-06-0{day}\n---\n" for day in (1, 2, 3)})
    latest = {"properties": {"ms.date": {"dateFormat": "yyyy-MM-dd", "relativeMaxDate": "1.00:00:00"}}}
    assert codes(check(schemas=(assigned(latest),)).findings) == [("3.md", "FM110")]


def test_a_schema_that_crashes_is_told_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    write_pages({"a.md": "---\ntitle: x\ntitle: y\n---\n"})
    monkeypatch.setattr(Schema, "problems", crash)
    report = check(schemas=(assigned({}),), select=("FM003", "FM101"))
    assert codes(report.findings) == [("a.md", "DOC003"), ("a.md", "FM003")]
    assert report.is_incomplete
