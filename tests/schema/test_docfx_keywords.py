"""Each keyword of docfx's dialect, with what it says and where."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from doclint.schema import SchemaError
from tests.schema.schemas import Found, docfx, found, only


def check(schema: Any, instance: Any, *expected: tuple[str, str]) -> None:
    assert found(docfx(schema), instance) == list(expected)


# --- what has a value


@pytest.mark.parametrize("blank", [None, "", "  ", "\n"])
def test_null_and_blank_text_are_no_value(blank: Any) -> None:
    check({"strictRequired": ["owner"]}, {"owner": blank}, ("Missing required attribute: 'owner'.", ""))


@pytest.mark.parametrize("value", [0, False, [], {}, "x"])
def test_everything_else_is_a_value(value: Any) -> None:
    check({"strictRequired": ["owner"]}, {"owner": value})


def test_required_asks_for_the_key_only() -> None:
    check({"required": ["owner", "team"]}, {"owner": None}, ("Missing required attribute: 'team'.", ""))


def test_an_attribute_is_named_with_the_attributes_that_lead_to_it() -> None:
    schema = {"properties": {"contact": {"properties": {"mail": {"required": ["host"]}}}}}
    message = "Missing required attribute: 'contact.mail.host'."
    check(schema, {"contact": {"mail": {}}}, (message, "contact.mail"))


# --- types


@pytest.mark.parametrize(
    ("types", "value", "words"),
    [
        ("string", 5, "Expected type 'String' but got 'Integer'."),
        (["string", "null"], [], "Expected type 'String, Null' but got 'Array'."),
        ("integer", 1.5, "Expected type 'Integer' but got 'Float'."),
        ("object", None, "Expected type 'Object' but got 'Null'."),
        ("number", True, "Expected type 'Number' but got 'Boolean'."),
    ],
)
def test_a_wrong_type_is_named_as_docfx_names_types(types: Any, value: Any, words: str) -> None:
    check({"properties": {"size": {"type": types}}}, {"size": value}, (words, "size"))


def test_a_whole_float_is_an_integer() -> None:
    check({"type": "integer"}, 3.0)


def test_a_wrong_type_stops_the_other_checks_of_its_node() -> None:
    schema = {"type": "object", "enum": [1], "minItems": 5, "anyOf": [{"type": "null"}]}
    check(schema, [1], ("Expected type 'Object' but got 'Array'.", ""))


# --- values


@pytest.mark.parametrize(
    ("value", "shown"), [(True, "True"), (None, ""), (2.50, "2.5"), (1e20, "1E+20"), (["a", 1], '["a",1]')]
)
def test_values_are_shown_as_dotnet_writes_them(value: Any, shown: str) -> None:
    check({"properties": {"k": {"const": "x"}}}, {"k": value}, (f"Invalid value for 'k': '{shown}'.", "k"))


def test_enum_compares_json_values() -> None:
    schema = {"properties": {"k": {"enum": [1, "true", {"a": [1.0]}]}}}
    check(schema, {"k": 1.0})
    check(schema, {"k": {"a": [1]}})
    check(schema, {"k": True}, ("Invalid value for 'k': 'True'.", "k"))


def test_const_null_is_a_value_to_compare_with() -> None:
    check({"const": None}, None)
    check({"const": None}, "", ("Invalid value for '': ''.", ""))


def test_length_counts_code_points() -> None:
    check({"maxLength": 2, "minLength": 2}, "🗼灯")
    message = "String '' is too long: 3 characters. Length should be <= 2."
    check({"maxLength": 2}, "🗼灯a", (message, ""))


def test_pattern_is_searched_and_shown() -> None:
    check({"properties": {"slug": {"pattern": "^[a-z]+$"}}}, {"slug": "ok"})
    message = "String 'Not ok' is not a valid '^[a-z]+$'."
    check({"properties": {"slug": {"pattern": "^[a-z]+$"}}}, {"slug": "Not ok"}, (message, "slug"))


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [("date", "2019-02-30", "Date"), ("date-time", "soon", "DateTime"), ("time", "25:00", "Time")],
)
def test_formats_of_dates_and_times_are_checked(name: str, value: str, shown: str) -> None:
    check({"format": name}, value, (f"String '{value}' is not a valid '{shown}'.", ""))


def test_other_formats_are_notes() -> None:
    check({"format": "email"}, "nobody")


@pytest.mark.parametrize(
    ("schema", "value", "criterion"),
    [
        ({"maximum": 3}, 4, "<= 3"),
        ({"minimum": 3.5}, 3, ">= 3.5"),
        ({"exclusiveMaximum": 3}, 3, "< 3"),
        ({"exclusiveMinimum": 3}, 3, "> 3"),
        ({"multipleOf": 2}, 5, "multiple of 2"),
    ],
)
def test_numbers(schema: Any, value: float, criterion: str) -> None:
    check(schema, value, (f"Number '{value}' should be {criterion}.", ""))


def test_numbers_of_any_size_are_judged() -> None:
    check({"multipleOf": 7}, 7 * 10**300)
    assert found(docfx({"maximum": 1.5}), 10**400)
    assert found(docfx({"multipleOf": 0.1}), 10**400)


def test_multiple_of_nothing_is_ignored() -> None:
    check({"multipleOf": 0}, 5)


def test_an_alias_is_good_where_it_is_allowed_by_name() -> None:
    schema = {"properties": {"owner": {"microsoftAlias": {"allowedDLs": ["keepers"]}}}}
    check(schema, {"owner": "keepers"})
    check(schema, {"owner": ""})
    problem = only(docfx(schema), {"owner": "somebody"})
    assert problem.message == "Invalid value for 'owner', 'somebody' is not a valid Microsoft alias."
    assert (problem.kind, problem.name) == ("invalid-value", "ms-alias-invalid")


def test_a_deprecated_attribute_is_told_at_its_key() -> None:
    schema = {"properties": {"old": {"replacedBy": "new"}, "gone": {"replacedBy": ""}}}
    check(schema, {"old": "", "gone": None})
    check(
        schema,
        {"old": 1, "gone": 1},
        ("Deprecated attribute: 'old', use 'new' instead.", "key@old"),
        ("Deprecated attribute: 'gone'.", "key@gone"),
    )


# --- dates


def dated(**more: str) -> Any:
    return {"properties": {"day": {"dateFormat": "M/d/yyyy", **more}}}


def test_dates_are_read_exactly_and_blank_ones_skipped() -> None:
    check(dated(), {"day": "3/14/2020"})
    check(dated(), {"day": " "})
    check(dated(), {"day": "2020-03-14"}, ("Invalid date format for 'day': '2020-03-14'.", "day"))


@pytest.mark.parametrize(
    ("day", "is_in"), [("5/29/2024", False), ("5/30/2024", True), ("6/6/2024", True), ("6/7/2024", False)]
)
def test_relative_dates_go_by_the_clock_that_they_are_given(day: str, is_in: bool) -> None:
    schema = docfx(dated(relativeMinDate="-2:00:00:00", relativeMaxDate="5.00:00:00"))
    now = datetime(2024, 6, 1, tzinfo=UTC)
    expected = [] if is_in else [(f"Value out of range for 'day': '{day}'.", "day")]
    assert found(schema, {"day": day}, now=now) == expected


def test_without_a_clock_no_date_is_out_of_range() -> None:
    check(dated(relativeMaxDate="0:00:00"), {"day": "1/1/3000"})


# --- lists


@pytest.mark.parametrize(
    ("schema", "value", "criterion"),
    [
        ({"maxItems": 1}, [1, 2], "<= 1"),
        ({"minItems": 3}, [1, 2], ">= 3"),
        ({"items": [True], "additionalItems": False}, [1, 2], "<= 1"),
    ],
)
def test_lengths_of_lists(schema: Any, value: Any, criterion: str) -> None:
    check({"properties": {"tags": schema}}, {"tags": value}, (f"Array 'tags' length should be {criterion}.", "tags"))


def test_items_have_the_name_of_their_list_and_a_place_of_their_own() -> None:
    schema = {"properties": {"tags": {"items": {"enum": ["a"]}}}}
    check(schema, {"tags": ["a", "b"]}, ("Invalid value for 'tags': 'b'.", "tags.1"))


def test_items_may_have_a_schema_each() -> None:
    schema = {"items": [{"const": 1}, {"const": 2}], "additionalItems": {"const": 3}}
    check(schema, [1, 2, 3, 3])
    check(schema, [1, 9, 3, 8], ("Invalid value for '': '9'.", "1"), ("Invalid value for '': '8'.", "3"))


def test_equal_items_are_found_by_value() -> None:
    check({"uniqueItems": True}, [1, True, "1", [1], {"a": 1}])
    check({"uniqueItems": True}, [{"a": 1}, {"a": 1.0}], ("Array '' items should be unique.", ""))


def test_contains_wants_one_item_that_matches() -> None:
    check({"contains": {"type": "string"}}, [1, "a"])
    message = "Array '' should contain at least one item that matches JSON schema."
    check({"contains": {"type": "string"}}, [1], (message, ""))


def test_items_are_counted_when_they_match() -> None:
    schema = {
        "minItemsWhen": [{"condition": {"type": "string"}, "value": 2}],
        "maxItemsWhen": {"condition": {"type": "integer"}, "value": 1},
    }
    check(schema, ["a", "b", 1])
    problems = docfx(schema).problems(["a", 1, 2])
    assert [(problem.kind, problem.name, problem.message) for problem in problems] == [
        ("array-length-invalid", "array-min-check-invalid", "The array must have least 2 matched item(s)."),
        ("array-length-invalid", "array-max-check-invalid", "The array must not have more than 1 matched item(s)."),
    ]


# --- attributes that go together


@pytest.mark.parametrize("keyword", ["dependencies", "dependentSchemas"])
def test_who_has_a_value_needs_its_pair(keyword: str) -> None:
    schema = {"properties": {"map": {keyword: {"north": ["south"]}}}}
    message = "Missing attribute: 'map.south'. If you specify 'map.north', you must also specify 'map.south'."
    check(schema, {"map": {"north": " "}})
    check(schema, {"map": {"north": 1, "south": ""}}, (message, "map"))


@pytest.mark.parametrize("keyword", ["dependencies", "dependentSchemas"])
def test_what_a_dependent_schema_finds_is_told_in_one_sentence(keyword: str) -> None:
    schema = {keyword: {"north": {"required": ["south"], "properties": {"east": {"const": 1}}}}}
    check(schema, {"east": 2})
    message = "DependentSchemas validation failed for attribute: 'north'."
    check(schema, {"north": 1, "east": 2}, (message, "north"))


def test_either_wants_one_of_each_set() -> None:
    schema = {"either": [["a", "b"], ["c", "d"], []]}
    check(schema, {"a": 1, "d": 1})
    check(schema, {"b": "", "c": 1}, ("One of the following attributes is required: 'a', 'b'.", ""))


def test_precludes_lets_one_of_each_set_have_a_value() -> None:
    schema = {"properties": {"map": {"precludes": [["a", "b", "c"]]}}}
    check(schema, {"map": {"a": 1, "b": "", "c": None}})
    message = "Only one of the following attributes can exist: 'a', 'b', 'c'."
    check(schema, {"map": {"a": 1, "b": 1, "c": 1}}, (message, "map"))


def test_docfx_lists_sorted_and_no_more_than_five() -> None:
    problem = only(docfx({"either": [["f", "e", "d", "c", "b", "a"]]}), {})
    assert problem.message == "One of the following attributes is required: 'a', 'b', 'c', 'd', 'e'...."


def test_reserved_attributes_are_told_at_their_key() -> None:
    check({"reserved": ["url"]}, {"url": None}, ("Attribute url is reserved for use by Docs.", "key@url"))


# --- enumDependencies

CRAFTS: Any = {
    "enumDependencies": {
        "craft": {
            "boat": {"rig": {"sloop": None, "ketch": {"masts": {"2": None}}}},
            "raft": {"rig": {"": None, "none": None}},
            "buoy": None,
        }
    }
}


@pytest.mark.parametrize(
    "instance",
    [
        {},
        {"rig": "anything"},
        {"craft": " ", "rig": "anything"},
        {"craft": "boat", "rig": "sloop"},
        {"craft": "boat", "rig": ""},
        {"craft": "boat", "rig": "ketch", "masts": 2},
        {"craft": "raft"},
        {"craft": "buoy", "rig": "anything"},
    ],
)
def test_values_that_go_together(instance: Any) -> None:
    check(CRAFTS, instance)


@pytest.mark.parametrize(
    ("instance", "expected"),
    [
        ({"craft": "car"}, ("Invalid value for 'craft': 'car'.", "craft")),
        ({"craft": "boat"}, ("Invalid value for 'rig': 'rig' is not valid with 'craft' value 'boat'.", "")),
        (
            {"craft": "boat", "rig": "none"},
            ("Invalid value for 'rig': 'none' is not valid with 'craft' value 'boat'.", "rig"),
        ),
        (
            {"craft": "boat", "rig": "ketch", "masts": 3},
            ("Invalid value for 'masts': '3' is not valid with 'rig' value 'ketch'.", "masts"),
        ),
    ],
)
def test_values_that_do_not(instance: Any, expected: tuple[str, str]) -> None:
    check(CRAFTS, instance, expected)


def test_items_of_a_list_are_addressed_by_their_index() -> None:
    schema = {"enumDependencies": {"path[0]": {"sea": {"path[1]": {"north": None, "south": None}}}}}
    check(schema, {"path": ["sea", "north"]})
    check(schema, {"path": ["sea"]})
    check(schema, {"path": "sea"})
    message = "Invalid value for 'path[1]': 'west' is not valid with 'path[0]' value 'sea'."
    check(schema, {"path": ["sea", "west"]}, (message, "path.1"))
    check(schema, {"path": ["land", "west"]}, ("Invalid value for 'path[0]': 'land'.", "path.0"))
    check(schema, {"path": "land"}, ("Invalid value for 'path': 'land'.", "path"))


# --- which attributes there are


def test_properties_that_nobody_speaks_of_are_additional() -> None:
    schema = {
        "properties": {"a": True},
        "patternProperties": {"^x-": {"type": "string"}},
        "additionalProperties": False,
    }
    check(schema, {"a": 1, "x-b": "text"})
    check(
        schema,
        {"x-b": 1, "c": [1]},
        ("Expected type 'String' but got 'Integer'.", "x-b"),
        ("Could not find member 'c' on object of type 'Array'.", "key@c"),
    )


def test_additional_properties_do_not_lengthen_the_name() -> None:
    schema = {"properties": {"a": {"additionalProperties": {"required": ["d"]}}}}
    check(schema, {"a": {"b": {}}}, ("Missing required attribute: 'a.d'.", "a.b"))


def test_names_of_properties_are_judged_at_the_key() -> None:
    message = "String 'map.long' is too long: 4 characters. Length should be <= 3."
    check({"properties": {"map": {"propertyNames": {"maxLength": 3}}}}, {"map": {"long": 1}}, (message, "key@map.long"))


@pytest.mark.parametrize(("schema", "criterion"), [({"maxProperties": 1}, "<= 1"), ({"minProperties": 3}, ">= 3")])
def test_numbers_of_properties(schema: Any, criterion: str) -> None:
    check(schema, {"a": 1, "b": 2}, (f"Object '' property count should be {criterion}.", ""))


# --- schemas of schemas


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_a_choice_reports_the_branch_with_the_fewest_findings(keyword: str) -> None:
    schema = {keyword: [{"required": ["a", "b"]}, {"required": ["c"]}, {"type": "string"}]}
    check(schema, {}, ("Missing required attribute: 'c'.", ""))


def test_any_of_is_content_with_several() -> None:
    check({"anyOf": [True, {}, {"required": ["a"]}]}, {})


def test_one_of_is_not() -> None:
    problem = only(docfx({"properties": {"k": {"oneOf": [True, {}]}}}), {"k": 5})
    assert (problem.kind, problem.message) == ("one-of-failed", "Invalid value for 'k': '5'.")


def test_of_one_of_that_matches_twice_the_best_of_the_others_is_reported() -> None:
    check({"oneOf": [True, {}, {"const": 1}]}, 5, ("Invalid value for '': '5'.", ""))


def test_all_of_reports_everything_once() -> None:
    twice = {"required": ["a"]}
    check(
        {"allOf": [twice, twice, {"required": ["b"]}]},
        {},
        ("Missing required attribute: 'a'.", ""),
        ("Missing required attribute: 'b'.", ""),
    )


def test_not() -> None:
    problem = only(docfx({"not": {"type": "integer"}}), 5)
    assert (problem.kind, problem.message) == ("not-failed", "Invalid value for '': '5'.")
    check({"not": {"type": "integer"}}, "5")


@pytest.mark.parametrize(
    ("instance", "expected"),
    [
        ({"a": 1, "b": 1}, []),
        ({"a": 1}, [("Missing required attribute: 'b'.", "")]),
        ({"c": 1}, []),
        ({}, [("Missing required attribute: 'c'.", "")]),
    ],
)
def test_if_then_else(instance: Any, expected: Found) -> None:
    schema = {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}
    assert found(docfx(schema), instance) == expected


def test_false_refuses_what_is_there() -> None:
    problem = only(docfx({"properties": {"k": False}}), {"k": 1})
    assert (problem.kind, problem.message) == ("boolean-schema-failed", "Boolean schema validation failed for 'k'.")
    assert only(docfx(False), {}).message == "Boolean schema validation failed for ''."


@pytest.mark.parametrize("schema", [None, True, {}, {"properties": None, "enum": None, "type": None, "rules": None}])
def test_a_schema_of_nothing_accepts_everything(schema: Any) -> None:
    check(schema, {"a": [1, {"b": None}]})


def test_unknown_keywords_are_ignored() -> None:
    check({"htmlMetaName": 5, "xyz": {"type": 7}}, {"a": 1})


# --- what cannot be run


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({"properties": {"a": {"type": "strng"}}}, "/properties/a/type"),
        ({"allOf": [True, 5]}, "/allOf/1"),
        ({"required": "title"}, "/required"),
        ({"either": ["a", "b"]}, "/either/0"),
        ({"maxLength": "9"}, "/maxLength"),
        ({"exclusiveMaximum": True}, "/exclusiveMaximum"),
        ({"relativeMaxDate": "soon"}, "/relativeMaxDate"),
        ({"enumDependencies": {"a": {"b": ["c"]}}}, "/enumDependencies/a/b"),
        ({"patternProperties": {"[": True}}, "/patternProperties/["),
        ({"microsoftAlias": {"allowedDLs": "all"}}, "/microsoftAlias/allowedDLs"),
        ({"rules": {"a": {"missing-attribute": {"exclude": 5}}}}, "/rules/a/missing-attribute/exclude"),
        ({"properties": {"a/b": {"uniqueItems": 1}}}, "/properties/a~1b/uniqueItems"),
    ],
)
def test_an_error_of_the_schema_is_told_where_it_is(schema: Any, place: str) -> None:
    with pytest.raises(SchemaError) as caught:
        docfx(schema)
    assert (caught.value.path, caught.value.place) == ("schema.json", place)
