"""Plain JSON Schema: our own words, docfx's kinds, and nothing of docfx's dialect."""

from __future__ import annotations

from typing import Any

import pytest

from doclint.schema import SchemaError
from tests.schema.schemas import docfx, found, only, plain

DRAFT_7 = "http://json-schema.org/draft-07/schema#"
DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("subschema", "value", "kind", "message"),
    [
        ({"type": "string"}, [], "unexpected-type", "'k' must be a text, and is a list."),
        ({"type": ["array", "null"]}, 5, "unexpected-type", "'k' must be a list or nothing, and is a whole number."),
        ({"enum": ["a"]}, "b", "invalid-value", "'k' has a value that is not allowed: 'b'."),
        ({"const": True}, None, "invalid-value", "'k' has a value that is not allowed: 'null'."),
        ({"pattern": "^a"}, "b", "format-invalid", "'k' is not written as it should be: 'b'."),
        ({"minLength": 2}, "b", "string-length-invalid", "'k' is too short: 1 character, and at least 2."),
        ({"maxLength": 1}, "🗼灯", "string-length-invalid", "'k' is too long: 2 characters, and at most 1."),
        ({"minimum": 2}, 1.5, "number-invalid", "'k' must be at least 2, and is 1.5."),
        ({"exclusiveMaximum": 2}, 2, "number-invalid", "'k' must be less than 2, and is 2."),
        ({"multipleOf": 2}, 3, "number-invalid", "'k' must be a multiple of 2, and is 3."),
        ({"minItems": 1}, [], "array-length-invalid", "'k' has 0 items, and must have at least 1."),
        ({"items": False}, [1], "array-length-invalid", "'k' has more items than its schema knows."),
        ({"uniqueItems": True}, [1, 1.0], "array-not-unique", "'k' has an item twice."),
        (
            {"contains": {"const": 1}},
            [2],
            "array-contains-failed",
            "'k' has too few, or too many, items of the kind that its schema asks for.",
        ),
        ({"maxProperties": 0}, {"a": 1}, "property-count-invalid", "'k' has 1 key, and must have at most 0."),
        ({"required": ["a"]}, {}, "missing-attribute", "'k.a' is missing."),
        (
            {"dependentRequired": {"a": ["b"]}},
            {"a": 1},
            "missing-paired-attribute",
            "'k.b' is missing: it must stand beside 'a'.",
        ),
        ({"not": {}}, 1, "not-failed", "'k' has a value that is not allowed: '1'."),
        ({"oneOf": [{}, True]}, 1, "one-of-failed", "'k' fits several forms of which it must have exactly one."),
        (False, 1, "boolean-schema-failed", "'k' must not be there."),
    ],
)
def test_each_kind_has_words_of_its_own(subschema: Any, value: Any, kind: str, message: str) -> None:
    problem = only(plain({"properties": {"k": subschema}}), {"k": value})
    assert (problem.kind, problem.message) == (kind, message)
    assert problem.key == "k"


@pytest.mark.parametrize("keyword", ["additionalProperties", "unevaluatedProperties"])
def test_each_unknown_key_is_told_at_its_place(keyword: str) -> None:
    schema = plain({"properties": {"a": {"properties": {"b": True}, keyword: False}}})
    assert found(schema, {"a": {"b": 1, "c": 1, "d'": 1}}) == [
        ("'a.c' is not a key that the schema knows.", "key@a.c"),
        ("'a.d'' is not a key that the schema knows.", "key@a.d'"),
    ]


def test_names_of_properties_are_judged_at_the_key() -> None:
    schema = plain({"propertyNames": {"maxLength": 1}})
    assert found(schema, {"ab": 1}) == [("'ab' is too long: 2 characters, and at most 1.", "key@ab")]


def test_several_missing_keys_are_told_once_each() -> None:
    schema = plain({"required": ["a", "b", "c"]})
    assert found(schema, {"b": 1}) == [("'a' is missing.", ""), ("'c' is missing.", "")]


def test_places_in_lists() -> None:
    schema = plain({"properties": {"k": {"items": {"required": ["a"]}}}})
    assert found(schema, {"k": [{"a": 1}, {}]}) == [("'k[1].a' is missing.", "k.1")]


def test_a_choice_reports_the_branch_with_the_fewest_findings() -> None:
    schema = plain({"anyOf": [{"required": ["a", "b"]}, {"anyOf": [{"required": ["c"]}, False]}]})
    assert found(schema, {}) == [("'c' is missing.", "")]


def test_a_wrong_type_is_all_that_is_told_of_a_value() -> None:
    schema = plain({"properties": {"k": {"type": "string", "enum": ["a"], "minimum": 5}}})
    assert found(schema, {"k": 1}) == [("'k' must be a text, and is a whole number.", "k")]


def test_long_values_are_shortened() -> None:
    message = only(plain({"enum": ["a"]}), "long " * 50).message
    assert len(message) < 120
    assert "…" in message


# --- dialects


