"""GitLab's Code Quality report."""

from __future__ import annotations

import json

import pytest

from doclint.findings import Finding
from tests.reporters.machine import assert_valid_json, rendered
from tests.reporters.many_findings import MANY
from tests.reporters.shared_findings import AUTHOR, CHINESE, FINDINGS, SAFELINK


@pytest.mark.parametrize("findings", [(), FINDINGS, MANY], ids=["none", "shared", "many"])
def test_is_valid_and_tells_every_finding_that_is_not_suppressed(findings: tuple[Finding, ...]) -> None:
    issues = json.loads(rendered("gitlab", findings))
    assert_valid_json(issues, "gitlab-code-quality.schema.json")
    assert len(issues) == sum(finding.suppressed is None for finding in findings)
    # GitLab shows only the first issue of a fingerprint.
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_an_issue() -> None:
    (issue,) = json.loads(rendered("gitlab", (SAFELINK,)))
    assert issue == {
        "description": ("LNK001: A Safe Links URL stands in place of the destination. Link to https://lamps.example."),
        "check_name": "LNK001 safelink",
        "fingerprint": SAFELINK.fingerprint,
        "severity": "major",
        "location": {"path": "fr-FR/beacon.md", "lines": {"begin": 7, "end": 7}},
    }


def test_severities() -> None:
    issues = json.loads(rendered("gitlab", (SAFELINK, AUTHOR, CHINESE)))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
