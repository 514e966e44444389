"""`jsonl`: one finding a line, each the object that `json` has, for tools that read line by line."""

from __future__ import annotations

from collections.abc import Sequence

from doclint.findings import Finding, Summary
from doclint.reporters.ascii_json import dumps
from doclint.reporters.json import finding_object, note_object
from doclint.reporters.options import LineOf


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """Every finding, suppressed ones too, and an object with a `note` for each note; nothing where there is none."""
    lines = [*map(finding_object, findings), *({"note": note_object(note)} for note in summary.notes)]
    return "".join(f"{dumps(line)}\n" for line in lines)
