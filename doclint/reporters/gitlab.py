"""`gitlab`: a Code Quality report, which GitLab shows in a merge request.

The members are those of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from doclint.findings import Finding, Severity, Summary
from doclint.reporters.ascii_json import dumps
from doclint.reporters.escaping import visible
from doclint.reporters.options import LineOf
from doclint.reporters.wording import as_sentence

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """A JSON array of all findings that are not suppressed; GitLab takes an empty one for a clean run."""
    return dumps([_issue(finding) for finding in findings if finding.suppressed is None], indent=2) + "\n"


def _issue(finding: Finding) -> dict[str, Any]:
    help_ = f" {as_sentence(finding.help)}" if finding.help else ""
    return {
        "description": visible(f"{finding.code}: {finding.message}{help_}"),
        "check_name": visible(f"{finding.code} {finding.name}"),
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(finding.path),
            "lines": {"begin": finding.start.line, "end": finding.end.line},
        },
    }
