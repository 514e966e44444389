"""`rdjsonl`: reviewdog's diagnostics, one a line, with suggestions that a reviewer can accept.

The members are those of https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto; columns count
bytes of UTF-8 there, so lines of pages are read to count them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from doclint.findings import Edit, Finding, Position, Summary
from doclint.reporters.ascii_json import dumps
from doclint.reporters.escaping import visible
from doclint.reporters.options import LineOf
from doclint.reporters.rule_pages import rule_page
from doclint.reporters.wording import as_sentence

# A suggestion is one stretch of lines; over more of them nobody sees what it changes.
_MOST_SUGGESTED_LINES = 50


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """All findings that are not suppressed; nothing at all where there is none."""
    return "".join(f"{dumps(_diagnostic(finding, line_of))}\n" for finding in findings if finding.suppressed is None)


def _diagnostic(finding: Finding, line_of: LineOf) -> dict[str, Any]:
    message = f"{finding.message} {as_sentence(finding.help)}" if finding.help else finding.message
    diagnostic: dict[str, Any] = {
        "message": visible(f"{finding.name}: {message}"),
        "location": _location(finding.path, finding.start, finding.end, line_of),
        "severity": finding.severity.name,
        "source": {"name": "doclint"},
        "code": {"value": finding.code, "url": rule_page(finding.code)},
    }
    if finding.related:
        diagnostic["related_locations"] = [
            {
                "message": visible(related.message),
                "location": _location(related.path, related.start, related.start, line_of),
            }
            for related in finding.related
        ]
    suggestions = list(_suggestions(finding, line_of))
    if suggestions:
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _location(path: str, start: Position, end: Position, line_of: LineOf) -> dict[str, Any]:
    return {"path": visible(path), "range": _range(path, start, end, line_of)}


def _range(path: str, start: Position, end: Position, line_of: LineOf) -> dict[str, Any]:
    return {"start": _position(path, start, line_of), "end": _position(path, end, line_of)}


def _position(path: str, position: Position, line_of: LineOf) -> dict[str, int]:
    before = (line_of(path, position.line) or "")[: position.column - 1]
    # Where the line cannot be read, a character counts as one byte.
    unread = position.column - 1 - len(before)
    return {"line": position.line, "column": len(before.encode(errors="surrogatepass")) + unread + 1}


def _suggestions(finding: Finding, line_of: LineOf) -> Iterator[dict[str, Any]]:
    """The fix as one suggestion, so that it is accepted as a whole, with the text between its edits as it is."""
    edits = sorted(finding.fix.edits, key=lambda edit: edit.start) if finding.fix else []
    if not edits or any(edit.path != finding.path for edit in edits):
        return
    start, end = edits[0].start, edits[-1].end
    if end.line - start.line >= _MOST_SUGGESTED_LINES:
        return
    text = _replaced(finding.path, edits, line_of)
    if text is not None:
        yield {"range": _range(finding.path, start, end, line_of), "text": text}


def _replaced(path: str, edits: Sequence[Edit], line_of: LineOf) -> str | None:
    """What stands from the first edit to the last one when all are made; None where it cannot be read."""
    parts = [edits[0].text]
    for previous, edit in pairwise(edits):
        between = _text_between(path, previous.end, edit.start, line_of)
        if between is None:
            return None
        parts += [between, edit.text]
    return "".join(parts)


def _text_between(path: str, start: Position, end: Position, line_of: LineOf) -> str | None:
    lines = [line_of(path, number) for number in range(start.line, end.line + 1)]
    known = [line for line in lines if line is not None]
    if len(known) < len(lines) or not known:
        return None
    known[-1] = known[-1][: end.column - 1]
    known[0] = known[0][start.column - 1 :]
    return "\n".join(known)
