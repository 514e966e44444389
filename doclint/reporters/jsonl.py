"""`jsonl`: one finding a line, each the object that `json` has, for tools that read line by line."""

from __future__ import annotations

from collections.abc import Sequence

from doclint.findings import Finding, Summary
from doclint.reporters.ascii_json import dumps
from doclint.reporters.json import finding_object
from doclint.reporters.options import LineOf


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """Every finding, suppressed ones too; nothing at all where there is none."""
    return "".join(f"{dumps(finding_object(finding))}\n" for finding in findings)
