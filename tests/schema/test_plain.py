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
        ({"type": "string"}, [], "unexpected-type", "'k' must be a text, but is a list."),
        ({"type": ["array", "null"]}, 5, "unexpected-type", "'k' must be a list or nothing, but is a whole number."),
        ({"enum": ["a"]}, "b", "invalid-value", "'k' has a value that is not allowed: 'b'."),
        ({"const": True}, None, "invalid-value", "'k' has a value that is not allowed: 'null'."),
        ({"pattern": "^a"}, "b", "format-invalid", "'k' has the wrong form: 'b'."),
        ({"minLength": 2}, "b", "string-length-invalid", "'k' is too short: 1 character, minimum 2."),
        ({"maxLength": 1}, "🗼灯", "string-length-invalid", "'k' is too long: 2 characters, maximum 1."),
        ({"minimum": 2}, 1.5, "number-invalid", "'k' must be at least 2, but is 1.5."),
        ({"exclusiveMaximum": 2}, 2, "number-invalid", "'k' must be less than 2, but is 2."),
        ({"multipleOf": 2}, 3, "number-invalid", "'k' must be a multiple of 2, but is 3."),
        ({"minItems": 1}, [], "array-length-invalid", "'k' has 0 items, but must have at least 1."),
        ({"items": False}, [1], "array-length-invalid", "'k' has more items than its schema allows."),
        ({"uniqueItems": True}, [1, 1.0], "array-not-unique", "'k' has duplicate items."),
        (
            {"contains": {"const": 1}},
            [2],
            "array-contains-failed",
            "'k' has too few or too many items that match its schema.",
        ),
        ({"maxProperties": 0}, {"a": 1}, "property-count-invalid", "'k' has 1 key, but must have at most 0."),
        ({"required": ["a"]}, {}, "missing-attribute", "'k.a' is missing."),
        (
            {"dependentRequired": {"a": ["b"]}},
            {"a": 1},
            "missing-paired-attribute",
            "'k.b' is missing: 'a' requires it.",
        ),
        ({"not": {}}, 1, "not-failed", "'k' has a value that is not allowed: '1'."),
        ({"oneOf": [{}, True]}, 1, "one-of-failed", "'k' matches more than one form, but must match exactly one."),
        (False, 1, "boolean-schema-failed", "'k' is not allowed."),
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
        ("Unknown key 'a.c'.", "key@a.c"),
        ("Unknown key 'a.d''.", "key@a.d'"),
    ]


def test_names_of_properties_are_judged_at_the_key() -> None:
    schema = plain({"propertyNames": {"maxLength": 1}})
    assert found(schema, {"ab": 1}) == [("'ab' is too long: 2 characters, maximum 1.", "key@ab")]


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
    assert found(schema, {"k": 1}) == [("'k' must be a text, but is a whole number.", "k")]


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
    ],
)
def test_docfx_s_keywords_mean_nothing_here(schema: Any) -> None:
    instance = {"d": "soon", "l": [], "t": "soon"}
    assert plain(schema).problems(instance) == ()
    assert docfx(schema).problems(instance) or "docsetUnique" in schema


