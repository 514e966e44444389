"""`sarif`: SARIF 2.1.0, for GitHub code scanning and every viewer of static analysis.

Members and rules are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, the limits those of
https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import doclint
from doclint.findings import Edit, Finding, Fix, Position, Related, Severity, Summary
from doclint.reporters.ascii_json import dumps
from doclint.reporters.escaping import visible
from doclint.reporters.options import LineOf
from doclint.reporters.rule_pages import RULE_PAGES, rule_page
from doclint.reporters.sarif_places import artifact_location, base_ids
from doclint.reporters.wording import as_sentence, number
from doclint.rules.manual import sections
from doclint.rules.registry import all_rules
from doclint.rules.rule import RegisteredRule

MOST_RESULTS = 25_000
"""In a run; GitHub refuses a file with more."""

MOST_RELATED = 100
"""Of a result; GitHub shows no more."""

FINGERPRINT = "doclintFingerprint/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

# A page that could not be checked: the run says that it did not succeed.
_UNCHECKED = "DOC"


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """One run with every finding, the most severe first, suppressed ones marked and last, and none over the limit."""
    results = sorted(findings, key=lambda finding: (finding.suppressed is not None, -finding.severity.rank))
    results = results[:MOST_RESULTS]
    rules = {code: index for index, code in enumerate(sorted({finding.code for finding in results}))}
    has_baseline = any(finding.suppressed == "baseline" for finding in findings)
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(list(rules))},
                "invocations": [_invocation(findings)],
                "originalUriBaseIds": base_ids(_paths(results)),
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, rules, has_baseline) for finding in results],
            }
        ],
    }
    return dumps(log) + "\n"


def left_out(findings: Sequence[Finding]) -> str | None:
    """What there is to say where a run has more findings than a file may hold."""
    if len(findings) <= MOST_RESULTS:
        return None
    return f"{number(len(findings))} findings; these are the {number(MOST_RESULTS)} most severe"


def _driver(codes: Sequence[str]) -> dict[str, Any]:
    registered = all_rules()
    return {
        "name": "doclint",
        "version": doclint.__version__,
        "informationUri": RULE_PAGES,
        "rules": [_rule(code, registered.get(code)) for code in codes],
    }


def _rule(code: str, registered: RegisteredRule | None) -> dict[str, Any]:
    """A rule with its manual; of a code that is none of doclint's own, only the address."""
    descriptor: dict[str, Any] = {"id": code, "helpUri": rule_page(code)}
    if registered is None:
        return descriptor
    rule = registered.rule
    manual = dict(sections(registered.manual))
    what = " ".join((manual.get("What it does") or rule.name).split())
    why = " ".join(manual.get("Why it matters", "").split())
    page = f"More: [{code} {rule.name}]({rule_page(code)})"
    return descriptor | {
        "name": rule.name,
        "shortDescription": {"text": f"{code} {rule.name}"},
        "fullDescription": {"text": as_sentence(what)},
        "help": {
            "text": "\n\n".join(part for part in (what, why, f"More: {rule_page(code)}") if part),
            "markdown": "\n\n".join(
                part for part in (f"**What it does.** {what}", why and f"**Why it matters.** {why}", page) if part
            ),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["documentation", registered.family]},
    }


def _invocation(findings: Sequence[Finding]) -> dict[str, Any]:
    succeeded = not any(finding.code.startswith(_UNCHECKED) for finding in findings)
    invocation: dict[str, Any] = {"executionSuccessful": succeeded}
    note = left_out(findings)
    if note is not None:
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": f"Found {note}."}}]
    return invocation


def _paths(findings: Sequence[Finding]) -> set[str]:
    """Every path that a result names."""
    paths = {finding.path for finding in findings}
    paths |= {related.path for finding in findings for related in finding.related[:MOST_RELATED]}
    return paths | {edit.path for finding in findings if finding.fix for edit in finding.fix.edits}


def _result(finding: Finding, rules: Mapping[str, int], has_baseline: bool) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {
            "text": _message(f"{finding.message} {as_sentence(finding.help)}" if finding.help else finding.message)
        },
        "locations": [{"physicalLocation": _place(finding.path, finding.start, finding.end)}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": _properties(finding),
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(related, index) for index, related in enumerate(finding.related[:MOST_RELATED], 1)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix)]
    if has_baseline:
        result["baselineState"] = "unchanged" if finding.suppressed == "baseline" else "new"
    if finding.suppressed is not None:
        kind = "inSource" if finding.suppressed == "inline" else "external"
        result["suppressions"] = [{"kind": kind, "justification": f"suppressed: {finding.suppressed}"}]
    return result


def _properties(finding: Finding) -> dict[str, Any]:
    properties = {
        "name": visible(finding.name),
        "locale": visible(finding.locale) if finding.locale else None,
        "article": visible(finding.article),
        "remedy": finding.remedy.value,
        "cause": finding.cause,
    }
    return {name: value for name, value in properties.items() if value is not None}


def _place(path: str, start: Position, end: Position) -> dict[str, Any]:
    return {"artifactLocation": artifact_location(path), "region": _region(start, end)}


def _region(start: Position, end: Position) -> dict[str, int]:
    """SARIF's end column is exclusive too."""
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _related(related: Related, index: int) -> dict[str, Any]:
    return {
        "id": index,
        "message": {"text": _message(related.message)},
        "physicalLocation": _place(related.path, related.start, related.start),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.path, []).append(edit)
    return {
        "description": {"text": _message(fix.message)},
        "artifactChanges": [
            {
                "artifactLocation": artifact_location(path),
                "replacements": [
                    {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}}
                    for edit in edits
                ],
            }
            for path, edits in by_path.items()
        ],
        "properties": {"applicability": fix.applicability.value},
    }


def _message(text: str) -> str:
    """A text in which no viewer sees a link: `[text](destination)` is one in SARIF's plain messages too (3.11.6)."""
    return visible(text).replace("](", "]\\(")
