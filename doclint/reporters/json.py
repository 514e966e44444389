"""`json`: every finding, for scripts. The shape is a contract (docs/json.md) and stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from doclint.findings import Edit, Finding, Fix, Position, Related, Summary
from doclint.reporters.ascii_json import dumps, dumps_lines
from doclint.reporters.options import LineOf

VERSION = 1


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """One JSON document, a line for each finding; pure ASCII, so that no text of a page can do harm on its way."""
    rows = dumps_lines(finding_object(finding) for finding in findings)
    counts = dumps({name: getattr(summary, name) for name in Summary.__slots__})
    return f'{{"version":{VERSION},\n"findings":{rows},\n"summary":{counts}}}\n'


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it; lines and columns from 1, `end` exclusive."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "locale": finding.locale,
        "article": finding.article,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "fix": _fix(finding.fix) if finding.fix is not None else None,
        "related": [_related(related) for related in finding.related],
        "remedy": finding.remedy.value,
        "cause": finding.cause,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability.value,
        "message": fix.message,
        "edits": [_edit(edit) for edit in fix.edits],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {"path": edit.path, "start": _position(edit.start), "end": _position(edit.end), "text": edit.text}


def _related(related: Related) -> dict[str, Any]:
    return {
        "path": related.path,
        "line": related.start.line,
        "column": related.start.column,
        "message": related.message,
    }
