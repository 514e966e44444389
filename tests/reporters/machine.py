"""What the formats for programs write, and the schemas that they are held to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import xmlschema
from jsonschema.validators import validator_for

from doclint.findings import Finding, Summary
from doclint.reporters.formats import render_machine_report
from doclint.reporters.options import LineOf
from tests.reporters.shared_findings import FINDINGS, SUMMARY, line_of, summary_of

SCHEMAS = Path(__file__).parent / "schemas"


def rendered(
    output_format: str,
    findings: Sequence[Finding] = FINDINGS,
    summary: Summary | None = None,
    lines: LineOf = line_of,
) -> str:
    """What a format writes of findings, by default of the shared ones."""
    if summary is None:
        summary = SUMMARY if findings is FINDINGS else summary_of(tuple(findings))
    return render_machine_report(output_format, findings, summary, lines)


@cache
def _validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    return validator_for(schema)(schema)


def assert_valid_json(document: Any, schema: str) -> None:
    """Fail where a document is not what the schema with this file name says."""
    errors = [f"{error.json_path}: {error.message}" for error in _validator(schema).iter_errors(document)]
    assert errors == []


@cache
def _junit() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "junit.xsd")


def assert_valid_junit(text: str) -> None:
    """Fail where a document is no JUnit report."""
    _junit().validate(text)