@pytest.mark.parametrize(
    "schema",
    [
        {"strictRequired": ["a"]},
        {"either": [["a", "b"]]},
        {"properties": {"d": {"dateFormat": "M/d/yyyy", "replacedBy": "x", "microsoftAlias": {"allowedDLs": []}}}},
        {"dependentSchemas": {"d": True}, "reserved": ["d"], "docsetUnique": ["d"]},
        {"enumDependencies": {"d": {}}},
        {"properties": {"l": {"minItemsWhen": {"condition": True, "value": 9}}}},
        {"properties": {"t": {"format": "date"}}},
    ],
)
def test_docfx_s_keywords_mean_nothing_here(schema: Any) -> None:
    instance = {"d": "soon", "l": [], "t": "soon"}
    assert plain(schema).problems(instance) == ()
    assert docfx(schema).problems(instance) or "docsetUnique" in schema


def test_dependencies_have_their_plain_meaning() -> None:
    schema: Any = {"$schema": DRAFT_7, "dependencies": {"a": ["b"]}}
    assert found(plain(schema), {"a": None, "b": None}) == []
    assert found(plain(schema), {"a": None}) == [("'b' is missing: it must stand beside 'a'.", "")]
    assert found(docfx(schema), {"a": None}) == []


def test_the_draft_is_named_by_the_schema_and_otherwise_the_newest() -> None:
    tuple_of_two = {"items": [True, True], "additionalItems": False}
    assert found(plain({"$schema": DRAFT_7, **tuple_of_two}), [1, 2, 3])
    with pytest.raises(SchemaError):
        plain({"$schema": DRAFT_2020, **tuple_of_two})
    assert found(plain({"prefixItems": [True], "items": False}), [1, 2])


def test_a_dialect_of_somebody_s_own_is_the_newest_draft() -> None:
    assert found(plain({"$schema": "https://example.org/ours", "prefixItems": [True], "items": False}), [1, 2])


def test_an_inner_schema_keeps_our_patterns_and_its_dialect() -> None:
    hanging = {"$schema": DRAFT_2020, "pattern": "^(a+)+$"}
    schema = plain({"$schema": DRAFT_2020, "$defs": {"x": hanging}, "properties": {"k": {"$ref": "#/$defs/x"}}})
    assert found(schema, {"k": "a" * 50 + "!"})
    other = {"$id": "https://example.org/old", "$schema": DRAFT_7, "additionalProperties": False}
    schema = plain({"$schema": DRAFT_2020, "properties": {"k": other}})
    assert found(schema, {"k": {"a": 1, "b": 1}}) == [
        ("'k.a' is not a key that the schema knows.", "key@k.a"),
        ("'k.b' is not a key that the schema knows.", "key@k.b"),
    ]


# --- what cannot be used


@pytest.mark.parametrize(
    ("schema", "place", "reason"),
    [
        ({"properties": {"k": {"type": "strng"}}}, "/properties/k/type", "not allowed: 'strng'"),
        ({"properties": {"k": {"minLength": -1}}}, "/properties/k/minLength", "at least 0"),
        ({"required": "title"}, "/required", "must be a list"),
        ({"$schema": "http://json-schema.org/draft-7/schema"}, "/$schema", "no such draft"),
        ({"$schema": 5}, "/$schema", "must be a text"),
        ({"$ref": "#/nowhere"}, "/$ref", "leads nowhere"),
        ({"$ref": "#/odd", "odd": {"minLength": "a"}}, "/odd/minLength", "must be a whole number"),
        ({"$ref": "https://example.org/s.json"}, "/$ref", "network"),
        ({"$ref": "#"}, None, "leads back to itself"),
        ({"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"not": {"$ref": "#"}}}}, None, "leads back to itself"),
        ({"properties": {"k": {"pattern": "("}}}, "/properties/k/pattern", "not a regular expression"),
        ({"patternProperties": {r"(a)\1": True}}, r"/patternProperties/(a)\1", "back-reference"),
        (
            {"patternProperties": {"^(a+)+$": True}, "unevaluatedProperties": False},
            "/patternProperties/^(a+)+$",
            "make it simpler",
        ),
        ([], None, "must be"),
    ],
)
def test_what_is_wrong_with_a_schema_is_told_where_it_is(schema: Any, place: str | None, reason: str) -> None:
    with pytest.raises(SchemaError) as caught:
        plain(schema)
    assert caught.value.place == place
    assert reason in caught.value.reason


def test_a_schema_may_lead_back_to_itself_one_level_deeper() -> None:
    schema = plain({"type": "object", "properties": {"child": {"$ref": "#"}}})
    assert found(schema, {"child": {"child": 5}}) == [
        ("'child.child' must be a mapping, and is a whole number.", "child.child")
    ]


@pytest.mark.parametrize("schema", [True, {}])
def test_a_schema_of_nothing_accepts_everything(schema: Any) -> None:
    assert plain(schema).problems({"a": [1, None]}) == ()


def test_false_accepts_nothing() -> None:
    assert found(plain(False), {}) == [("The whole must not be there.", "")]
