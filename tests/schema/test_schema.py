"""What a schema promises to whoever asks it."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.schema import Misspelling, SchemaProblem, load_shipped_schema
from doclint.schema.misspellings import nearest
from tests.schema.schemas import docfx, found, plain

NAMES = st.sampled_from(["a", "b", "title", "x-y", ""])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(-3, 3, allow_nan=False)
    | st.sampled_from(["", " ", "a", "ab", "1/2/2020", "2020-01-02"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)


def keywords(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.lists(NAMES, max_size=2, unique=True)
    small = st.integers(0, 3)
    return st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(
                ["string", "integer", "number", "object", "array", "null", "boolean", ["string", "null"]]
            ),
            "enum": st.lists(VALUES, min_size=1, max_size=3),
            "const": VALUES,
            "pattern": st.sampled_from(["^a", "b$", "^(a|b)*$", "^(?!a)"]),
            "minLength": small,
            "maxLength": small,
            "minimum": small,
            "exclusiveMaximum": small,
            "multipleOf": st.integers(1, 3),
            "minItems": small,
            "maxItems": small,
            "uniqueItems": st.booleans(),
            "items": inner,
            "contains": inner,
            "required": names,
            "properties": st.dictionaries(NAMES, inner, max_size=2),
            "patternProperties": st.dictionaries(st.sampled_from(["^t", "-"]), inner, max_size=2),
            "additionalProperties": inner,
            "propertyNames": inner,
            "maxProperties": small,
            "minProperties": small,
            "allOf": st.lists(inner, min_size=1, max_size=2),
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "oneOf": st.lists(inner, min_size=1, max_size=2),
            "not": inner,
            "if": inner,
            "then": inner,
            "else": inner,
        },
    )


SCHEMAS: st.SearchStrategy[Any] = st.recursive(st.booleans() | st.just({}), keywords, max_leaves=6)

OWN_KEYWORDS = st.fixed_dictionaries(
    {},
    optional={
        "strictRequired": st.lists(NAMES, max_size=2),
        "either": st.lists(st.lists(NAMES, max_size=2), max_size=2),
        "precludes": st.lists(st.lists(NAMES, max_size=3, unique=True), max_size=2),
        "reserved": st.lists(NAMES, max_size=1),
        "dependencies": st.dictionaries(NAMES, st.lists(NAMES, max_size=2) | SCHEMAS, max_size=2),
        "dependentSchemas": st.dictionaries(NAMES, st.lists(NAMES, max_size=2), max_size=2),
        "enumDependencies": st.just({"a": {"a": {"b": {"ab": None}}, "ab": None}}),
        "dateFormat": st.sampled_from(["M/d/yyyy", "yyyy-MM-dd"]),
        "format": st.sampled_from(["date", "date-time", "time", "uri"]),
        "replacedBy": st.just("title"),
        "microsoftAlias": st.just({"allowedDLs": ["a"]}),
        "minItemsWhen": st.fixed_dictionaries({"condition": SCHEMAS, "value": st.integers(0, 2)}),
    },
)


def leads_somewhere(value: Any, problem: SchemaProblem) -> bool:
    """Whether there is something at the place of a problem, and a key where it is about a key."""
    for step in problem.route:
        value = value[step]
    return problem.part == "value" or isinstance(problem.route[-1], str)


@settings(max_examples=150, deadline=None)
@given(SCHEMAS, OWN_KEYWORDS, st.lists(VALUES, min_size=1, max_size=5))
def test_the_fast_check_of_docfx_s_dialect_is_right_when_it_says_valid(
    schema: Any, own: Any, values: list[Any]
) -> None:
    made = docfx({**schema, **own} if isinstance(schema, dict) else schema)
    for value in values:
        problems = list(made._dialect.find(value, "", None))
        if made._fast_check is not None and made._fast_check(value):
            assert problems == []
        assert made.problems(value) == tuple(dict.fromkeys(problems))
        assert all(leads_somewhere(value, problem) for problem in problems)


@settings(max_examples=150, deadline=None)
@given(SCHEMAS, st.lists(VALUES, min_size=1, max_size=5))
def test_plain_schemas_judge_as_jsonschema_alone(schema: Any, values: list[Any]) -> None:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - most tests here need none

    made = plain(schema)
    for value in values:
        is_valid = Draft202012Validator(schema).is_valid(value)
        problems = made.problems(value)
        assert (problems == ()) == is_valid
        assert all(leads_somewhere(value, problem) for problem in problems)
        assert (list(made._dialect.find(value, "", None)) == []) == is_valid


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "ms.assetid", "ms.lasthandoff", "ms-custom", "Title"]), VALUES))
def test_shipped_schemas_judge_whatever_front_matter_there_is(values: dict[str, Any]) -> None:
    for name in ("learn-article", "learn-localized"):
        schema = load_shipped_schema(name)
        for problem in schema.problems(values):
            assert problem.route == () or problem.route[0] in values
            assert problem.part in ("key", "value")
        schema.misspellings(values)


@pytest.mark.parametrize("make", [docfx, plain])
@pytest.mark.parametrize("depth", [100, 5_000])
def test_depth_is_judged_or_told(make: Any, depth: int) -> None:
    schema = make({"type": "object", "properties": {"child": {"$ref": "#"}}})
    value: Any = 5
    for _ in range(depth):
        value = {"child": value}
    (problem,) = schema.problems(value)
    assert problem.kind == "unexpected-type"
    assert ("nested too deeply" in problem.message) == (depth == 5_000)


def test_problems_stand_in_the_order_of_the_schema() -> None:
    schema = docfx({"required": ["z", "a"], "properties": {"k": {"minLength": 2}, "b": {"minLength": 2}}})
    assert [place for _, place in found(schema, {"b": "", "k": ""})] == ["", "", "k", "b"]


def test_what_a_problem_is_about() -> None:
    schema = docfx(
        {
            "required": ["missing"],
            "properties": {
                "a": {"properties": {"b": {"minLength": 4}}, "required": ["c"]},
                "l": {"items": {"const": 1}},
            },
            "either": [["x", "y"]],
        }
    )
    problems = schema.problems({"a": {"b": " x\n"}, "l": [1, {"z": None}]})
    assert [(problem.key, problem.value) for problem in problems] == [
        ("missing", ""),
        ("a", "x"),
        ("a", ""),
        ("l", '{"z": null}'),
        (None, ""),
    ]


def test_valid_front_matter_does_not_import_jsonschema() -> None:
    program = """
