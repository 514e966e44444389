"""SARIF that GitHub takes: valid, located, limited, and the same on every machine."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from doclint.findings import Finding, Position, Related, Severity
from doclint.reporters import sarif
from doclint.reporters.sarif_places import artifact_location, base_ids
from tests.reporters.machine import assert_valid_json, rendered
from tests.reporters.many_findings import MANY
from tests.reporters.shared_findings import (
    AUTHOR,
    BEHIND,
    CHINESE,
    FINDINGS,
    HOSTILE_FINDING,
    MULTILINE,
    NOTHING,
    SAFELINK,
    SUPPRESSED,
)


def run_of(findings: tuple[Finding, ...]) -> dict[str, Any]:
    log = json.loads(rendered("sarif", findings))
    assert_valid_json(log, "sarif-2.1.0.json")
    (run,) = log["runs"]
    return dict(run)


def result_of(finding: Finding) -> dict[str, Any]:
    (result,) = run_of((finding,))["results"]
    return dict(result)


@pytest.mark.parametrize("findings", [(), FINDINGS, MANY], ids=["none", "shared", "many"])
def test_is_valid_and_tells_every_finding(findings: tuple[Finding, ...]) -> None:
    assert len(run_of(findings)["results"]) == len(findings)


def test_every_result_is_located_and_has_its_rule() -> None:
    run = run_of(FINDINGS)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        artifact = location["physicalLocation"]["artifactLocation"]
        assert artifact["uriBaseId"] in run["originalUriBaseIds"]
        assert not artifact["uri"].startswith(("/", "file:"))


def test_a_result() -> None:
    result = result_of(SAFELINK)
    assert result["level"] == "error"
    assert result["message"]["text"] == (
        "A Safe Links URL stands in place of the destination. Link to https://lamps.example."
    )
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "fr-FR/beacon.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7, "startColumn": 17, "endLine": 7, "endColumn": 108},
    }
    assert result["partialFingerprints"] == {"doclintFingerprint/v1": SAFELINK.fingerprint}
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["deletedRegion"] == result["locations"][0]["physicalLocation"]["region"]
    assert replacement["insertedContent"] == {"text": "https://lamps.example"}
    assert "baselineState" not in result
    assert "suppressions" not in result


def test_lines_and_columns_of_one_over_several_lines() -> None:
    region = result_of(MULTILINE)["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 9, "startColumn": 1, "endLine": 11, "endColumn": 13}


def test_columns_count_characters_and_the_run_says_so() -> None:
    assert run_of(FINDINGS)["columnKind"] == "unicodeCodePoints"


def test_related_places() -> None:
    (related,) = result_of(AUTHOR)["relatedLocations"]
    assert related["message"] == {"text": "author is marisol here"}
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "fr-FR/beacon.md"


def test_github_shows_no_more_related_places_than_a_hundred() -> None:
    many = BEHIND._replace(related=BEHIND.related * 300)
    assert len(result_of(many)["relatedLocations"]) == sarif.MOST_RELATED


def test_a_page_of_another_repository_is_relative_to_a_folder_above() -> None:
    finding = BEHIND._replace(related=(Related("../docs.fr-FR/a b:c.md", Position(1, 1), "here"),))
    run = run_of((finding,))
    (related,) = run["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "docs.fr-FR/a%20b%3Ac.md", "uriBaseId": "ABOVE1"}
    assert set(run["originalUriBaseIds"]) == {"%SRCROOT%", "ABOVE1"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("fr-FR/a.md", "fr-FR/a.md"),
        ("fr-FR/100%/é.md", "fr-FR/100%25/%C3%A9.md"),
        ("a\nb?c#d\udcff.md", "a%0Ab%3Fc%23d%FF.md"),
        ("../../docs/a.md", "docs/a.md"),
        ("/docs/a.md", "file:///docs/a.md"),
    ],
)
def test_uris(path: str, uri: str) -> None:
    assert artifact_location(path)["uri"] == uri


def test_base_ids_are_named_for_every_path() -> None:
    assert list(base_ids(["a.md", "../../b.md", "/c.md"])) == ["%SRCROOT%", "ABOVE2"]


def test_rules_explain_themselves() -> None:
    rules = {rule["id"]: rule for rule in run_of(FINDINGS)["tool"]["driver"]["rules"]}
    rule = rules["AUT001"]
    assert rule["name"] == "author-mismatch"
    assert rule["helpUri"].endswith("/AUT001")
    assert rule["help"]["text"]
    assert rule["help"]["markdown"]
    assert rule["fullDescription"]["text"]
    assert rule["defaultConfiguration"] == {"level": "warning"}


def test_a_suppressed_finding_is_marked() -> None:
    assert result_of(SUPPRESSED)["suppressions"][0]["kind"] == "inSource"
    assert result_of(SUPPRESSED._replace(suppressed="config"))["suppressions"][0]["kind"] == "external"


def test_the_baseline_tells_new_findings_from_old_ones() -> None:
    results = run_of((SAFELINK._replace(suppressed="baseline"), AUTHOR))["results"]
    assert {result["ruleId"]: result["baselineState"] for result in results} == {"LNK001": "unchanged", "AUT001": "new"}


def test_a_run_that_could_not_look_everywhere_did_not_succeed() -> None:
    assert run_of(FINDINGS)["invocations"][0]["executionSuccessful"] is True
    unread = SAFELINK._replace(code="DOC001", name="unreadable")
    assert run_of((unread,))["invocations"][0]["executionSuccessful"] is False


def test_over_the_limit_the_most_severe_stay_and_the_file_says_so() -> None:
    errors = [SAFELINK._replace(path=f"z/{number}.md", fingerprint=f"e{number}") for number in range(10)]
    infos = [CHINESE._replace(path=f"a/{number}.md", fingerprint=f"i{number}") for number in range(25_000)]
    findings = (*infos, *errors)
    text = rendered("sarif", findings)
    (run,) = json.loads(text)["runs"]
    levels = [result["level"] for result in run["results"]]
    assert levels == ["error"] * 10 + ["note"] * 24_990
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "Found 25,010 findings; these are the 25,000 most severe."
    assert sarif.left_out(findings) == "25,010 findings; these are the 25,000 most severe"
    # https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/file-too-large
    assert len(gzip.compress(text.encode(), 1)) < 10_000_000


def test_nothing_is_said_to_be_left_out_where_all_are_told() -> None:
    assert sarif.left_out(FINDINGS) is None
    assert "toolExecutionNotifications" not in run_of(FINDINGS)["invocations"][0]


def test_brackets_are_no_link() -> None:
    finding = SAFELINK._replace(message="See [here](https://evil.example) now.", help=None)
    assert result_of(finding)["message"]["text"] == "See [here]\\(https://evil.example) now."


def test_levels() -> None:
    levels = {result["ruleId"]: result["level"] for result in run_of((SAFELINK, AUTHOR, CHINESE))["results"]}
    assert levels == {"LNK001": "error", "AUT001": "warning", "LNK005": "note"}
    assert Severity.INFO.value not in levels.values()


def test_a_clean_run_is_valid() -> None:
    run = json.loads(rendered("sarif", (), NOTHING))["runs"][0]
    assert run["results"] == []


def test_hostile_text_is_shown_not_told() -> None:
    text = rendered("sarif", (HOSTILE_FINDING,))
    assert "\\u001b]8" not in json.loads(text)["runs"][0]["results"][0]["message"]["text"]
