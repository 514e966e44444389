"""`json`: every finding, for scripts. The shape is a contract (docs/json.md) and stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from doclint.findings import DriftNote, Edit, Finding, Fix, Note, Position, Related, RunFacts, Summary
from doclint.reporters.ascii_json import dumps, dumps_lines
from doclint.reporters.options import LineOf

VERSION = 1

_COUNTS = ("files", "articles", "locales", "errors", "warnings", "infos", "suppressed")


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """One JSON document, a line for each finding; pure ASCII, so that no text of a page can do harm on its way."""
    rows = dumps_lines(finding_object(finding) for finding in findings)
    counts = dumps({name: getattr(summary, name) for name in _COUNTS})
    notes = dumps([note_object(note) for note in summary.notes])
    run = dumps(run_object(summary.run))
    return f'{{"version":{VERSION},\n"findings":{rows},\n"notes":{notes},\n"run":{run},\n"summary":{counts}}}\n'


def note_object(note: Note) -> dict[str, Any]:
    """A note as JSON has it."""
    return {"kind": note.kind, "message": note.message, "path": note.path, "fatal": note.fatal}


def run_object(run: RunFacts | None) -> dict[str, Any] | None:
    """What is known of the run, null where nothing is."""
    if run is None:
        return None
    return {
        "version": run.version,
        "repository": run.repository,
        "commit": run.commit,
        "branch": run.branch,
        "today": run.today.isoformat(),
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it; lines and columns from 1, `end` exclusive."""
    found = {
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
    if finding.drift is not None:
        found["drift"] = {name: getattr(finding.drift, name) for name in DriftNote.__slots__}
    return found


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