@pytest.mark.parametrize("make", [plain, docfx])
@pytest.mark.parametrize(
    ("schema", "place", "reason"),
    [
        ({"properties": {"k": {"pattern": "(", "minLength": 3}}}, "/properties/k/pattern", "not a regular expression"),
        ({"properties": {"k": {"pattern": r"(a)\1", "minLength": 3}}}, "/properties/k/pattern", "back-reference"),
        (
            {"patternProperties": {"[": True}, "additionalProperties": False, "properties": {"k": {"minLength": 3}}},
            "/patternProperties/[",
            "not a regular expression",
        ),
    ],
)
def test_a_pattern_that_cannot_be_run_is_left_out_with_a_note(make: Any, schema: Any, place: str, reason: str) -> None:
    made = make(schema)
    (note,) = made.notes
    assert place in note
    assert reason in note
    assert [problem.kind for problem in made.problems({"k": "a", "other": 1})] == ["string-length-invalid"]
    assert made.problems({"k": "abc", "other": 1}) == ()


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"^\p{L}+$", "Öland", "caf3"),
        (r"^\p{Letter}+$", "Öland", "caf3"),
        (r"^[\p{Lu}\p{Nd}]+$", "ÖA1", "Öa1"),
        (r"^\P{L}$", "3", "é"),
        (r"^\p{Script=Greek}+$", "φάρος", "faros"),
        (r"^(?<year>[0-9]{4})-(?<month>[0-9]{2})$", "2024-06", "2024-6"),
        (r"^\u{1F680}$", "🚀", "u"),
        (r"^\uD83D\uDE80$", "🚀", "?"),
        (r"^\d$", "3", "٣"),
        (r"^\w+$", "lamp_1", "é"),
        (r"^\s$", "\ufeff", "\x1c"),
        (r"^\S+\D\W$", "aé!", "a1!"),
        (r"^a$", "a", "a\n"),
        (r"^.$", "🚀", "\u2028"),
        (r"^[^]$", "\n", ""),
        (r"^[[a]$", "[", "]"),
        (r"^a{,2}$", "a{,2}", "aa"),
        (r"^\/docs\/", "/docs/", "docs"),
        (r"\blamp\b", "a lamp", "lamps"),
        (r"^(?!draft)[a-z]+$", "lamp", "draft"),
    ],
)
def test_patterns_are_ecmascript_s(pattern: str, good: str, bad: str) -> None:
    for schema in (plain({"properties": {"k": {"pattern": pattern}}}), plain({"patternProperties": {pattern: False}})):
        assert schema.notes == ()
    schema = plain({"properties": {"k": {"pattern": pattern}}})
    assert schema.problems({"k": good}) == ()
    assert [problem.kind for problem in schema.problems({"k": bad})] == ["format-invalid"]
    closed = plain({"patternProperties": {pattern: True}, "unevaluatedProperties": False})
    assert closed.problems({good: 1}) == ()
    assert [problem.kind for problem in closed.problems({bad: 1})] == ["unknown-field"]


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date", ["2024-02-29", "0001-01-01"], ["2021-13-45", "2023-02-29", "2024-2-9", "٢٠٢٤-٠١-٠١", ""]),
        ("time", ["12:30:00Z", "23:59:60Z", "01:02:03.5+05:30"], ["12:30", "12:30:00", "24:00:00Z", "12:00:60Z"]),
        ("date-time", ["2024-06-01T12:30:00Z", "2024-06-01t12:30:00.25-08:00"], ["2024-06-01 12:30:00Z", "2024-06-01"]),
        ("duration", ["P3DT12H", "P4W", "PT5S"], ["P", "3D", "PT", "P1DT"]),
        (
            "email",
            ["keeper@harbour.example", '"a b"@harbour.example', "a@[192.0.2.1]"],
            ["nobody", "@x", "a@", "a b@x"],
        ),
        ("idn-email", ["wärter@leuchtturm.example"], ["nobody", "a b@x"]),
        ("hostname", ["harbour.example", "a", "xn--4gbwdl.example"], ["-a", "a_b", "a..b", "", "a" * 64, "a. b"]),
        ("idn-hostname", ["bücher.example"], ["-ü-.example "]),
        ("ipv4", ["192.0.2.1"], ["192.0.2", "256.0.0.1", "01.2.3.4"]),
        ("ipv6", ["::1", "2001:db8::1", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8"], ["1::2::3", "1:2", ":::", "12345::"]),
        (
            "uri",
            ["https://a.example/b?c#d", "mailto:a@b.example", "urn:x:y", "http://[::1]:80/"],
            ["not a url", "/a", "a:b c", "http://a/é", "http://a/%zz"],
        ),
        ("uri-reference", ["/a/b", "?a", "#b", "", "../a"], ["\\\\a", "a b", "1:2"]),
        ("iri", ["https://a.example/é"], ["/é"]),
        ("iri-reference", ["/é"], ["a b"]),
        ("uri-template", ["/lamps/{id}{?q}"], ["/lamps/{id", "{}"]),
        ("uuid", ["5b8c2d9a-16e4-4f0b-8a77-91c4d5e6f722"], ["5b8c2d9a16e44f0b8a7791c4d5e6f722", "{5b8c}"]),
        ("json-pointer", ["", "/a/~1b"], ["a", "/~2"]),
        ("relative-json-pointer", ["0#", "1/a"], ["/a", "01"]),
        ("regex", ["^[a-z]+$", r"\p{L}"], ["(", "[a", r"^\Z"]),
        ("lamp", ["anything"], []),
    ],
)
def test_formats_are_asserted(name: str, good: list[str], bad: list[str]) -> None:
    schema = plain({"properties": {"k": {"format": name}}})
    assert [value for value in good if schema.problems({"k": value})] == []
    assert [value for value in bad if not schema.problems({"k": value})] == []
    assert schema.problems({"k": 5}) == ()


