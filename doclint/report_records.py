"""A report as text and back, for a run in which nothing has changed since the last one.

Each text stands in it once, since most findings say what others say.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from doclint.data_classes import field_names
from doclint.engine import Report
from doclint.findings import Applicability, Edit, Finding, Fix, Position, Related, Remedy, Severity, Summary
from doclint.records import RecordError


def write_report(report: Report) -> bytes:
    """A report as ASCII, but for what its baseline and changes told."""
    texts = _Texts()
    findings = [_finding(finding, texts) for finding in report.findings]
    summary = [getattr(report.summary, name) for name in field_names(report.summary)]
    digests = [[path, digest.hex()] for path, digest in report.digests.items()]
    record = [texts.all, findings, summary, digests, report.layout, [*report.translations.items()]]
    return json.dumps(record, separators=(",", ":"), check_circular=False).encode()


def read_report(record: bytes) -> Report:
    """The report, without what makes the run fail.

    Raises:
        RecordError: the text is no record.
    """
    try:
        texts, findings, summary, digests, layout, translations = json.loads(record)
        return Report(
            tuple([_read_finding(texts, *finding) for finding in findings]),
            Summary(*summary),
            is_incomplete=False,
            decides=(),
            layout=tuple(layout),
            digests={path: bytes.fromhex(digest) for path, digest in digests},
            translations=dict(translations),
        )
    except (ValueError, TypeError, LookupError) as error:
        raise RecordError(f"{type(error).__name__}: {error}") from None


class _Texts:
    """Texts by numbers; 0 is none."""

    def __init__(self) -> None:
        self.all: list[str | None] = [None]
        self._numbers: dict[str | None, int] = {None: 0}

    def __call__(self, text: str | None) -> int:
        number = self._numbers.setdefault(text, len(self.all))
        if number == len(self.all):
            self.all.append(text)
        return number


def _finding(finding: Finding, texts: _Texts) -> list[Any]:
    fix = finding.fix
    return [
        texts(finding.code),
        texts(finding.name),
        texts(finding.severity.value),
        texts(finding.message),
        texts(finding.help),
        texts(finding.path),
        texts(finding.locale),
        texts(finding.article),
        *finding.start,
        *finding.end,
        fix and [fix.applicability.value, fix.message, [[e.path, e.start, e.end, e.text] for e in fix.edits]],
        [[texts(related.path), *related.start, texts(related.message)] for related in finding.related],
        texts(finding.remedy.value),
        texts(finding.cause),
        texts(finding.fingerprint),
        texts(finding.suppressed),
        texts(finding.identity),
        finding.since and finding.since.toordinal(),
    ]


_SEVERITIES = {severity.value: severity for severity in Severity}
_REMEDIES = {remedy.value: remedy for remedy in Remedy}


def _read_finding(
    texts: list[str],
    code: int,
    name: int,
    severity: int,
    message: int,
    help_: int,
    path: int,
    locale: int,
    article: int,
    line: int,
    column: int,
    end_line: int,
    end_column: int,
    fix: list[Any] | None,
    related: list[list[int]],
    remedy: int,
    cause: int,
    fingerprint: int,
    suppressed: int,
    identity: int,
    since: int | None,
) -> Finding:
    return Finding(
        texts[code],
        texts[name],
        _SEVERITIES[texts[severity]],
        texts[message],
        texts[help_],
        texts[path],
        texts[locale],
        texts[article],
        Position(line, column),
        Position(end_line, end_column),
        None if fix is None else _read_fix(*fix),
        tuple([Related(texts[page], Position(at, place), texts[words]) for page, at, place, words in related]),
        _REMEDIES[texts[remedy]],
        texts[cause],
        texts[fingerprint],
        texts[suppressed],
        texts[identity],
        None if since is None else date.fromordinal(since),
    )


def _read_fix(applicability: str, message: str, edits: list[list[Any]]) -> Fix:
    return Fix(
        Applicability(applicability),
        message,
        tuple(Edit(path, Position(*start), Position(*end), text) for path, start, end, text in edits),
    )