import sys
from doclint.schema import load_shipped_schema
schema = load_shipped_schema("learn-article")
assert schema.problems({"title": "The beacon", "ms.date": "3/14/2020"}) == ()
assert not [name for name in sys.modules if name.startswith(("jsonschema", "referencing", "difflib"))]
assert schema.problems({})
"""
    subprocess.run([sys.executable, "-c", program], check=True)


# --- misspelled keys


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("ms.reviwer", "ms.reviewer"),
        ("ms-custom", "ms.custom"),
        ("ms,.custom", "ms.custom"),
        ("ms. custom", "ms.custom"),
        ("Title", "title"),
        ("titel", "title"),
        ("tile", "title"),
        ("MS.Reviewer", "ms.reviewer"),
        ("audience", None),
        ("ms.common", None),
        ("tit", None),
        ("titles", "title"),
        ("subtitle", None),
    ],
)
def test_nearest(key: str, meant: str | None) -> None:
    assert nearest(key, ["title", "ms.custom", "ms.reviewer", "ms.audience"]) == meant


def test_a_key_is_misspelled_only_where_the_known_one_is_absent() -> None:
    schema = docfx({"properties": {"title": True, "contact": {"properties": {"mail": True}}}})
    assert schema.misspellings({"title": 1, "titel": 2}) == ()
    assert schema.misspellings({"titel": 2, "contact": {"mial": 1}}) == (
        Misspelling(("titel",), "title"),
        Misspelling(("contact", "mial"), "mail"),
    )


@pytest.mark.parametrize("schema", [True, False, {"properties": {}}, {"required": ["title"]}])
def test_without_known_keys_none_is_misspelled(schema: Any) -> None:
    assert docfx(schema).misspellings({"titel": 1}) == ()
    assert plain(schema).misspellings({"titel": 1}) == ()


# --- values that stand on one page only


def test_unique_values() -> None:
    schema = docfx({"docsetUnique": ["uid"], "properties": {"meta": {"docsetUnique": ["id", "other"]}}})
    values = schema.unique_values({"uid": "a", "meta": {"id": 1.0, "other": " "}, "other": 5})
    assert [(value.route, value.value, value.identity) for value in values] == [
        (("uid",), "a", '"a"'),
        (("meta", "id"), "1", "1"),
    ]


def test_unique_values_of_parts_that_are_referred_to() -> None:
    schema = docfx(
        {
            "definitions": {"own": {"docsetUnique": ["uid"], "properties": {"child": {"$ref": "#/definitions/own"}}}},
            "allOf": [{"$ref": "#/definitions/own"}],
        }
    )
    assert [value.route for value in schema.unique_values({"uid": 1, "child": {"uid": 2}})] == [("uid",)]


def test_the_message_of_a_duplicate() -> None:
    schema = docfx({"docsetUnique": ["uid"]})
    (value,) = schema.unique_values({"uid": "beacon"})
    problem = schema.duplicate(value, ("b.md(2,14)", "a.md(3,14)"))
    assert problem is not None
    assert problem.message == "Attribute 'uid' with value 'beacon' is duplicated in 'a.md(3,14)', 'b.md(2,14)'."
    assert (problem.kind, problem.route, problem.part) == ("duplicate-attribute", ("uid",), "key")
    assert str(problem.severity) == "Severity.INFO"


def test_rules_apply_to_a_duplicate() -> None:
    rule = {"severity": "error", "code": "uid-twice", "exclude": ["old/**"]}
    schema = docfx({"docsetUnique": ["uid"], "rules": {"uid": {"duplicate-attribute": rule}}})
    (value,) = schema.unique_values({"uid": "beacon"})
    problem = schema.duplicate(value, ("a.md(1,1)",), "new/a.md")
    assert problem is not None
    assert (problem.name, str(problem.severity)) == ("uid-twice", "Severity.ERROR")
    assert schema.duplicate(value, ("a.md(1,1)",), "old/a.md") is None


def test_plain_schemas_have_no_unique_values() -> None:
    assert plain({"docsetUnique": ["uid"]}).unique_values({"uid": 1}) == ()