def test_what_a_schema_calls_deprecated() -> None:
    schema = plain(
        {
            "properties": {
                "old": {"deprecated": True, "type": "string"},
                "lamp": {"properties": {"wick": {"$ref": "#/$defs/wick"}}},
                "free": {"anyOf": [{"type": "string", "deprecated": True}, {"type": "integer"}]},
            },
            "$defs": {"wick": {"deprecated": True, "deprecationMessage": "Use `burner` instead"}},
        }
    )
    problems = schema.problems({"old": "x", "lamp": {"wick": 1}, "free": "x"})
    assert [(problem.kind, problem.route, problem.help) for problem in problems] == [
        ("attribute-deprecated", ("old",), "Remove `old`."),
        ("attribute-deprecated", ("lamp", "wick"), "Use `burner` instead."),
    ]
    assert schema.problems({"free": 1}) == ()


@pytest.mark.parametrize("make", [plain, docfx])
def test_a_schema_of_draft_04_is_called_so(make: Any) -> None:
    with pytest.raises(SchemaError, match="draft-04"):
        make({"properties": {"k": {"minimum": 1, "exclusiveMinimum": True}}})


def test_a_schema_that_names_draft_04_means_it() -> None:
    schema = plain({"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1, "exclusiveMinimum": True})
    assert schema.problems(1)
    assert schema.problems(2) == ()


def test_dependencies_have_their_plain_meaning() -> None:
    schema: Any = {"$schema": DRAFT_7, "dependencies": {"a": ["b"]}}
    assert found(plain(schema), {"a": None, "b": None}) == []
    assert found(plain(schema), {"a": None}) == [("'b' is missing: 'a' requires it.", "")]
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
        ("Unknown key 'k.a'.", "key@k.a"),
        ("Unknown key 'k.b'.", "key@k.b"),
    ]


# --- what cannot be used


@pytest.mark.parametrize(
    ("schema", "place", "reason"),
    [
        ({"properties": {"k": {"type": "strng"}}}, "/properties/k/type", "not allowed: 'strng'"),
        ({"properties": {"k": {"minLength": -1}}}, "/properties/k/minLength", "at least 0"),
        ({"required": "title"}, "/required", "must be a list"),
        ({"$schema": "http://json-schema.org/draft-7/schema"}, "/$schema", "unknown draft"),
        ({"$schema": 5}, "/$schema", "must be a text"),
        ({"$ref": "#/nowhere"}, "/$ref", "has no target"),
        ({"$ref": "#/odd", "odd": {"minLength": "a"}}, "/odd/minLength", "must be a whole number"),
        ({"$ref": "https://example.org/s.json"}, "/$ref", "network"),
        ({"$ref": "#"}, None, "leads back to itself"),
        ({"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"not": {"$ref": "#"}}}}, None, "leads back to itself"),
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
        ("'child.child' must be a mapping, but is a whole number.", "child.child")
    ]


@pytest.mark.parametrize("schema", [True, {}])
def test_a_schema_of_nothing_accepts_everything(schema: Any) -> None:
    assert plain(schema).problems({"a": [1, None]}) == ()


def test_false_accepts_nothing() -> None:
    assert found(plain(False), {}) == [("The front matter is not allowed.", "")]
