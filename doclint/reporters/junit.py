"""`junit`: a test report, which nearly every CI service shows: a suite for each page, a test case for each finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree

from doclint.findings import Finding, Severity, Summary
from doclint.reporters.escaping import visible
from doclint.reporters.options import LineOf
from doclint.reporters.wording import as_sentence, clean_line
from doclint.reporters.workflow_lines import plain_line

# https://www.w3.org/TR/xml/#charsets; controls and surrogates are gone already.
_NOT_XML = re.compile("[\ufffe\uffff]")

# A page that could not be checked is an error of the test, not its failure.
_UNCHECKED = "DOC"


def render(findings: Sequence[Finding], summary: Summary, line_of: LineOf) -> str:
    """All findings that are not suppressed; an info is a skipped case, and a clean run one case that passes."""
    shown = [finding for finding in findings if finding.suppressed is None]
    suites = [_suite(path, list(of_page)) for path, of_page in groupby(shown, key=lambda finding: finding.path)]
    if not suites:
        suites = [_clean_suite(summary)]
    root = ElementTree.Element("testsuites", {"name": "doclint", **_total(suites), "time": "0"})
    root.extend(suites)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _clean_suite(summary: Summary) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", _suite_attributes("doclint", 1, 0, 0, 0))
    name = _text(clean_line(summary))
    ElementTree.SubElement(suite, "testcase", {"name": name, "classname": "doclint", "time": "0"})
    return suite


def _suite(path: str, findings: Sequence[Finding]) -> ElementTree.Element:
    kinds = [_kind(finding) for finding in findings]
    counts = (kinds.count(kind) for kind in ("failure", "error", "skipped"))
    suite = ElementTree.Element("testsuite", _suite_attributes(_text(path), len(findings), *counts))
    for finding, kind in zip(findings, kinds, strict=True):
        place = f"{finding.start.line}:{finding.start.column}"
        attributes = {
            "name": _text(f"{place} {finding.code} {finding.name}"),
            "classname": _text(path),
            "file": _text(path),
            "line": str(finding.start.line),
            "time": "0",
        }
        case = ElementTree.SubElement(suite, "testcase", attributes)
        outcome = ElementTree.SubElement(case, kind, {"message": _text(finding.message)})
        if kind != "skipped":
            outcome.set("type", finding.severity.value)
        outcome.text = "\n".join(_details(finding, place))
    return suite


def _kind(finding: Finding) -> str:
    if finding.code.startswith(_UNCHECKED):
        return "error"
    return "skipped" if finding.severity is Severity.INFO else "failure"


def _details(finding: Finding, place: str) -> Iterator[str]:
    yield _line(f"{finding.path}:{place}: {finding.code} {finding.message}")
    for related in finding.related:
        yield _line(f"{related.path}:{related.start.line}:{related.start.column}: {related.message}")
    if finding.help:
        yield _line(f"help: {as_sentence(finding.help)}")
    if finding.fix is not None:
        yield _line(f"fix ({finding.fix.applicability.value}): {as_sentence(finding.fix.message)}")


def _suite_attributes(name: str, tests: int, failures: int, errors: int, skipped: int) -> dict[str, str]:
    return {
        "name": name,
        "tests": str(tests),
        "failures": str(failures),
        "errors": str(errors),
        "skipped": str(skipped),
        "time": "0",
    }


def _total(suites: Sequence[ElementTree.Element]) -> dict[str, str]:
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in ("tests", "failures", "errors")}


def _text(text: str) -> str:
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", visible(text))


def _line(text: str) -> str:
    """Text of an element is printed as it is, so that a line of it may begin like a workflow command."""
    return _text(plain_line(text))
