"""The examples of every rule are its tests: a bad one fires exactly at its markers, a good one is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from doclint.rules.manual import example_pages, sections, without_markers
from doclint.rules.registry import all_rules
from doclint.rules.rule import Bad, Good, RegisteredRule, Scope
from tests.rules.examples import apply_fixes, findings_of, marked_places

RULES = list(all_rules().values())
EXAMPLES = [
    pytest.param(registered, example, id=f"{registered.code}-{number}")
    for registered in RULES
    for number, example in enumerate(registered.rule.examples)
]


@pytest.mark.parametrize(("registered", "example"), EXAMPLES)
def test_fires_exactly_where_its_example_says(
    registered: RegisteredRule, example: Bad | Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    findings = findings_of(registered, example)
    found = [(finding.path, finding.start, finding.end) for finding in findings]
    if isinstance(example, Good):
        assert not findings
        return
    assert found == marked_places(example)
    assert example.says in f"{findings[0].message} {findings[0].remedy.value}"


@pytest.mark.parametrize(
    ("registered", "example"), [case for case in EXAMPLES if isinstance(case.values[1], Bad) and case.values[1].fixed]
)
def test_fix_gives_exactly_the_fixed_text(
    registered: RegisteredRule, example: Bad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (text,) = example_pages(example.pages).values()
    assert apply_fixes(without_markers(text), findings_of(registered, example)) == example.fixed


@pytest.mark.parametrize("registered", RULES, ids=lambda registered: registered.code)
def test_rule_says_what_it_does_and_why(registered: RegisteredRule) -> None:
    headings = [heading for heading, text in sections(registered.manual) if text]
    assert headings[:2] == ["What it does", "Why it matters"]
    if registered.scope is not Scope.RUN:
        assert "Evidence" in headings
        kinds = {type(example) for example in registered.rule.examples}
        assert kinds == {Bad, Good}
    has_fix = any(isinstance(example, Bad) and example.fixed for example in registered.rule.examples)
    assert has_fix == ("Fix safety" in headings)
