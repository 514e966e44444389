"""A docfx schema's `rules` block."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.findings import Severity
from doclint.schema.docfx.custom_rules import matches_glob
from tests.schema.schemas import docfx, only


def ruled(path: str, code: str, rule: Any) -> Any:
    return {"properties": {"lamp": {"required": ["colour"]}}, "rules": {path: {code: rule}}}


def judged(**rule: Any) -> Any:
    return docfx(ruled("lamp.colour", "missing-attribute", rule))


DARK: dict[str, Any] = {"lamp": {}}


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("error", Severity.ERROR),
        ("Warning", Severity.WARNING),
        ("info", Severity.INFO),
        ("suggestion", Severity.INFO),
        (None, None),
        ("unheard-of", None),
    ],
)
def test_severity(severity: Any, expected: Severity | None) -> None:
    assert only(judged(severity=severity), DARK).severity is expected


@pytest.mark.parametrize("rule", [{"severity": "off"}, {"severity": "OFF"}, {"disabled": True}])
def test_off(rule: Any) -> None:
    assert judged(**rule).problems(DARK) == ()


def test_code_becomes_the_name_and_leaves_the_kind() -> None:
    problem = only(judged(code="lamp-without-colour"), DARK)
    assert (problem.name, problem.kind) == ("lamp-without-colour", "missing-attribute")


def test_message_takes_the_place_of_docfx_s_with_its_arguments() -> None:
    assert only(judged(message="Give {0} a colour, {{please}}, {7}"), DARK).message == (
        "Give lamp.colour a colour, {please}, {7}"
    )


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"additionalMessage": "Red, say."}, "Missing required attribute: 'lamp.colour'. Red, say."),
        ({"message": "No colour", "additionalMessage": "Red, say."}, "No colour. Red, say."),
    ],
)
def test_additional_message_follows(rule: Any, message: str) -> None:
    assert only(judged(**rule), DARK).message == message


def test_pages_may_be_excluded() -> None:
    schema = judged(exclude=["old/**/*.md", "drafts/*"])
    assert schema.problems(DARK, path="old/a/b.md") == ()
    assert schema.problems(DARK, path="drafts/a.md") == ()
    assert len(schema.problems(DARK, path="new/a.md")) == 1
    assert len(schema.problems(DARK)) == 1


def test_members_that_say_nothing_here_are_ignored() -> None:
    problem = only(judged(addOnly=True, pullRequestOnly=True, contentTypes=["conceptual"], code=7), DARK)
    assert (problem.name, problem.severity) == (None, None)


@pytest.mark.parametrize(
    ("path", "code"), [("colour", "missing-attribute"), ("lamp", "missing-attribute"), ("lamp.colour", "invalid-value")]
)
def test_another_attribute_or_code_is_not_meant(path: str, code: str) -> None:
    assert only(docfx(ruled(path, code, {"code": "x"})), DARK).name is None


@pytest.mark.parametrize(
    ("schema", "instance", "attribute", "code"),
    [
        ({"dependencies": {"a": ["b"]}}, {"a": 1}, "a", "missing-paired-attribute"),
        ({"either": [["b", "a"]]}, {}, "b", "missing-either-attribute"),
        ({"precludes": [["b", "a"]]}, {"a": 1, "b": 1}, "b", "precluded-attributes"),
        (
            {"enumDependencies": {"a[0]": {"1": {"b": {"2": None}}}}},
            {"a": [1], "b": 3},
            "a",
            "invalid-paired-attribute",
        ),
        ({"enumDependencies": {"a[0]": {"1": None}}}, {"a": [2]}, "a", "invalid-value"),
        ({"properties": {"a": {"items": {"type": "string"}}}}, {"a": [1]}, "a", "unexpected-type"),
        ({"properties": {"a": {"microsoftAlias": {}}}}, {"a": "x"}, "a", "ms-alias-invalid"),
        ({"properties": {"a": {"microsoftAlias": {}}}}, {"a": "x"}, "a", "invalid-value"),
        ({"additionalProperties": False}, {"a": 1}, "a", "unknown-field"),
    ],
)
def test_a_rule_binds_at_the_attribute_that_the_finding_is_about(
    schema: Any, instance: Any, attribute: str, code: str
) -> None:
    schema["rules"] = {attribute: {code: {"code": "ours"}}}
    assert only(docfx(schema), instance).name == "ours"


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("**/*.md", "a.md", True),
        ("**/*.md", "a/b/c.MD", True),
        ("a/**", "a/b/c.md", True),
        ("a/*", "a/b/c.md", False),
        ("a?.md", "ab.md", True),
        ("a?.md", "a/.md", False),
        ("{a,b/{c,d}}/x.md", "b/d/x.md", True),
        ("{a,b}/x.md", "c/x.md", False),
        ("./a.md", "a.md", True),
        ("a\\b.md", "a/b.md", True),
        ("a{b.md", "a{b.md", True),
        ("a,b}.md", "a,b}.md", True),
        ("**/**/**/x.md", "q/x.md", True),
    ],
)
def test_globs(glob: str, path: str, expected: bool) -> None:
    assert matches_glob(glob, path) == expected


def test_no_glob_takes_long() -> None:
    assert not matches_glob("*a" * 60, "a" * 250 + "b")
