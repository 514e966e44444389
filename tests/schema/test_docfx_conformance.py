"""docfx's own cases, which lie beside this repository and are no part of it: level, code, message, line and column."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from doclint.document import read_document
from doclint.findings import KeyPlace, Severity
from doclint.schema import SchemaProblem
from tests.real.commands import SHARED
from tests.schema.schemas import docfx

CASES = SHARED / "conformance" / "docfx_schema_cases.json"

NOW = datetime(2024, 6, 1)

LEVELS = {None: "warning", Severity.INFO: "suggestion", Severity.WARNING: "warning", Severity.ERROR: "error"}


def cases(name: str) -> list[Any]:
    if not CASES.is_file():
        return []
    parsed = json.loads(CASES.read_text(encoding="utf-8"))[name]
    return [pytest.param(case, id=f"line {case['source_line']}") for case in parsed]


def line_and_last_column(instance_text: str, problem: SchemaProblem) -> tuple[int, int]:
    """Where a problem is in the instance, as docfx counts: at the last character of a scalar."""
    document = read_document(f"---\n{instance_text}\n---\n".encode())
    if not isinstance(json.loads(instance_text), dict):
        return 1, 0
    start, end = document.positions(document.span(KeyPlace(problem.route, problem.part)))
    return max(start.line - 1, 1), end.column - 1


@pytest.mark.parametrize("case", cases("cases"))
def test_level_code_message_and_line_are_docfx_s(case: Any) -> None:
    problems = docfx(case["schema"]).problems(case["instance"], now=NOW)
    told = [
        (
            LEVELS[problem.severity],
            problem.name or problem.kind,
            problem.message,
            line_and_last_column(case["instance_text"], problem)[0],
        )
        for problem in problems
    ]
    assert sorted(told) == sorted(tuple(expected[:4]) for expected in case["expected"])


@pytest.mark.parametrize("case", cases("cases"))
def test_a_scalar_of_an_object_is_where_docfx_sees_it(case: Any) -> None:
    for problem in docfx(case["schema"]).problems(case["instance"], now=NOW):
        value = case["instance"]
        for step in problem.route:
            value = value[step]
        is_scalar = problem.part == "value" and not isinstance(value, dict | list)
        if is_scalar and problem.route and isinstance(case["instance"], dict):
            columns = [expected[4] for expected in case["expected"] if expected[2] == problem.message]
            assert line_and_last_column(case["instance_text"], problem)[1] in columns


@pytest.mark.parametrize("case", cases("docset_unique_cases"))
def test_pages_with_a_duplicate_are_as_many_as_docfx_counts(case: Any) -> None:
    schema = docfx(case["schema"])
    values = [value for instance in case["instances"] for value in schema.unique_values(instance)]
    shared = [
        value
        for value in values
        if sum((value.route, value.identity) == (other.route, other.identity) for other in values) > 1
    ]
    assert len(shared) == case["expected_error_count"]
