"""JUnit reports, as CI services read them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from doclint.findings import Finding
from tests.reporters.machine import assert_valid_junit, rendered
from tests.reporters.many_findings import MANY
from tests.reporters.shared_findings import CHINESE, FINDINGS, NOTHING, SAFELINK, SUPPRESSED


@pytest.mark.parametrize("findings", [FINDINGS, MANY], ids=["shared", "many"])
def test_is_valid_and_counts_right(findings: tuple[Finding, ...]) -> None:
    text = rendered("junit", findings)
    assert_valid_junit(text)
    root = ElementTree.fromstring(text)
    shown = [finding for finding in findings if finding.suppressed is None]
    assert int(root.attrib["tests"]) == len(root.findall("*/testcase")) == len(shown)
    assert int(root.attrib["failures"]) == len(root.findall(".//failure"))
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["skipped"]) == len(suite.findall(".//skipped"))


@pytest.mark.parametrize("findings", [(), (SUPPRESSED,)], ids=["none", "suppressed"])
def test_a_clean_run_is_one_case_that_passes(findings: tuple[Finding, ...]) -> None:
    text = rendered("junit", findings, NOTHING)
    assert_valid_junit(text)
    (case,) = ElementTree.fromstring(text).findall("*/testcase")
    assert list(case) == []
    assert case.attrib["name"] == "Checked 5 pages of 1 article in 5 locales: nothing found."


def test_a_case() -> None:
    (case,) = ElementTree.fromstring(rendered("junit", (SAFELINK,))).findall("*/testcase")
    assert case.attrib["classname"] == "fr-FR/beacon.md"
    assert case.attrib["name"] == "7:17 LNK001 safelink"
    (failure,) = case
    assert failure.tag == "failure"
    assert failure.attrib["type"] == "error"
    assert (failure.text or "").splitlines() == [
        "fr-FR/beacon.md:7:17: LNK001 A Safe Links URL stands in place of the destination.",
        "help: Link to https://lamps.example.",
        "fix (safe): Link to the destination.",
    ]


def test_an_info_fails_no_test() -> None:
    root = ElementTree.fromstring(rendered("junit", (CHINESE,)))
    assert [outcome.tag for outcome in root.findall("*/testcase/*")] == ["skipped"]


def test_a_page_that_could_not_be_checked_is_an_error_of_the_test() -> None:
    root = ElementTree.fromstring(rendered("junit", (SAFELINK._replace(code="DOC001"),)))
    assert [outcome.tag for outcome in root.findall("*/testcase/*")] == ["error"]
    assert root.attrib["errors"] == "1"


def test_characters_that_no_xml_may_hold_are_shown() -> None:
    text = rendered("junit", (SAFELINK._replace(message="a\ufffeb\x00c\ud800"),))
    assert ElementTree.fromstring(text).find(".//failure").attrib["message"] == "a\\ufffeb\\x00c\\ud800"  # type: ignore[union-attr]
